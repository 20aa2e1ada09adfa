"""The places that live: what a portal shows of KIM that published in the last seven days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from django.db.models import BigIntegerField, Count, DateTimeField, QuerySet

from kimid.lib.codes import Level, cut
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kinds_with_block
from kimid.wire.models import Item, Placement
from kimid.wire.shown import placements_of

_WEEK: Final = timedelta(days=7)
# The newest that are looked at; of each KIM at most two stand in front.
_LOOKED_AT: Final = 600


class LivingRow(NamedTuple):
    """A placement by its key, and what decides whether it stands for its place."""

    pk: int
    region_id: str
    has_picture: bool


class LivingPlace(NamedTuple):
    """A placement that stands for its KIM, and how many items this KIM published in the week."""

    placement: Placement
    items: int


def living_places(
    portal: Site, now: datetime, how_many: int, besides: Placement | None = None
) -> list[LivingPlace]:
    """The places of a portal that published in the last seven days, `besides` what leads its page.
    One index scan, a read by keys, and one count.
    """
    if not portal.has_row:
        return []
    since = now - _WEEK
    looked_at = [
        LivingRow(pk, region, bool(picture))
        for pk, region, picture in _newest_plain(portal.pk, since)
        if besides is None or pk != besides.pk
    ]
    placements = placements_of(portal, [row.pk for row in choose_living(looked_at, how_many)])
    counts = _items_since(since, [row.item.site_id for row in placements])
    return [LivingPlace(row, counts[row.item.site_id]) for row in placements]


@compiled(BigIntegerField(), DateTimeField())
def _newest_plain(portal: Any, since: Any) -> "QuerySet[Placement, tuple[int, str, Any]]":
    apart = [kind.name for kind in kinds_with_block()]
    newest = Placement.objects.filter(portal=portal, stands_in_front=True, published_at__gt=since)
    in_front = newest.exclude(kind__in=apart)
    # What readers must be told more of stands among the news, with its mark.
    plain = in_front.filter(item__label="", item__corrected_at=None, item__verify_by=None)
    rows = plain.exclude(item__site__stage__in=UNREADABLE_STAGES).order_by("-published_at", "-pk")
    return rows.values_list("pk", "item__region", "item__picture")[:_LOOKED_AT]


def choose_living(rows: Iterable[LivingRow], how_many: int) -> list[LivingRow]:
    """At most one of each regency, and every province before any second. What has a picture goes
    before what has none, then the newer one; `rows` begin with the newest.
    """
    of_province: dict[str, list[LivingRow]] = defaultdict(list)
    regencies: set[str] = set()
    for row in sorted(rows, key=lambda row: not row.has_picture):
        regency = cut(row.region_id, Level.REGENCY)
        if regency not in regencies:
            regencies.add(regency)
            of_province[cut(row.region_id, Level.PROVINCE)].append(row)
    return _by_turns([*of_province.values()])[:how_many]


def _by_turns(lists: Sequence[Sequence[LivingRow]]) -> list[LivingRow]:
    """The first of each list, then the second of each."""
    longest = max(map(len, lists), default=0)
    return [each[turn] for turn in range(longest) for each in lists if turn < len(each)]


def _items_since(since: datetime, sites: Sequence[int]) -> dict[int, int]:
    """How many items these sites published since a moment. One query."""
    return dict(_counted(len(sites))(since, *sites)) if sites else {}


@cache
def _counted(sites: int) -> "CompiledQuery[tuple[int, int]]":
    @compiled(DateTimeField(), *[BigIntegerField()] * sites)
    def rows(since: Any, *sites: Any) -> "QuerySet[Item, tuple[int, int]]":
        items = Item.objects.filter(site__pk__in=sites, published_at__gt=since, held_at=None)
        return items.values_list("site").annotate(Count("pk"))

    return rows
