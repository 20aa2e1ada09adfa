"""A small split of a province: Kubu Raya leaves West Kalimantan and becomes the first regency of a
new province.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from kimid.lib import codes
from kimid.places.data_file import RegionRow
from kimid.places.models import Region
from kimid.places.queries import current_rows
from kimid.places.region_changes import Decisions, RegionChangePlan, plan_changes
from kimid.registry.models import Kim
from kimid.wire.models import Item, Placement, RegionDay, RegionTally
from kimid.wire.placing import counted_codes

ON: Final = date(2026, 1, 5)
NEW_PROVINCE: Final = RegionRow(
    "66",
    "Kapuas Raya",
    "province",
    "kapuas-raya",
    None,
    None,
    "",
    "WIB",
    "Provinsi",
    None,
    None,
    None,
)


def split_list(rows: Iterable[RegionRow]) -> list[RegionRow]:
    """The list after the split: 6112 and all below it have codes that begin with 6601."""
    moved = [
        row._replace(code=f"6601{row.code[4:]}") if row.code.startswith("6112") else row
        for row in rows
    ]
    return [*moved, NEW_PROVINCE]


def split_plan(
    change: Callable[[list[RegionRow]], list[RegionRow]] = split_list,
    decided: Decisions | None = None,
) -> RegionChangePlan:
    """The plan that turns the regions of the test database into the list after the split."""
    rows = current_rows()
    return plan_changes(rows, change(rows), decisions=decided or {}, on=ON)


def orphans() -> list[str]:
    """What does not stand where its region says, in words: KIM, items, placements, counts."""
    wrong = [
        f"KIM {kim.number}"
        for kim in Kim.objects.select_related("region", "site")
        if not _is_at_home(kim)
    ]
    for item in Item.objects.select_related("site", "region").prefetch_related(
        "placements__portal"
    ):
        stands_on = sorted(
            row.portal.region_id for row in item.placements.all() if row.portal.is_portal
        )
        if item.region_id != item.site.region_id or stands_on != sorted(counted_codes(item)):
            wrong.append(f"item {item.pk} of {item.region_id} on {stands_on}")
    if Placement.objects.filter(portal__region__valid_until__isnull=False).exists():
        wrong.append("placements on portals of regions that ended")
    return [*wrong, *_miscounted()]


def totals() -> tuple[int, int, int]:
    """Items, KIM, and items by days, as the nation counts them."""
    nation = RegionTally.objects.get(region=codes.NATION)
    return (
        nation.items,
        nation.kims,
        sum(RegionDay.objects.filter(region=codes.NATION).values_list("items", flat=True)),
    )


def _is_at_home(kim: Kim) -> bool:
    return kim.region.valid_until is None and kim.site.region_id == kim.region_id


def _miscounted() -> list[str]:
    """The regions whose counts differ from what is there, counted anew."""
    items = [code for item in Item.objects.all() for code in counted_codes(item)]
    kims = list(Kim.objects.values_list("region_id", flat=True))
    days: dict[str, int] = {}
    for code, number in RegionDay.objects.values_list("region_id", "items"):
        days[code] = days.get(code, 0) + number
    wrong = []
    for tally in RegionTally.objects.all():
        there = [
            items.count(tally.region_id),
            sum(codes.covers(tally.region_id, code) for code in kims),
        ]
        if [tally.items, tally.kims] != there or days.get(tally.region_id, 0) != tally.items:
            wrong.append(f"counts of {tally.region_id}")
    return wrong


def ended() -> set[str]:
    """The codes of regions that have ended."""
    return set(Region.objects.filter(valid_until__isnull=False).values_list("code", flat=True))
