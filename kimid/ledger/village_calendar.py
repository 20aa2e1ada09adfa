"""When a village sets its plan and its budget, seen from a day: what a proposal has to meet.

RKP Desa is drafted from July and set by the end of September, the APBDes by 31 December. For a
kelurahan there is no day that holds everywhere, and it is said so.
"""

from datetime import date
from typing import Final, NamedTuple

from kimid.ledger.models import FundingTarget
from kimid.lib import clock

_OF_KELURAHAN: Final = (
    ("Musrenbang kelurahan", "Bawa usulan ini ke sana. Bulannya belum dipastikan: tanyakan lurah."),
    ("Lewat kecamatan", "Kelurahan memakai APBD. Camat meneruskan usulan; harinya belum pasti."),
)


class CalendarStep(NamedTuple):
    """A step of the year of a village: what it is, what is left, and whether that is over."""

    title: str
    text: str
    is_over: bool = False


def calendar_of(target: FundingTarget, year: int, today: date) -> list[CalendarStep]:
    """What a proposal for this year has to meet. A company has no such days."""
    if target == FundingTarget.COMPANY:
        return []
    if target == FundingTarget.KELURAHAN:
        return [CalendarStep(title, text) for title, text in _OF_KELURAHAN]
    return [_plan_step(year, today), _budget_step(year, today)]


def days_left(until: date, today: date) -> str:
    """`tinggal 40 hari`, `hari terakhir`, `sudah lewat`."""
    left = (until - today).days
    if left < 0:
        return "sudah lewat"
    return f"tinggal {left} hari" if left else "hari terakhir"


def _plan_step(year: int, today: date) -> CalendarStep:
    first, last = date(year - 1, 7, 1), date(year - 1, 9, 30)
    title = f"RKP Desa {year}"
    if today < first:
        waits = (first - today).days
        return CalendarStep(title, f"Disusun mulai {clock.day(first)}, {waits} hari lagi.")
    return CalendarStep(
        title,
        f"Ditetapkan paling lambat {clock.day(last)}: {days_left(last, today)}.",
        today > last,
    )


def _budget_step(year: int, today: date) -> CalendarStep:
    last = date(year - 1, 12, 31)
    words = f"Ditetapkan paling lambat {clock.day(last)}: {days_left(last, today)}."
    if today > last:
        words += " Tanyakan apakah anggaran tahun ini masih diubah."
    return CalendarStep(f"APBDes {year}", words, today > last)
