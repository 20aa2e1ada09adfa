"""After random work each sum is the same on every paper, page and file of a group."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Final

import pytest
from django.test import Client

from kimid.ledger.cash_months import CashMonth, CashSide, Money, cash_month
from kimid.ledger.models import AccountKind, LedgerEntry
from kimid.ledger.posting import balance_of
from kimid.ledger.queries import YearBook, year_book
from kimid.ledger.source_accounts import source_account
from kimid.ledger.year_money import YearMoney
from kimid.ledger.year_report import year_paper
from kimid.ledger.year_report_pdf import sheet_values
from kimid.lib.month import Month
from kimid.lib.rupiah import rupiah
from tests.ledger.making import Books
from tests.ledger.random_work import RandomWork, begin_work

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_YEARS: Final = (2024, 2025, 2026)  # the first is that of what was booked late
_STEPS: Final = 600


@pytest.fixture
def work() -> RandomWork:
    """Four groups after more than a year."""
    work = begin_work(seed=7)
    for _ in range(_STEPS):
        work.step()
        work.now += timedelta(days=work.dice.randrange(3))
    assert work.now.year == 2026
    assert LedgerEntry.objects.filter(year=2026).exists()
    return work


def test_every_sum_is_the_same_wherever_it_stands(work: RandomWork) -> None:
    for group in work.groups:
        books = [year_book(group.kim.site, year) for year in _YEARS]
        for book in books:
            assert _of_files(group, book.year) == [_of(book)] * 3
            _check_page(group, book)
            _check_report(group, book)
        _check_sources(group, books)
        _check_months(group, books)


def _of(book: YearBook) -> tuple[int, int, int]:
    return book.income, book.spent, book.difference


def _of_files(group: Books, year: int) -> list[tuple[int, ...]]:
    """What the two files of a year say: rows of the CSV, rows of the JSON, sums of the JSON."""
    reader = Client(HTTP_HOST=f"{group.kim.site.label}.kim.localhost")
    text = reader.get(f"/keuangan/{year}.csv").content.decode("utf-8-sig")
    data = reader.get(f"/keuangan/{year}.json").json()
    names = ("masuk", "keluar", "selisih")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert [int(row["nomor"]) for row in rows] == [*range(1, len(rows) + 1)]
    return [
        tuple(sum(int(row[name]) for row in rows) for name in names),
        tuple(sum(row[name] for row in data["catatan"]) for name in names),
        (data["masuk"], data["keluar"], data["selisih_kas"]),
    ]


def _check_page(group: Books, book: YearBook) -> None:
    reader = Client(HTTP_HOST=f"{group.kim.site.label}.kim.localhost")
    page = reader.get(f"/keuangan/{book.year}/").content.decode()
    held = reader.get(f"/keuangan/{book.year}.json").json()["sisa_berupa"]
    assert sum(held.values()) == book.rest
    for amount in filter(None, (book.income, book.spent, held["kas"] + held["rekening"])):
        assert rupiah(amount) in page


def _check_report(group: Books, book: YearBook) -> None:
    paper = year_paper(group.kim, book.year, group.today)
    values = sheet_values(paper, "")
    spent = sum(row.spent for row in paper.money.lines)
    assert YearMoney.of(book, group.kim.region).rest == paper.money.rest == book.rest
    assert (paper.money.income, paper.money.spent, spent) == (book.income, book.spent, book.spent)
    assert values["sums"][2:4] == [_plain(book.income), _plain(book.spent)]
    assert values["line_sums"][2] == _plain(book.spent)


def _check_sources(group: Books, books: list[YearBook]) -> None:
    """The account of a source has as much as its rows in all years."""
    rows = [row for book in books for row in book.sources]
    for source in {row.source for row in rows}:
        account = source_account(source)
        own = [row for row in rows if row.source == source]
        assert account.income == sum(row.income for row in own)
        assert account.spent == sum(row.spent for row in own)
        assert account.spent == sum(each.spent for each in account.by_line)


def _check_months(group: Books, books: list[YearBook]) -> None:
    """Each month begins with what the last one left; together they have every entry once."""
    site = group.kim.site
    months = [
        cash_month(site, Month(book.year, number)) for book in books for number in range(1, 13)
    ]
    after = Money()
    for month in months:
        assert month.before == after
        after = month.after
        _check_sides(month)
    assert after == Money(balance_of(site, AccountKind.CASH), balance_of(site, AccountKind.BANK))
    numbers = [row.entry.pk for month in months for row in month.rows]
    entries = LedgerEntry.objects.filter(site=site).values_list("pk", flat=True)
    assert sorted(numbers) == sorted(entries)


def _check_sides(month: CashMonth) -> None:
    """What came and went explains what there is: in the columns, and in the sums below them."""
    columns = sum(row.income - row.spent for row in month.rows)
    opened = month.sum_of(CashSide.OPENED).total
    assert month.before.total + columns + opened == month.after.total
    sides = Money()
    for side in CashSide:
        sides = sides.plus(month.sum_of(side))
    assert month.before.plus(sides) == month.after


def _plain(amount: int) -> str:
    return rupiah(amount).replace("Rp", "")
