"""A bill that one person cancels: the others learn of it, and readers see that it is cancelled."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.ledger import bill_notices
from kimid.ledger.models import Bill
from kimid.notify.models import Notice
from kimid.notify.queries import notices_of
from kimid.people.models import Person
from tests import build
from tests.conftest import Door
from tests.ledger import billing
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu", name="KIM Teluk Kapuas"))


@pytest.fixture
def reader() -> Client:
    return Client(HTTP_HOST="kim-satu.kim.localhost")


def _cancelled(books: Books, **changes: object) -> Bill:
    bill = billing.bill(books, debtor="Bu Ani", debtor_is_public=False, **changes)
    return billing.cancelled(books, bill, "Bu Ani pindah.")


def _notices(person: Person) -> list[Notice]:
    for event in [*Event.objects.filter(kind="bill.cancelled")] * 2:  # it may run twice
        bill_notices.follow_cancelled_bill.call(event.pk)
    return list(notices_of(person).filter(kind=bill_notices.CANCELLED))


def test_everybody_else_learns_which_bill_was_cancelled_and_why(books: Books) -> None:
    bill = _cancelled(books)

    assert _notices(books.treasurer) == []
    (notice,) = _notices(books.chair)
    assert notice.title == f"Nota {bill.label} dibatalkan: Rp170.000"
    assert notice.why.startswith(f"“Bu Ani pindah.”, {books.treasurer.name}.")
    assert bill.public_id in notice.link


def test_readers_see_that_it_is_cancelled_and_not_of_whom_it_was(
    books: Books, reader: Client
) -> None:
    assert "dibatalkan" not in reader.get("/keuangan/").content.decode()
    bill = _cancelled(books)

    page = " ".join(reader.get("/keuangan/").content.decode().split())
    data = reader.get(f"/keuangan/{books.today.year}.json").json()

    assert "Nota tagihan yang dibatalkan: 1" in page
    assert f"{bill.label}</dt> <dd>Rp170.000</dd>" in page
    assert f"Dibatalkan {books.treasurer.name}" in page
    assert "Bu Ani" not in page
    day = books.today.isoformat()
    assert data["nota_dibatalkan"] == [
        {"nomor": bill.label, "jumlah": 170_000, "tanggal": day, "oleh": books.treasurer.name}
    ]


def test_it_stands_in_the_year_in_which_it_was_cancelled(books: Books, reader: Client) -> None:
    bill = _cancelled(books)
    last_year = timezone.now() - timedelta(days=366)
    assert bill.cancelled_at is not None
    assert bill.cancelled_at > last_year

    page = reader.get(f"/keuangan/{books.today.year - 1}/").content.decode()

    assert bill.label not in page


def test_the_list_of_the_group_says_why(books: Books, ruang: Door) -> None:
    bill = _cancelled(books)

    page = ruang(books.chair).get("/s/kim-satu/kas/tagihan/").content.decode()

    assert f"{bill.label}: Bu Ani pindah." in page
