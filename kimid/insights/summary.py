"""What the numbers say, in sentences made by rule from the same table."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kimid.insights.queries import NumbersTable, Overview
from kimid.lib import clock
from kimid.lib.charts import ChartBar
from kimid.lib.codes import Level
from kimid.lib.month import month_of
from kimid.lib.text import enumeration, number, percent

LEVELS_BELOW: Final = ("provinsi", "kabupaten dan kota", "kecamatan", "desa dan kelurahan", "")
_MOST_NAMED: Final = 3  # so many that have nothing are named, more are counted
_JANUARY: Final = 1

type Months = Sequence[tuple[date, int]]


def headline(table: NumbersTable) -> str:
    """The finding: how many KIM there are, in how many of the regions below, and which
    have none.
    """
    region = table.region
    kims = table.total.kims
    places = table.child_rows
    empty = table.rows_without_kim
    if not kims:
        return f"Belum ada KIM di {region.full_name}."
    if not places:
        return f"{number(kims)} KIM di {region.full_name}."
    below = LEVELS_BELOW[region.level]
    if not empty:
        return f"{number(kims)} KIM di semua {number(len(places))} {below}."
    if len(empty) > _MOST_NAMED:
        return (
            f"{number(kims)} KIM di {number(len(places) - len(empty))} dari {number(len(places))}"
            f" {below}."
        )
    names = enumeration([row.region.name_in_list for row in empty])
    return f"{number(kims)} KIM di {number(len(places) - len(empty))} {below}. {names} belum punya."


def as_of(table: NumbersTable) -> str:
    """Of which day the numbers are, and whose."""
    return f"Keadaan {clock.day(table.on)}. Sumber: {table.source}."


def summary_sentence(table: NumbersTable) -> str:
    """What an officer tells the one above: how many villages have a KIM, and how many KIM work with
    computers and phones.
    """
    total = table.total
    if not table.villages:
        return ict_sentence(table) if total.kims else ""
    reach = f"{number(total.villages)} punya KIM ({percent(total.villages, table.villages)})"
    villages = f"Dari {number(table.villages)} desa dan kelurahan, {reach}."
    return f"{villages} {ict_sentence(table)}" if total.kims else villages


def ict_sentence(table: NumbersTable) -> str:
    """How many KIM work with computers and phones."""
    ict = table.total.ict_based
    kims = table.total.kims
    return f"{number(ict)} dari {number(kims)} KIM berbasis TIK ({percent(ict, kims)})."


def missing_sentence(table: NumbersTable) -> str:
    """Which regions below have no KIM, each with its villages; where they are many, how many."""
    empty = table.rows_without_kim
    below = LEVELS_BELOW[table.region.level]
    if not empty:
        return ""
    if len(empty) > 2 * _MOST_NAMED or table.region.level == Level.DISTRICT:
        return f"{number(len(empty))} {below} belum punya KIM."
    names = [
        f"{row.region.name_in_list} ({number(row.villages)} desa dan kelurahan)" for row in empty
    ]
    return f"{enumeration(names)} belum punya KIM."


def month_bars(months: Months) -> list[ChartBar]:
    """Stories by month; the first and last month and each January have a word."""
    last = len(months) - 1
    bars = []
    for place, (month, count) in enumerate(months):
        short = clock.MONTHS[month.month - 1][:3]
        is_year = month.month == _JANUARY and 2 < place < last - 2
        bars.append(
            ChartBar(str(month.year) if is_year else short if place in (0, last) else "", count)
        )
    return bars


def months_sentence(months: Months) -> str:
    """What the months say, for those who do not see the bars."""
    (first, before), (last, now) = months[0], months[-1]
    whole = sum(count for _, count in months)
    return (
        f"{number(whole)} kabar dalam {len(months)} bulan: {number(before)} pada {month_of(first)},"
        f" {number(now)} pada {month_of(last)} sampai hari ini."
    )


def year_bars(overview: Overview) -> list[ChartBar]:
    """KIM that got a decree, by year."""
    return [ChartBar(str(year), count) for year, count in overview.years]


def years_sentence(overview: Overview) -> str:
    """What the years say."""
    return (
        "KIM yang mendapat SK: "
        + enumeration([f"{number(count)} pada {year}" for year, count in overview.years])
        + "."
    )
