"""Queries about rounds, entries and contest levels."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from kimid.access.models import Grant
from kimid.evaluation.models import ContestLevel, Participant, Round, RoundEntry
from kimid.evaluation.rules import WRITERS
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.wire.models import Placement

LONGEST_CHECK: Final = 10  # working days
_LIMIT: Final = 60
# Whether an office checked or excluded a participant, seen from the contest level.
_CHECKED: Final = Q(participants__checked_at__isnull=False) | Q(participants__excluded_why__gt="")
_WITH_KIM: Final = (
    "entry__round__region",
    "entry__kim__site__region",
    "entry__kim__region",
    "contest_level__region",
)


class OwnRound(NamedTuple):
    """A round of a KIM, with its entry and its participants, lowest level first."""

    round: Round
    entry: RoundEntry | None
    participants: Sequence[Participant]


@dataclass(frozen=True)
class ContestLevelRow:
    """A contest level, with the number of entries and of checked entries."""

    contest_level: ContestLevel
    entries: int
    checked: int


def rounds_for(kim: Kim) -> list[OwnRound]:
    """All rounds that concern a KIM, newest first. Three queries."""
    rounds = list(_rounds_concerning(kim).order_by("-year", "-pk"))
    entries = {entry.round_id: entry for entry in RoundEntry.objects.filter(kim=kim)}
    participants: dict[int, list[Participant]] = {}
    for row in (
        Participant.objects.filter(entry__kim=kim)
        .select_related("contest_level__region", "entry")
        .order_by("pk")
    ):
        participants.setdefault(row.entry.round_id, []).append(row)
    return [OwnRound(each, entries.get(each.pk), participants.get(each.pk, [])) for each in rounds]


def round_for(kim: Kim, number: int) -> Round | None:
    """A round that concerns this KIM, by its number. One query."""
    return _rounds_concerning(kim).filter(pk=number).first()


def is_for(round_: Round, kim: Kim) -> bool:
    """Whether a KIM may enter a round: the round's region covers the KIM, or the KIM has an entry.

    At most one query.
    """
    return (
        codes.covers(round_.region_id, kim.region_id)
        or RoundEntry.objects.filter(round=round_, kim=kim).exists()
    )


def entry_of(kim: Kim, round_: Round) -> RoundEntry | None:
    """The entry of a KIM in a round. One query."""
    return (
        RoundEntry.objects.select_related("round__region", "kim__site", "kim__region")
        .filter(kim=kim, round=round_)
        .first()
    )


def evidence_stories(site: Site, year: int) -> list[Placement]:
    """The group's own stories of a year, newest first, at most 60. One query."""
    begin, end = (clock.start_of(date(each, 1, 1), site.region.zone) for each in (year, year + 1))
    rows = Placement.objects.filter(
        portal=site, hidden_at=None, published_at__gte=begin, published_at__lt=end
    )
    return list(rows.select_related("item__site").order_by("-published_at", "-pk")[:_LIMIT])


def rounds_of(region: Region) -> list[Round]:
    """Rounds of this office and of offices above and below it, newest first. One query."""
    near = Q(region__in=codes.lineage(region.code)) | Q(region__code__range=codes.span(region.code))
    return list(
        Round.objects.select_related("region").filter(near).order_by("-year", "-pk")[:_LIMIT]
    )


def round_visible_from(region: Region, number: int) -> Round | None:
    """A round of this office or of one above or below it. One query."""
    near = Q(region__in=codes.lineage(region.code)) | Q(region__code__range=codes.span(region.code))
    return Round.objects.select_related("region").filter(near, pk=number).first()


def contest_levels_of(round_: Round, region: Region) -> list[ContestLevelRow]:
    """The contest levels of a round in a region and below, highest first. One query."""
    rows = _contest_levels(region).filter(round=round_)
    counted = rows.annotate(
        entries=Count("participants"), checked=Count("participants", filter=_CHECKED)
    )
    return [
        ContestLevelRow(each, vars(each)["entries"], vars(each)["checked"])
        for each in counted.order_by("region__level", "region")
    ]


def contest_level_below(region: Region, number: int) -> ContestLevel | None:
    """A contest level of this region or below. One query."""
    return _contest_levels(region).filter(pk=number).first()


