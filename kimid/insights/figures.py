"""The figures that are read first: each with what it is a part of, and what became of it since an earlier day."""

from collections.abc import Sequence
from typing import NamedTuple

from kimid.insights.ledger import change
from kimid.insights.models import Snapshot
from kimid.insights.queries import Table
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import number, percent

_YEAR = 12


class Figure(NamedTuple):
    """A number, what stands under it, and its trend, such as `−9 sejak Jul 2023`; empty where no earlier number is known."""

    label: str
    value: str
    text: str
    trend: str = ""


def figures(table: Table, kept: Snapshot | None) -> Sequence[Figure]:
    """The figures of a region, beside the earlier day that was chosen."""
    total = table.total
    shown = [
        Figure("KIM terbentuk", number(total.kims), f"{number(total.new)} baru tahun ini", _trend(total.kims, kept, "kims")),
        Figure(
            "SK berlaku",
            number(total.with_decree),
            f"{number(total.ending)} berakhir dalam 90 hari",
            _trend(total.with_decree, kept, "with_decree"),
        ),
        Figure(
            "Berbasis TIK",
            percent(total.ict_based, total.kims),
            f"{number(total.ict_based)} dari {number(total.kims)}",
            _trend(total.ict_based, kept, "ict_based"),
        ),
        Figure(
            "Desa terjangkau",
            percent(total.villages, table.villages),
            f"{number(total.villages)} dari {number(table.villages)}",
            _trend(total.villages, kept, "villages_with_kim"),
        ),
        Figure("Kabar 30 hari", number(table.recent), f"{number(_last_year(table))} dalam 12 bulan", _trend_of_news(table)),
    ]
    return [figure for figure in shown if figure.label != "Desa terjangkau" or table.region.level < Level.VILLAGE]


def _trend(now: int, kept: Snapshot | None, name: str) -> str:
    said = change(now, getattr(kept, name)) if kept else ""
    return f"{said} sejak {clock.MONTHS[kept.on.month - 1][:3]} {kept.on.year}" if kept and said else ""


def _last_year(table: Table) -> int:
    return sum(many for _, many in table.months[-_YEAR:])


def _trend_of_news(table: Table) -> str:
    """Twelve months beside the twelve before, if anything was published then."""
    before = sum(many for _, many in table.months[-2 * _YEAR : -_YEAR])
    return f"{change(_last_year(table), before)} dibanding 12 bulan sebelumnya" if before else ""
