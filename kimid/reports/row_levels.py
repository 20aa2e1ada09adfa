"""Rows of regions two levels below: kecamatan for a province, desa for a regency.

While a period runs they are counted. Of one that is frozen they are what the offices between froze
in the same night, as long as both agree: a report adds nothing to what was frozen.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from datetime import date
from typing import Final

from kimid.insights.region_counts import RegionCount, counts_on_days
from kimid.insights.summary import LEVELS_BELOW
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.places.queries import VillageCount, children_of, datasets_by_name, village_counts
from kimid.reports.annex import shortened_name
from kimid.reports.models import ReportEdition
from kimid.reports.numbers import PeriodRow, as_it_was, counted_row, happened
from kimid.reports.periods import ReportPeriod

# By the word in the address.
ROW_LEVELS: Final = {
    "kabupaten": Level.REGENCY,
    "kecamatan": Level.DISTRICT,
    "desa": Level.VILLAGE,
}
_STEPS: Final = 2


def level_choices(region: Region) -> list[tuple[str, str]]:
    """What a row can be: the word in the address, and its name. The first is what stands directly
    below.
    """
    choices = [("", LEVELS_BELOW[region.level].capitalize())]
    for word, level in ROW_LEVELS.items():
        if level == region.level + _STEPS:
            # No office freezes numbers of its villages one by one.
            until = ", selama periode berjalan" if level == Level.VILLAGE else ""
            choices.append((word, f"{LEVELS_BELOW[level - 1].capitalize()}{until}"))
    return choices


def count_deep_rows(region: Region, period: ReportPeriod, today: date) -> list[PeriodRow]:
    """A row for every region two levels below, and for what stands in none of them. Five queries,
    and one more some days after the period.
    """
    children = list(children_of(region.code))
    between = [each.code for each in children]
    deep = _regions_below(between)
    days = (period.first, period.last)
    [counts] = happened(region, [each.code for each in deep], [days], between)
    on = min(period.last, today)
    standing = counts_on_days(region, [on], steps=_STEPS)[on]
    villages = village_counts(datasets_by_name())

    def row(code: str, name: str, village_count: int = 0) -> PeriodRow:
        return counted_row(code, name, village_count, standing.get(code, RegionCount()), counts)

    rows = [row(each.code, _name(each), _villages(each, villages)) for each in deep]
    own = (row(each.code, f"{each.full_name} sendiri") for each in (*children, region))
    rows += [each for each in own if any(_numbers(each))]
    in_order = sorted(rows, key=lambda each: _order(each, region))
    return as_it_was(region, {period: in_order}, today)[period.key]


def frozen_deep_rows(
    region: Region, period: ReportPeriod, rows: Sequence[PeriodRow]
) -> list[PeriodRow] | None:
    """The frozen rows of a region, each replaced by those that its own office froze of the same
    period. None where an office froze nothing, or other numbers. At most six queries.
    """
    below = [row for row in rows if row.code != region.code]
    known = _rows_of_offices(below, period)
    known |= _rows_of_nothing([row for row in below if not any(_numbers(row)[1:])])
    deep: list[PeriodRow] = []
    for row in rows:
        candidates = [[row]] if row.code == region.code else known.get(row.code, [])
        fitting = next((each for each in candidates if _are_equal(each, row)), None)
        if fitting is None:
            return None
        # What stands in a region itself needs no row where nothing stands.
        deep += [each for each in fitting if each.code != row.code or any(_numbers(each))]
    return deep


def _rows_of_offices(
    rows: Sequence[PeriodRow], period: ReportPeriod
) -> dict[str, list[list[PeriodRow]]]:
    """By the code of an office, the rows of its editions, the newest first. Two queries."""
    names = {each.code: each for each in Region.objects.filter(pk__in=[row.code for row in rows])}
    editions = ReportEdition.objects.filter(region__in=names, period=period.key)
    known = defaultdict[str, list[list[PeriodRow]]](list)
    for code, frozen in editions.order_by("-number").values_list("region_id", "rows"):
        known[code].append([_within(PeriodRow(**each), names[code]) for each in frozen])
    return known


def _rows_of_nothing(rows: Sequence[PeriodRow]) -> dict[str, list[list[PeriodRow]]]:
    """Below a region that had nothing, no region had anything; where its villages are others today
    it stays one row. Up to four queries.
    """
    villages = village_counts(datasets_by_name()) if rows else {}
    below = defaultdict[str | None, list[PeriodRow]](list)
    for each in _regions_below([row.code for row in rows]):
        row = PeriodRow(each.code, _name(each), _villages(each, villages))
        below[each.parent_id].append(row)
    return {row.code: [below[row.code], [row]] for row in rows}


def _within(row: PeriodRow, upper: Region) -> PeriodRow:
    if row.code == upper.code:
        return row
    return replace(row, name=f"{shortened_name(row.name)}, {upper.abbreviated_name}")


def _are_equal(rows: Sequence[PeriodRow], whole: PeriodRow) -> bool:
    return _numbers(PeriodRow.sum(rows, whole.code, whole.name)) == _numbers(whole)


def _numbers(row: PeriodRow) -> tuple[object, ...]:
    """All but code and name; the villages come first."""
    return astuple(row)[2:]


def _regions_below(upper: Sequence[str]) -> list[Region]:
    if not upper:
        return []
    rows = Region.objects.filter(parent__in=upper, valid_until=None)
    return list(rows.select_related("parent").order_by("code"))


def _name(region: Region) -> str:
    """`Kec. Sungai Raya, Kab. Kubu Raya`: names of kecamatan and desa come often."""
    above = region.parent.abbreviated_name if region.parent else ""
    return f"{shortened_name(region.full_name)}, {above}"


def _villages(region: Region, villages: Mapping[str, VillageCount]) -> int:
    if region.level == Level.VILLAGE:
        return 1
    return villages.get(region.code, VillageCount()).total


def _order(row: PeriodRow, region: Region) -> tuple[bool, str]:
    """By code; what stands in a region itself comes after those below it."""
    return row.code == region.code, row.code.ljust(codes.LENGTHS[-1], "~")
