"""The parts of the report of a year: what each has, and where one fills it."""

from collections.abc import Mapping
from typing import NamedTuple

from kimid.ledger.models.year_papers import MOST_PHOTOS
from kimid.ledger.year_report import YearPaper
from kimid.ledger.year_report_pdf import chapter_words
from kimid.lib.rupiah import rupiah
from kimid.lib.text import enumeration, number

_NOTHING = "Belum ada data. Di kertas bagian ini ditulis “belum ada data”."


class ReportPart(NamedTuple):
    """A part, what it has in a line, and whether that is nothing. `is_own` is what the group adds
    by itself, `href` is where the rest is written.
    """

    title: str
    text: str
    icon: str
    is_empty: bool = False
    is_own: bool = False
    href: str = ""


def report_parts(paper: YearPaper, addresses: Mapping[str, str] | None = None) -> list[ReportPart]:
    """All parts in the order of the paper; those without data say so. `addresses` has
    pages by their routes, as far as whoever looks may open them.
    """
    addresses = addresses or {}
    money = _money(paper)._replace(href=addresses.get("ruang-cash-book", ""))
    chapters = _chapters(paper, addresses)
    return [_numbers(paper), _foreword(paper), money, *chapters, _photos(paper)]


def _part(title: str, text: str, icon: str = "check", *, is_own: bool = False) -> ReportPart:
    if not text:
        return ReportPart(title, _NOTHING, "warning", is_empty=True, is_own=is_own)
    return ReportPart(title, text, icon, is_own=is_own)


def _numbers(paper: YearPaper) -> ReportPart:
    counted = [f"{number(each.value)} {each.label}" for each in paper.figures if each.value]
    return _part("Angka setahun", enumeration(counted[:4]))


def _foreword(paper: YearPaper) -> ReportPart:
    sentences = f"{len(paper.foreword.split())} kata" if paper.foreword else ""
    return _part("Kata pengantar ketua", sentences, "write", is_own=True)


def _money(paper: YearPaper) -> ReportPart:
    money = paper.money
    words = (
        f"Masuk {rupiah(money.income)}, dipakai {rupiah(money.spent)}, sisa {rupiah(money.rest)}"
    )
    return _part("Uang yang masuk dan keluar", "" if money.is_empty else words)


def _chapters(paper: YearPaper, addresses: Mapping[str, str]) -> list[ReportPart]:
    return [
        _part(each.title, chapter_words(each).rstrip("."))._replace(
            href=addresses.get(each.route, "")
        )
        for each in paper.chapters
    ]


def _photos(paper: YearPaper) -> ReportPart:
    count = len(paper.photos)
    words = f"{count} foto terpilih, paling banyak {MOST_PHOTOS}" if count else ""
    return _part("Foto", words, "picture", is_own=True)
