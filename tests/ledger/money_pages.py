"""Where readers find the money of a group: a plan and a month with all that a page holds."""

from itertools import cycle
from typing import Final

from kimid.ledger.actions import corrections, sources
from kimid.ledger.models import FundKind, PlanLine, Purse, Voucher
from kimid.sites.guard import on_site
from tests.house.country import WORDS, Addresses, Country
from tests.ledger.making import Books, phone_number

_LINES: Final = 10
_ENTRIES: Final = 45
_SENTENCE: Final = " ".join(word for word in WORDS if word.isalpha())


def money_addresses(country: Country) -> Addresses:
    """The year, the month and one entry that was corrected."""
    books = Books(country.kim)
    corrected = fill(books)
    year, month = books.today.year, books.today.month
    pages = {
        ("kim", "money"): "/keuangan/",
        ("kim", "money-year"): f"/keuangan/{year}/",
        ("kim", "money-month"): f"/keuangan/{year}/{month:02d}/",
        ("kim", "money-entry"): f"/keuangan/catatan/{corrected.public_id}/",
    }
    for kind in ("kim", "portal"):
        pages[kind, "money-file"] = f"/keuangan/{year}.csv"
        pages[kind, "money-open"] = f"/keuangan/{year}.json"
    return {**pages, ("portal", "money"): "/keuangan/", ("portal", "money-year"): "/keuangan/2025/"}


def fill(books: Books) -> Voucher:
    """Every kind of source, ten lines of a plan that are overspent and explained, more entries than
    a page of a month holds. Gives an expense that was corrected.
    """
    kinds = [
        books.source(
            kind,
            name=_words(40 * place, 30),
            planned=900_000 * place,
            legal_basis=_words(40 * place, 60) if kind != FundKind.DUES else "",
            giver=_words(30 * place, 40),
            names_giver=kind != FundKind.DUES,
        )
        for place, kind in enumerate(FundKind, 1)
    ]
    lines = [_explained(books, place) for place in range(_LINES)]
    for place, source in zip(range(_ENTRIES), cycle(kinds), strict=False):
        is_goods = source.kind == FundKind.IN_KIND
        books.receive(
            1_250_000 + 1_370 * place,
            source,
            purse=Purse.DIRECT if is_goods else Purse.CASH,
            purpose=_words(90 * place, 100),
            party=_words(70 * place, 60),
            party_is_public=True,
        )
    for place, line in enumerate(lines):
        books.spend(
            130_000 + 911 * place,
            kinds[0],
            line=line,
            purpose=_words(110 * place, 110),
            party=_words(60 * place, 60),
        )
    books.count({100_000: 10}, explanation=_words(200, 150))
    return _corrected(books, lines[0])


def _explained(books: Books, place: int) -> PlanLine:
    line = books.line(_words(50 * place, 60), planned=90_000 + 10_000 * place)
    with on_site(books.kim.site):
        return sources.change_line(
            line,
            planned=line.planned,
            explanation=_words(120 * place, 120),
            by=books.treasurer,
            at=line.entered_at,
        )


def _corrected(books: Books, line: PlanLine) -> Voucher:
    source = books.source(FundKind.CSR, name="Bank", planned=0)
    voucher = books.spend(75_000, source, line=line, purpose=_words(900, 110))
    with on_site(books.kim.site):
        correction = corrections.propose_correction(
            voucher,
            why=_words(700, 90),
            number=phone_number(),
            by=books.treasurer,
            at=voucher.submitted_at,
        )
    books.approve(correction)
    return voucher


def _words(start: int, letters: int) -> str:
    return _SENTENCE[start:][:letters].strip()
