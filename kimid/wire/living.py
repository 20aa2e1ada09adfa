"""The places that live: what a portal shows of KIM that published in the last seven days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import Count

from kimid.lib.codes import Level, cut
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import Item, Placement

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
    in_front = Placement.objects.filter(portal=portal, stands_in_front=True, published_at__gt=since)
    # What readers must be told more of stands among the news, with its mark.
    plain = in_front.filter(item__label="", item__corrected_at=None, item__verify_by=None)
    rows = plain.exclude(item__site__stage__in=UNREADABLE_STAGES)
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    newest = rows.order_by("-published_at", "-pk").values_list(
        "pk", "item__region", "item__picture"
    )
    looked_at = [
        LivingRow(pk, region, bool(picture)) for pk, region, picture in newest[:_LOOKED_AT]
    ]
    keys = [row.pk for row in choose_living(looked_at, how_many)]
    living = Placement.objects.select_related("item__site", "item__region__parent__parent").in_bulk(
        keys
    )
    placements = [living[key] for key in keys if key in living]
    counts = _items_since(since, [row.item.site_id for row in placements])
    return [LivingPlace(row, counts[row.item.site_id]) for row in placements]


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
    rows = Item.objects.filter(site__in=sites, published_at__gt=since, held_at=None)
    return dict(rows.values_list("site").annotate(Count("pk")))
