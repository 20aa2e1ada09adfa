"""Reading rounds, entries and heats."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from kimid.access.models import Grant
from kimid.evaluation.models import Entry, Heat, Participant, Round
from kimid.evaluation.rules import WRITERS
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.wire.models import Placement

_STORIES: Final = 60
# Whether a heat has decided about a participant; Django wants it named from the heat.
_CHECKED: Final = Q(participants__checked_at__isnull=False) | Q(participants__excluded_why__gt="")
_WITH_KIM: Final = ("entry__round__region", "entry__kim__site__region", "entry__kim__region", "heat__region")


class OwnRound(NamedTuple):
    """A round that is open to a KIM, with what it has filled in, and where that came."""

    round: Round
    entry: Entry | None
    places: Sequence[Participant]


@dataclass(frozen=True)
class HeatRow:
    """A heat in the list of an office, with how many came and how many of them are checked."""

    heat: Heat
    entries: int
    checked: int


def rounds_for(kim: Kim) -> list[OwnRound]:
    """All rounds that concern a KIM, newest first. Three queries."""
    rounds = list(_concerning(kim).order_by("-year", "-pk"))
    entries = {entry.round_id: entry for entry in Entry.objects.filter(kim=kim)}
    places: dict[int, list[Participant]] = {}
    for row in Participant.objects.filter(entry__kim=kim).select_related("heat__region", "entry").order_by("pk"):
        places.setdefault(row.entry.round_id, []).append(row)
    return [OwnRound(each, entries.get(each.pk), places.get(each.pk, [])) for each in rounds]


def round_for(kim: Kim, number: int) -> Round | None:
    """A round that concerns this KIM, by its number. One query."""
    return _concerning(kim).filter(pk=number).first()


def is_for(found: Round, kim: Kim) -> bool:
    """Whether a KIM may take part in a round: it is of a region above, or the KIM began when it still was. At most one query."""
    return codes.covers(found.region_id, kim.region_id) or Entry.objects.filter(round=found, kim=kim).exists()


def entry_of(kim: Kim, found: Round) -> Entry | None:
    """What a KIM has filled in so far. One query."""
    return Entry.objects.select_related("round__region", "kim__site", "kim__region").filter(kim=kim, round=found).first()


def stories_to_prove(site: Site, year: int) -> list[Placement]:
    """The own stories of a year, newest first, for a group to choose from. One query."""
    begin, end = (clock.start_of(date(each, 1, 1), site.region.zone) for each in (year, year + 1))
    rows = Placement.objects.filter(portal=site, hidden_at=None, published_at__gte=begin, published_at__lt=end)
    return list(rows.select_related("item__site").order_by("-published_at", "-pk")[:_STORIES])


def rounds_of(region: Region) -> list[Round]:
    """The rounds that concern an office: its own, those of the offices above it and of those below. Newest first. One query."""
    near = Q(region__in=codes.lineage(region.code)) | Q(region__code__range=codes.span(region.code))
    return list(Round.objects.select_related("region").filter(near).order_by("-year", "-pk")[:_STORIES])


def round_seen_from(region: Region, number: int) -> Round | None:
    """A round that concerns this office. One query."""
    near = Q(region__in=codes.lineage(region.code)) | Q(region__code__range=codes.span(region.code))
    return Round.objects.select_related("region").filter(near, pk=number).first()


def heats_of(found: Round, region: Region) -> list[HeatRow]:
    """The heats of a round in a region and below, the highest first. One query."""
    rows = _heats(region).filter(round=found)
    counted = rows.annotate(entries=Count("participants"), checked=Count("participants", filter=_CHECKED))
    return [HeatRow(each, vars(each)["entries"], vars(each)["checked"]) for each in counted.order_by("region__level", "region")]


def heat_below(region: Region, number: int) -> Heat | None:
    """A heat of this region or below. One query."""
    return _heats(region).filter(pk=number).first()


def published_in(region: Region) -> list[Heat]:
    """The results of a region and those below it, the newest first. One query."""
    return list(_heats(region).filter(published_at__isnull=False).order_by("-published_at", "-pk")[:_STORIES])


def late_heats(at: datetime) -> list[Heat]:
    """Heats whose days have passed without a result, and that no office above may decide yet. One query."""
    rows = Heat.objects.select_related("region", "round__region").filter(published_at=None, handed_up_at=None)
    return [heat for heat in rows if heat.region.level > heat.round.region.level and heat.is_late(at)]


def participants_of(heat: Heat) -> list[Participant]:
    """Who came to a heat, in the order in which they came. One query."""
    return list(_whole().filter(heat=heat).order_by("pk"))


def participant_of(heat: Heat, number: int) -> Participant | None:
    """A participant of this heat. One query."""
    return _whole().filter(heat=heat, pk=number).first()


def silent_in(heat_region: Region, found: Round) -> int:
    """How many KIM of a region have sent nothing to a round. One query."""
    kims = Kim.objects.all().below(heat_region.code).there()
    return kims.exclude(pk__in=Entry.objects.filter(round=found, sent_at__isnull=False).values("kim")).count()


def left_to_office(found: Round, region: Region, at: datetime) -> list[Kim]:
    """KIM of a regency that have sent nothing to an evaluation and have nobody who could, by place. One query."""
    if found.is_contest or region.level != Level.REGENCY:
        return []
    writers = Grant.objects.filter(role__in=WRITERS, person__is_active=True, site__isnull=False).running(at)
    sent = Entry.objects.filter(round=found, sent_at__isnull=False).values("kim")
    rows = Kim.objects.all().below(region.code).there().exclude(site__in=writers.values("site")).exclude(pk__in=sent)
    return list(rows.select_related("site", "region").order_by("region", "pk"))


def unchecked_in(region: Region) -> Counter[int]:
    """How many participants wait for the office of this region itself, by the number of their round. One query."""
    own = Q(heat__region=region) | Q(heat__region__code__range=codes.span(region.code), heat__handed_up_at__isnull=False)
    rows = Participant.objects.filter(own, checked_at=None, excluded_why="", heat__published_at=None)
    return Counter(rows.values_list("heat__round", flat=True))


def _concerning(kim: Kim) -> QuerySet[Round]:
    """The rounds of the regions above a KIM, and those in which it took part before regions changed."""
    own = Entry.objects.filter(kim=kim).values("round")
    return Round.objects.select_related("region").filter(Q(region__in=codes.lineage(kim.region_id)) | Q(pk__in=own))


def _heats(region: Region) -> QuerySet[Heat]:
    return Heat.objects.filter(region__code__range=codes.span(region.code)).select_related("region", "round__region")


def _whole() -> QuerySet[Participant]:
    return Participant.objects.select_related(
        *_WITH_KIM, "heat__round__region", "checked_by", "entry__sent_by", "entry__disputed_by"
    )