def published_results(region: Region) -> list[ContestLevel]:
    """Published levels of a region and below, newest first. One query."""
    return list(
        _contest_levels(region)
        .filter(published_at__isnull=False)
        .order_by("-published_at", "-pk")[:_LIMIT]
    )


def late_contest_levels(at: datetime) -> list[ContestLevel]:
    """Late contest levels that are not escalated. The highest level of a round is never one of
    them. One query.
    """
    rows = ContestLevel.objects.select_related("region", "round__region").filter(
        published_at=None, escalated_at=None
    )
    return [
        contest_level
        for contest_level in rows
        if contest_level.region.level > contest_level.round.region.level
        and contest_level.is_late(at)
    ]


def unchecked_too_long(at: datetime) -> list[Participant]:
    """Entries that an office sent for a group, which its officials have not checked for ten working
    days.
    """
    rows = _participants().filter(
        entry__on_behalf=True,
        checked_at=None,
        handed_up_at=None,
        contest_level__published_at=None,
        contest_level__region__level=Level.REGENCY,
    )
    return [row for row in rows.order_by("pk") if _waited(row, at) > LONGEST_CHECK]


def _waited(participant: Participant, at: datetime) -> int:
    """Working days since the entry was sent."""
    zone = participant.contest_level.region.zone
    sent = clock.today(participant.entry.sent_at or at, zone)
    return clock.working_days(sent, clock.today(at, zone))


def participants_of(contest_level: ContestLevel) -> list[Participant]:
    """The participants of a contest level, oldest first. One query."""
    return list(_participants().filter(contest_level=contest_level).order_by("pk"))


def participant_of(contest_level: ContestLevel, number: int) -> Participant | None:
    """A participant of this contest level. One query."""
    return _participants().filter(contest_level=contest_level, pk=number).first()


def silent_count(region: Region, round_: Round) -> int:
    """How many KIM of a region have not sent an entry. One query."""
    kims = Kim.objects.all().below(region.code).existing()
    return kims.exclude(
        pk__in=RoundEntry.objects.filter(round=round_, sent_at__isnull=False).values("kim")
    ).count()


def kims_without_writer(round_: Round, region: Region, at: datetime) -> list[Kim]:
    """KIM of a regency without a sent entry and without a writer on record, by place.

    Empty for contests and for other levels. One query.
    """
    if round_.is_contest or region.level != Level.REGENCY:
        return []
    writers = Grant.objects.filter(
        role__in=WRITERS, site__isnull=False, person__is_active=True
    ).active(at)
    sent = RoundEntry.objects.filter(round=round_, sent_at__isnull=False).values("kim")
    rows = (
        Kim.objects.all()
        .below(region.code)
        .existing()
        .exclude(site__in=writers.values("site"))
        .exclude(pk__in=sent)
    )
    return list(rows.select_related("site", "region").order_by("region", "pk"))


def unchecked_in(region: Region) -> Counter[int]:
    """How many participants this office must still check, by round id. One query."""
    return Counter(unchecked_rows(region).values_list("contest_level__round", flat=True))


def unchecked_rows(region: Region) -> QuerySet[Participant]:
    """The participants that this office must still check."""
    came_up = Q(contest_level__escalated_at__isnull=False) | Q(handed_up_at__isnull=False)
    below = Q(contest_level__region__code__range=codes.span(region.code))
    own = Q(contest_level__region=region) | (below & came_up)
    return Participant.objects.filter(
        own, checked_at=None, excluded_why="", contest_level__published_at=None
    )


def _rounds_concerning(kim: Kim) -> QuerySet[Round]:
    """Rounds of the regions above a KIM, and rounds it entered before regions changed."""
    own = RoundEntry.objects.filter(kim=kim).values("round")
    return Round.objects.select_related("region").filter(
        Q(region__in=codes.lineage(kim.region_id)) | Q(pk__in=own)
    )


def _contest_levels(region: Region) -> QuerySet[ContestLevel]:
    return ContestLevel.objects.filter(region__code__range=codes.span(region.code)).select_related(
        "region", "round__region"
    )


def _participants() -> QuerySet[Participant]:
    return Participant.objects.select_related(
        *_WITH_KIM,
        "contest_level__round__region",
        "checked_by",
        "entry__sent_by",
        "entry__disputed_by",
    )
