"""Rows that somebody replaces or rewrites by raw SQL through our own connection."""

from typing import Final

import pytest
from django.db import IntegrityError, connection, transaction

from kimid.ledger import book_guards
from kimid.ledger.posting import BooksOpen
from kimid.lib.month import month_of
from tests import build
from tests.ledger import billing
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

# What takes the place of a row with its key: SQLite deletes the old one, PostgreSQL changes it.
_REPLACE: Final = {
    "sqlite": 'REPLACE INTO "{table}" SELECT * FROM altered',
    "postgresql": 'INSERT INTO "{table}" SELECT * FROM altered'
    " ON CONFLICT (id) DO UPDATE SET {column} = EXCLUDED.{column}",
}
# Without the setting that asks the guards about replaced rows, and without the guards themselves.
_OPEN: Final = {
    "sqlite": ("PRAGMA recursive_triggers = OFF", "PRAGMA recursive_triggers = ON"),
    "postgresql": (
        "ALTER TABLE ledger_closing DISABLE TRIGGER USER",
        "ALTER TABLE ledger_closing ENABLE TRIGGER USER",
    ),
}


@pytest.fixture
def books() -> Books:
    books = Books(build.kim(label="kim-satu"))
    books.receive(2_000_000, books.source())
    return books


def _refused(sql: str, *values: int) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as row:
        row.execute(sql, values)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("ledger_voucher", "amount", "1"),
        ("ledger_bill", "serial", "serial + 1"),
        ("ledger_cashcount", "counted", "booked"),
        ("ledger_closing", "site_id", "{other}"),
    ],
)
def test_no_row_is_replaced_by_another_with_its_key(
    books: Books, table: str, column: str, value: str
) -> None:
    billing.bill(books)
    books.count({100_000: 12}, explanation="Parkir")
    books.close(month_of(books.today).previous)
    other = Books(build.kim("6112012002", label="kim-dua")).kim.site.pk
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMP TABLE altered AS SELECT * FROM "{table}"')
        cursor.execute(f"UPDATE altered SET {column} = {value.format(other=other)}")

    refusal = _refused(_REPLACE[connection.vendor].format(table=table, column=column))

    assert "ledger: " in refusal


def test_nothing_is_posted_where_rows_could_be_replaced(books: Books) -> None:
    source = books.source(name="lain")
    opened, closed = _OPEN[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(opened)
    try:
        with pytest.raises(BooksOpen):
            books.receive(50_000, source)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(closed)

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
