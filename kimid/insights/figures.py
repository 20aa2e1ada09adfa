"""The figures that are read first: each with what it is a part of, and what became of it since an
earlier day.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kimid.insights.models import Snapshot
from kimid.insights.queries import NumbersTable
from kimid.insights.region_counts import RegionCount
from kimid.insights.screen_table import change_text
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import number, percent

_MONTHS_PER_YEAR = 12


class Figure(NamedTuple):
    """A number, what stands under it, and its trend, such as `−9 sejak Jul 2023`; empty where no
    earlier number is known.
    """

    label: str
    value: str
    text: str
    trend: str = ""


def figures(table: NumbersTable, snapshot: Snapshot | None) -> Sequence[Figure]:
    """The figures of a region, beside the earlier day that was chosen."""
    total = table.total
    all_figures = [
        Figure(
            "KIM terbentuk",
            number(total.kims),
            f"{number(total.new)} baru tahun ini",
            _trend(total.kims, snapshot, "kims"),
        ),
        Figure(
            "SK berlaku",
            number(total.with_decree),
            _decree_text(total),
            _trend(total.with_decree, snapshot, "with_decree"),
        ),
        Figure(
            "Berbasis TIK",
            percent(total.ict_based, total.kims),
            f"{number(total.ict_based)} dari {number(total.kims)}",
            _trend(total.ict_based, snapshot, "ict_based"),
        ),
        Figure(
            "Desa terjangkau",
            percent(total.villages, table.villages),
            f"{number(total.villages)} dari {number(table.villages)}",
            _trend(total.villages, snapshot, "villages_with_kim"),
        ),
        Figure(
            "Kabar 30 hari",
            number(table.recent),
            f"{number(_last_year(table))} dalam 12 bulan",
            _trend_of_news(table),
        ),
    ]
    return [
        figure
        for figure in all_figures
        if figure.label != "Desa terjangkau" or table.region.level < Level.VILLAGE
    ]


def _decree_text(total: RegionCount) -> str:
    """`menunggu dicocokkan: 12 · 3 berakhir dalam 90 hari`."""
    ending = f"{number(total.ending)} berakhir dalam 90 hari"
    return " · ".join(filter(None, (listed_text(total), ending)))


def listed_text(total: RegionCount) -> str:
    """How many wait beside those that count; nothing when none does."""
    return f"menunggu dicocokkan: {number(total.listed)}" if total.listed else ""


def _trend(now: int, snapshot: Snapshot | None, name: str) -> str:
    text = change_text(now, getattr(snapshot, name)) if snapshot else ""
    return (
        f"{text} sejak {clock.MONTHS[snapshot.on.month - 1][:3]} {snapshot.on.year}"
        if snapshot and text
        else ""
    )


def _last_year(table: NumbersTable) -> int:
    return sum(count for _, count in table.months[-_MONTHS_PER_YEAR:])


def _trend_of_news(table: NumbersTable) -> str:
    """Twelve months beside the twelve before, if anything was published then."""
    before = sum(count for _, count in table.months[-2 * _MONTHS_PER_YEAR : -_MONTHS_PER_YEAR])
    change = change_text(_last_year(table), before) if before else ""
    return f"{change} dibanding setahun sebelumnya" if change else ""
