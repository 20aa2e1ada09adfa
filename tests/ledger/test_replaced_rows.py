"""Rows that somebody replaces or rewrites by raw SQL through our own connection."""

import pytest
from django.db import IntegrityError, connection, transaction

from kimid.ledger import book_guards
from kimid.ledger.models import Closing
from kimid.ledger.posting import BooksOpen
from kimid.lib.month import month_of
from tests import build
from tests.ledger import billing
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_ON_SQLITE = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has no REPLACE that deletes"
)


@pytest.fixture
def books() -> Books:
    books = Books(build.kim(label="kim-satu"))
    books.receive(2_000_000, books.source())
    return books


def _refused(sql: str, *values: int) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as row:
        row.execute(sql, values)
    return str(refusal.value)


@_ON_SQLITE
def test_a_closed_month_is_not_handed_to_another_group(books: Books) -> None:
    books.close(month_of(books.today).previous)
    other = Books(build.kim("6112012002", label="kim-dua"))
    closing = Closing.objects.get()

    assert "not deleted" in _refused(
        "INSERT OR REPLACE INTO ledger_closing (id, site_id, period, closed_at, by_id, cash, bank)"
        " SELECT id, %s, period, closed_at, by_id, cash, bank FROM ledger_closing WHERE id = %s",
        other.kim.site.pk,
        closing.pk,
    )


@_ON_SQLITE
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("ledger_voucher", "amount = 1"),
        ("ledger_bill", "serial = serial + 1"),
        ("ledger_cashcount", "counted = booked"),
    ],
)
def test_no_row_is_replaced_by_another_with_its_key(books: Books, table: str, change: str) -> None:
    billing.bill(books)
    books.count({100_000: 12}, explanation="Parkir")
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMP TABLE altered AS SELECT * FROM "{table}"')
        cursor.execute(f"UPDATE altered SET {change}")

    assert "not deleted" in _refused(f'REPLACE INTO "{table}" SELECT * FROM altered')


@_ON_SQLITE
def test_nothing_is_posted_where_rows_could_be_replaced(books: Books) -> None:
    source = books.source(name="lain")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
    try:
        with pytest.raises(BooksOpen, match="replacing"):
            books.receive(50_000, source)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")

    assert book_guards.missing_guards(connection) == []


@pytest.mark.parametrize(
    "change", ["amount = 1", "party = 'Toko Lain'", "paper_on = '2020-01-01'", "payer_id = NULL"]
)
def test_what_waits_for_an_approver_stays_as_it_was_written(books: Books, change: str) -> None:
    waiting = books.submit(50_000, books.source(name="lain"), purse="sendiri")

    assert "as it was written" in _refused(
        f"UPDATE ledger_voucher SET {change} WHERE id = %s",
        waiting.pk,
    )


def test_what_was_approved_does_not_wait_again(books: Books) -> None:
    voucher = books.approve(books.submit(50_000, books.source(name="lain")))

    assert "approved voucher" in _refused(
        "UPDATE ledger_voucher SET state = 'diajukan', decided_at = NULL, decided_by_id = NULL"
        " WHERE id = %s",
        voucher.pk,
    )


def test_a_receipt_is_neither_changed_nor_thrown_away(books: Books) -> None:
    books.receipt(books.submit(50_000, books.source(name="lain")))

    assert "receipt does not change" in _refused("UPDATE ledger_voucherpaper SET name = 'b'")
    assert "not deleted" in _refused("DELETE FROM ledger_voucherpaper")
