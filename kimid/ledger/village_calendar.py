"""When a village sets its plan and its budget, seen from a day: what a proposal has to meet.

RKP Desa is drafted from July and set by the end of September, the APBDes by 31 December. They are
called after the village: RKP Nagari, APB Nagari. For a kelurahan there is no day that holds
everywhere, and it is said so.
"""

from datetime import date
from typing import Final, NamedTuple

from kimid.ledger.models import FundingTarget
from kimid.ledger.place_kinds import budget_word
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


def calendar_of(target: FundingTarget, year: int, today: date, *, term: str) -> list[CalendarStep]:
    """What a proposal for this year has to meet, where a village is called `term`. A company has no
    such days.
    """
    if target == FundingTarget.COMPANY:
        return []
    if target == FundingTarget.KELURAHAN:
        return [CalendarStep(title, text) for title, text in _OF_KELURAHAN]
    return [_plan_step(year, today, term), _budget_step(year, today, term)]


def meant_for(target: FundingTarget, year: int, on: date, *, term: str) -> str:
    """For which plan and budget a proposal of this day is, as its paper says; nothing for a
    company.
    """
    if target == FundingTarget.COMPANY:
        return ""
    if target == FundingTarget.KELURAHAN:
        return f"Musrenbang kelurahan, untuk APBD {year} lewat kecamatan"
    budget, set_by = f"{budget_word(term)} {year}", _budget_day(year)
    if on > set_by:
        return f"Perubahan {budget}, bila ada"
    budget += f" (ditetapkan paling lambat {clock.day(set_by)})"
    if on > _plan_day(year):
        return budget
    return f"RKP {term} {year} (ditetapkan paling lambat {clock.day(_plan_day(year))}) dan {budget}"


def days_left(until: date, today: date) -> str:
    """`tinggal 40 hari`, `hari terakhir`, `sudah lewat`."""
    left = (until - today).days
    if left < 0:
        return "sudah lewat"
    return f"tinggal {left} hari" if left else "hari terakhir"


def _plan_day(year: int) -> date:
    return date(year - 1, 9, 30)


def _budget_day(year: int) -> date:
    return date(year - 1, 12, 31)


def _plan_step(year: int, today: date, term: str) -> CalendarStep:
    first, last = date(year - 1, 7, 1), _plan_day(year)
    title = f"RKP {term} {year}"
    if today < first:
        waits = (first - today).days
        return CalendarStep(title, f"Disusun mulai {clock.day(first)}, {waits} hari lagi.")
    return CalendarStep(
        title,
        f"Ditetapkan paling lambat {clock.day(last)}: {days_left(last, today)}.",
        today > last,
    )


def _budget_step(year: int, today: date, term: str) -> CalendarStep:
    last = _budget_day(year)
    words = f"Ditetapkan paling lambat {clock.day(last)}: {days_left(last, today)}."
    if today > last:
        words += " Tanyakan apakah anggaran tahun ini masih diubah."
    return CalendarStep(f"{budget_word(term)} {year}", words, today > last)
