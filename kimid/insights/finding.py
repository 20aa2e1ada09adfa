"""What the numbers say, in sentences made by rule from the same table."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kimid.insights.queries import Overview, Table
from kimid.lib import clock
from kimid.lib.charts import Bar
from kimid.lib.codes import Level
from kimid.lib.month import month_of
from kimid.lib.text import listed, number, percent

BELOW: Final = ("provinsi", "kabupaten dan kota", "kecamatan", "desa dan kelurahan", "")
_NAMED: Final = 3  # so many that have nothing are named, more are counted
_JANUARY: Final = 1

type Months = Sequence[tuple[date, int]]


def headline(table: Table) -> str:
    """The finding: how many KIM there are, in how many of the regions below, and which have none."""
    region, kims, places, empty = table.region, table.total.kims, table.places, table.empty
    if not kims:
        return f"Belum ada KIM di {region.full_name}."
    if not places:
        return f"{number(kims)} KIM di {region.full_name}."
    below = BELOW[region.level]
    if not empty:
        return f"{number(kims)} KIM di semua {number(len(places))} {below}."
    if len(empty) > _NAMED:
        return f"{number(kims)} KIM di {number(len(places) - len(empty))} dari {number(len(places))} {below}."
    names = listed([row.region.name_in_list for row in empty])
    return f"{number(kims)} KIM di {number(len(places) - len(empty))} {below}. {names} belum punya."


def as_of(table: Table) -> str:
    """Of which day the numbers are, and whose."""
    return f"Keadaan {clock.day(table.on)}. Sumber: {table.source}."


def sentence(table: Table) -> str:
    """What an officer tells the one above: how many villages have a KIM, and how many KIM work with computers and phones."""
    total = table.total
    reach = f"{number(total.villages)} punya KIM ({percent(total.villages, table.villages)})"
    villages = f"Dari {number(table.villages)} desa dan kelurahan, {reach}."
    return f"{villages} {ict_said(table)}" if total.kims else villages


def ict_said(table: Table) -> str:
    """How many KIM work with computers and phones."""
    ict, kims = table.total.ict_based, table.total.kims
    return f"{number(ict)} dari {number(kims)} KIM berbasis TIK ({percent(ict, kims)})."


def missing(table: Table) -> str:
    """Which regions below have no KIM, each with its villages; where they are many, how many."""
    empty, below = table.empty, BELOW[table.region.level]
    if not empty:
        return ""
    if len(empty) > 2 * _NAMED or table.region.level == Level.DISTRICT:
        return f"{number(len(empty))} {below} belum punya KIM."
    names = [f"{row.region.name_in_list} ({number(row.villages)} desa dan kelurahan)" for row in empty]
    return f"{listed(names)} belum punya KIM."


def month_bars(months: Months) -> list[Bar]:
    """Stories by month; the first and last month and each January have a word."""
    last = len(months) - 1
    bars = []
    for place, (month, found) in enumerate(months):
        short = clock.MONTHS[month.month - 1][:3]
        is_year = month.month == _JANUARY and 2 < place < last - 2
        bars.append(Bar(str(month.year) if is_year else short if place in (0, last) else "", found))
    return bars


def months_said(months: Months) -> str:
    """What the months say, for those who do not see the bars."""
    (first, before), (last, now) = months[0], months[-1]
    whole = sum(found for _, found in months)
    return (
        f"{number(whole)} kabar dalam {len(months)} bulan: {number(before)} pada {month_of(first)}, "
        f"{number(now)} pada {month_of(last)} sampai hari ini."
    )


def year_bars(shown: Overview) -> list[Bar]:
    """KIM that got a decree, by year."""
    return [Bar(str(year), found) for year, found in shown.years]


def years_said(shown: Overview) -> str:
    """What the years say."""
    return "KIM yang mendapat SK: " + listed([f"{number(found)} pada {year}" for year, found in shown.years]) + "."
