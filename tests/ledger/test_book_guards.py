"""What the database refuses in the books, also from raw SQL through our own connection."""

import pytest
from django.db import IntegrityError, connection, transaction

from kimid.ledger import book_guards
from kimid.ledger.models import Leg
from kimid.lib.month import month_of
from tests import build
from tests.ledger.making import Books

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    """A group with one entry of income and one of an expense."""
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    books.receive(2_000_000, source)
    books.spend(780_000, source)
    return books


def _refused(sql: str, *values: object) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as row:
        row.execute(sql, values)
    return str(refusal.value)


@pytest.mark.parametrize("table", sorted({guard.table for guard in book_guards.GUARDS}))
def test_nothing_is_deleted(books: Books, table: str) -> None:
    books.line()
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
        "UPDATE ledger_source SET kind = 'csr'",
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
