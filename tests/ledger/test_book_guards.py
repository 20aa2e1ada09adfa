"""What the database refuses in the books, also from raw SQL through our own connection."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import CheckConstraint
from django.utils import timezone

from kimid.ledger import book_guards
from kimid.ledger.health import examine_books
from kimid.ledger.models import AccountSum, LedgerEntry, Leg, Voucher, VoucherState
from kimid.ledger.periods import period_of
from kimid.ledger.posting import BooksOpen
from kimid.lib.month import month_of
from tests import build
from tests.ledger import billing
from tests.ledger.making import Books
from tests.upgrades.catalogue import definitions

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    """A group with one entry of income and one of an expense."""
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    books.receive(2_000_000, source)
    books.spend(780_000, source)
    return books


def _refused(sql: str, *values: int) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as row:
        row.execute(sql, values)
    return str(refusal.value)


# As a migration says it: others listen, too.
_EMIT: Final[dict[str, Any]] = {
    "verbosity": 0,
    "interactive": False,
    "db": "default",
    "plan": [],
    "apps": apps,
}
_POST: Final = "UPDATE ledger_ledgerentry SET posted_at = CURRENT_TIMESTAMP WHERE id = %s"


def _unposted(books: Books, *, on: date | None = None) -> tuple[int, Leg]:
    """The key of an entry without legs, of a voucher of Rp50.000; and a leg of another."""
    day = on or books.today
    voucher = books.submit(50_000, books.source(name="lain"))
    Voucher._base_manager.filter(pk=voucher.pk).update(
        state=VoucherState.POSTED,
        paid_at=timezone.now(),
        decided_at=timezone.now(),
        decided_by=books.chair,
    )
    entry = LedgerEntry._base_manager.create(
        site=books.kim.site,
        year=day.year,
        number=3,
        booked_on=day,
        period=period_of(day),
        voucher=voucher,
    )
    leg = Leg.objects.filter(entry__site=books.kim.site).first()
    assert leg is not None
    return entry.pk, leg


def _insert_leg(entry: int, account: int, amount: int) -> None:
    Leg.objects.create(entry_id=entry, account_id=account, amount=amount)


@pytest.mark.parametrize("table", sorted({guard.table for guard in book_guards.GUARDS}))
def test_nothing_is_deleted(books: Books, table: str) -> None:
    books.line()
    billing.bill(books)
    books.receipt(Voucher.objects.all()[0])
    books.count({100_000: 12}, explanation="Parkir")
    books.close(month_of(books.today).previous)

    assert "not deleted" in _refused(f'DELETE FROM "{table}"')


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_leg SET amount = amount + 1",
        "UPDATE ledger_ledgerentry SET booked_on = '2020-01-01'",
        "UPDATE ledger_ledgerentry SET posted_at = NULL",
        "UPDATE ledger_voucher SET amount = 1 WHERE state = 'dibukukan'",
        "UPDATE ledger_ledgeraccount SET kind = 'bank'",
        "UPDATE ledger_fund SET kind = 'csr'",
    ],
)
def test_nothing_that_is_posted_changes(books: Books, change: str) -> None:
    assert "ledger:" in _refused(change)


def test_a_posted_entry_takes_no_further_leg(books: Books) -> None:
    leg = Leg.objects.first()
    assert leg is not None

    assert "no further leg" in _refused(
        "INSERT INTO ledger_leg (entry_id, account_id, amount) VALUES (%s, %s, 5)",
        leg.entry_id,
        leg.account_id,
    )


def test_legs_that_do_not_balance_are_not_posted(books: Books) -> None:
    entry, leg = _unposted(books)
    _insert_leg(entry, leg.account_id, 50)

    assert "balance" in _refused(_POST, entry)


def test_legs_that_balance_but_not_with_their_voucher_are_not_posted(books: Books) -> None:
    entry, leg = _unposted(books)
    for amount in (7, -7):
        _insert_leg(entry, leg.account_id, amount)

    assert "balance" in _refused(_POST, entry)


def test_a_leg_of_another_group_is_not_posted(books: Books) -> None:
    other = Books(build.kim("6112012002", label="kim-dua"))
    other.receive(50_000, other.source())
    entry, leg = _unposted(books)
    theirs = Leg.objects.filter(entry__site=other.kim.site, amount__lt=0).get()
    _insert_leg(entry, leg.account_id, 50_000)
    _insert_leg(entry, theirs.account_id, -50_000)

    assert "belongs to its group" in _refused(_POST, entry)


def test_nothing_is_posted_into_a_closed_month(books: Books) -> None:
    last = month_of(books.today).previous
    entry, leg = _unposted(books, on=last.first)
    for amount in (50_000, -50_000):
        _insert_leg(entry, leg.account_id, amount)
    books.close(last)

    assert "month is closed" in _refused(_POST, entry)
    assert "closed already" in _refused(
        "INSERT INTO ledger_closing (site_id, period, closed_at, by_id, cash, bank)"
        " SELECT site_id, period - 1, closed_at, by_id, 0, 0 FROM ledger_closing"
    )


def test_a_month_is_not_cheated_by_its_number(books: Books) -> None:
    last = month_of(books.today).previous
    entry, leg = _unposted(books, on=last.first)
    for amount in (50_000, -50_000):
        _insert_leg(entry, leg.account_id, amount)
    LedgerEntry._base_manager.filter(pk=entry).update(period=period_of(books.today))

    assert "month is closed" in _refused(_POST, entry)


def test_numbers_of_entries_have_no_gap(books: Books) -> None:
    assert "no gap" in _refused(
        "INSERT INTO ledger_ledgerentry (site_id, year, number, booked_on, period, voucher_id)"
        " SELECT site_id, year, 9, booked_on, period, voucher_id FROM ledger_ledgerentry"
        " WHERE number = 1"
    )


def test_an_approved_voucher_keeps_its_sum(books: Books) -> None:
    voucher = books.approve(books.submit(50_000, books.source(name="lain")))

    assert "as it was written" in _refused(
        "UPDATE ledger_voucher SET amount = 900000 WHERE id = %s", voucher.pk
    )


@pytest.mark.usefixtures("books_that_go")
def test_a_table_that_a_migration_makes_anew_is_guarded_again() -> None:
    """The migrator of SQLite copies the table and drops the old one, with its triggers."""
    Books(build.kim(label="kim-satu")).source()
    before = definitions(connection)
    # As a step of a migration has it: the columns keep their order, for whoever compares tables.
    fund = MigrationLoader(connection).project_state().apps.get_model("ledger", "Fund")
    check = next(each for each in fund._meta.constraints if isinstance(each, CheckConstraint))

    emit_pre_migrate_signal(**_EMIT)
    with connection.schema_editor() as editor:
        editor.remove_constraint(fund, check)
        editor.add_constraint(fund, check)
    assert len(book_guards.missing_guards(connection)) >= len(book_guards.GUARDS)
    emit_post_migrate_signal(**_EMIT)

    assert book_guards.missing_guards(connection) == []
    assert "keeps its kind" in _refused("UPDATE ledger_fund SET kind = 'csr'")
    assert "not deleted" in _refused("DELETE FROM ledger_fund")
    assert definitions(connection) == before


def test_nothing_is_posted_while_a_guard_is_missing(books: Books) -> None:
    source = books.source(name="lain")
    book_guards.drop_guards(connection)

    with pytest.raises(BooksOpen, match="kim migrate"):
        books.receive(50_000, source)

    book_guards.make_guards(connection)
    books.receive(50_000, source)


def test_a_guard_that_says_something_else_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rest = book_guards.GUARDS
    other = replace(first, message="ledger: other words")
    monkeypatch.setattr(book_guards, "GUARDS", (other, *rest))
    assert book_guards.missing_guards(connection) == [other.trigger]

    book_guards.make_guards(connection)

    assert book_guards.missing_guards(connection) == []
    monkeypatch.undo()
    assert book_guards.missing_guards(connection) == [first.trigger]


def test_the_doctor_names_what_is_not_guarded_and_sums_that_differ(books: Books) -> None:
    assert [is_well for is_well, _ in examine_books()] == [True, True, True]

    AccountSum.objects.filter(account__kind="cash").update(debit=1)
    book_guards.drop_guards(connection)

    lines = list(examine_books())
    assert [is_well for is_well, _ in lines] == [False, False, True]
    assert "kim migrate" in lines[0][1]
    assert lines[1][1].startswith("2 sums")
