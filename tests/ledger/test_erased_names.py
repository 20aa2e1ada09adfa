"""Somebody whom the books name asks to be erased: the name goes everywhere, the sums stay."""

from io import StringIO
from typing import Final

import pypdfium2
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from kimid.cli import personal_data
from kimid.cli.errors import CliError
from kimid.events.models import Event
from kimid.ledger.actions import sources
from kimid.ledger.actions.erased_names import (
    erase_name,
    rows_with_name,
    texts_with_name,
)
from kimid.ledger.book_guards import GUARDS
from kimid.ledger.models import ERASED_NAME, Bill, Fund, FundKind, RecurringExpense, Voucher
from kimid.ledger.public_years import public_year
from kimid.ledger.recounting import wrong_sums
from kimid.sites.guard import on_site
from kimid.sites.named_people import NameStillNeeded
from tests import build
from tests.conftest import Door
from tests.ledger import billing
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_NAME: Final = "Wardoyo Kanari"
_FINAL: Final = "UPDATE ledger_voucher SET {} WHERE state = 'dibukukan' AND party <> ''"


@pytest.fixture
def books() -> Books:
    """Wardoyo gave, was paid, paid a bill, and had one that was cancelled."""
    books = Books(build.kim(label="kim-satu"))
    grant = books.source(FundKind.GRANT, giver=_NAME, names_giver=True)
    books.receive(900_000, grant, party=_NAME, party_is_public=True)
    books.spend(75_000, grant, party=_NAME.upper(), party_is_public=True)
    address = "Jalan Kanari 7"
    billing.paid(books, billing.bill(books, debtor=_NAME, address=address))
    billing.cancelled(books, billing.bill(books, debtor=_NAME, address=address))
    with on_site(books.kim.site):
        sources.add_recurring(
            books.kim.site,
            purpose="Kuota",
            party=_NAME,
            amount=50_000,
            day=5,
            by=books.treasurer,
            at=timezone.now(),
        )
    return books


def _erase(books: Books, name: str = _NAME) -> None:
    with on_site(books.kim.site):
        erase_name(books.kim.site, name=name, by=build.BUILDER, at=timezone.now())


def _read(books: Books, ruang: Door) -> str:
    """All that has names of the books: pages, files, papers."""
    reader, chair = Client(HTTP_HOST="kim-satu.kim.localhost"), ruang(books.chair)
    year, month = books.today.year, books.today.month
    numbers = [each.public_id for each in Voucher.objects.all()]
    bills = [f"tagihan/{each.public_id}/" for each in Bill.objects.order_by("pk")]
    public = [f"/keuangan/catatan/{each}/" for each in numbers]
    public += [f"/keuangan/{year}{end}" for end in ("/", f"/{month}/", ".csv", ".json")]
    papers = [f"buku-kas-{year}-{month}", *(f"spj/{each.public_id}" for each in Fund.objects.all())]
    own = ["", "rencana/", "tagihan/", *bills, f"{bills[0]}kuitansi.pdf"]
    own += [f"{bill}nota.pdf" for bill in bills]
    own += [f"kertas/{each}.pdf" for each in papers]
    own += [f"bukti/{each}/" for each in numbers]
    bodies = [reader.get(path) for path in public]
    bodies += [chair.get(f"/s/kim-satu/kas/{path}") for path in own]
    assert [each.status_code for each in bodies if each.status_code != 200] == []
    return " ".join(_words(each.content) for each in bodies)


def _words(body: bytes) -> str:
    if not body.startswith(b"%PDF"):
        return " ".join(body.decode().split())
    pages = (each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(body))
    return " ".join(" ".join(pages).split())


def test_the_name_leaves_pages_files_and_papers_and_sums_stay(books: Books, ruang: Door) -> None:
    def sums() -> object:
        year = public_year(books.kim.site, books.today.year, books.today)
        return year.book.income, year.book.spent, year.book.rest, year.holdings

    before = sums()
    assert "kanari" in _read(books, ruang).lower()

    _erase(books)

    assert "kanari" not in _read(books, ruang).lower()
    assert sums() == before
    assert list(wrong_sums()) == []
    assert RecurringExpense.objects.get().party == ERASED_NAME
    [event] = Event.objects.filter(kind="money.name_erased")
    assert event.data == {"rows": 7}


def test_whoever_is_yet_to_be_paid_is_named_until_then(books: Books) -> None:
    waiting = books.submit(20_000, books.source(name="lain"), party="Bu Ani")
    billing.bill(books, debtor="Pak Jamhari")

    for name in ("Bu Ani", "Pak Jamhari"):
        with pytest.raises(NameStillNeeded, match="1 vouchers or bills"):
            _erase(books, name)

    books.pay(books.approve(waiting))
    _erase(books, "Bu Ani")
    with on_site(books.kim.site):
        assert rows_with_name(books.kim.site, "Bu Ani") == 0


def test_what_somebody_typed_elsewhere_is_listed(books: Books) -> None:
    source = books.source(FundKind.CSR, name="dari Wardoyo Kanari")
    lines = [("Undangan wardoyo kanari", 1, 50_000)]
    bill = billing.bill(books, debtor="Koperasi", lines=lines)
    voucher = books.receive(1_000, source, purpose="Sumbangan Wardoyo Kanari")

    with on_site(books.kim.site):
        texts = list(texts_with_name(books.kim.site, _NAME))

    assert texts == [
        f"voucher {voucher.public_id}: Sumbangan Wardoyo Kanari",
        f"source {source.public_id}: {source}",
        f"bill {bill.label}",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "party = 'orang lain'",
        "party = 'nama dihapus', amount = amount + 1",
        "party = 'nama dihapus', purpose = 'lain'",
        "party = party",
    ],
)
def test_the_database_lets_the_name_go_and_nothing_else(books: Books, change: str) -> None:
    with (
        pytest.raises(IntegrityError, match=r"ledger: a .*voucher"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(_FINAL.format(change))


def test_the_guard_of_a_voucher_names_all_of_its_columns() -> None:
    [guard] = [each for each in GUARDS if each.name == "voucher_is_final"]
    columns = {each.column for each in Voucher._meta.concrete_fields}

    named = {column for column in columns if f"NEW.{column} " in guard.when}

    assert named == columns


def test_it_is_done_at_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    books = Books(build.kim(label="kim-satu"))
    books.receive(50_000, books.source(), party="Bu Ani", purpose="Titipan Bu Ani")
    for label, name, match in (
        ("kim-dua", "Bu Ani", "no site has the label"),
        ("kim-satu", "", "Nothing was erased"),
        ("kim-satu", "Bu Ana", "Nothing was erased"),
    ):
        monkeypatch.setattr("sys.stdin", StringIO(f"{name}\n"))
        with pytest.raises(CliError, match=match):
            personal_data.run(["erase-name", label])

    monkeypatch.setattr("sys.stdin", StringIO("bu ani\n"))
    assert personal_data.run(["erase-name", "kim-satu"]) == 0

    voucher = Voucher.objects.get()
    assert (voucher.party, voucher.amount) == ("nama dihapus", 50_000)
    printed = capsys.readouterr().out
    assert "1 rows of kim-satu" in printed
    assert f"voucher {voucher.public_id}: Titipan Bu Ani" in printed
