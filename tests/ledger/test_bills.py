"""Bills: their numbers, what pays them, and what an advertorial waits for."""

import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import bills
from kimid.ledger.bill_queries import bill_of, settled_bills, unpaid_bills
from kimid.ledger.models import Bill, BillState, Fund, FundKind, Purse
from kimid.ledger.queries import holdings_of, year_book
from kimid.ledger.refusals import MoneyRefused, VoucherDecided
from kimid.newsroom.actions import confirmations, publishing, writing
from kimid.newsroom.actions.content import ActionRefused, content_of
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.people.models import Person
from kimid.sites.guard import across_sites, on_site
from tests import build
from tests.conftest import Door
from tests.ledger import billing
from tests.ledger.making import Books, phone_number

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu", name="KIM Teluk Kapuas"))


def _fresh(bill: Bill) -> Bill:
    again = bill_of(bill.site, bill.public_id)
    assert again is not None
    return again


def test_numbers_go_on_by_group_and_year(books: Books) -> None:
    other = Books(build.kim("6112012002", label="kim-dua", name="Forum KIM Kubu Raya"))
    year = books.today.year

    labels = [billing.bill(each).label for each in (books, books, other)]

    assert labels == [f"001/KIM-TK/{year}", f"002/KIM-TK/{year}", f"001/KIM-KR/{year}"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("KIM Teluk Kapuas", "KIM-TK"),
        ("KIM Élok Šari 12", "KIM-ÉŠ"),
        ("KIM", "KIM"),
        ("Kelompok Informasi Masyarakat Suka Maju Jaya Raya", "KIM-KIMSM"),
    ],
)
def test_a_number_names_its_group(name: str, letters: str) -> None:
    assert bills.letters_of(name) == letters


def test_a_bill_that_is_paid_stands_in_the_books_as_own_income(books: Books) -> None:
    bill = billing.bill(books)

    billing.paid(books, bill)

    with on_site(books.kim.site):
        book = year_book(books.kim.site, books.today.year)
        assert holdings_of(books.kim.site).cash == bill.amount == 170_000
    (row,) = book.sources
    assert (row.source.kind, row.income) == (FundKind.BUSINESS, 170_000)
    voucher = _fresh(bill).payment
    assert voucher is not None
    assert (voucher.party, voucher.public_party) == ("Toko Sinar Grafika", "Toko Sinar Grafika")
    assert voucher.purpose == f"Nota tagihan {bill.label}: Cetak kalender meja"
    assert (unpaid_bills(bill.site), settled_bills(bill.site)) == ([], [bill])


def test_a_private_person_who_pays_is_not_named_to_readers(books: Books) -> None:
    bill = billing.paid(books, billing.bill(books, debtor="Bu Ani", debtor_is_public=False))

    assert bill.voucher is not None
    assert (bill.voucher.party, bill.voucher.public_party) == ("Bu Ani", "")


def test_a_corrected_payment_opens_the_bill_again(books: Books) -> None:
    bill = billing.paid(books, billing.bill(books))
    with pytest.raises(VoucherDecided, match="sudah lunas"):
        billing.paid(books, bill)
    billing.taken_back(books, bill)

    again = _fresh(bill)
    assert (again.state, again.was_paid) == (BillState.UNPAID, True)
    assert unpaid_bills(bill.site) == [bill]

    billing.paid(books, again, purse=Purse.BANK)
    assert _fresh(bill).state == BillState.PAID
    assert settled_bills(bill.site) == [bill]
    assert holdings_of(bill.site)[:2] == (0, 170_000)


def test_a_cancelled_bill_stays_with_its_reason_and_its_number(books: Books) -> None:
    bill = billing.cancelled(books, billing.bill(books), "Pesanannya batal.")

    assert (bill.state, bill.cancelled_why) == (BillState.CANCELLED, "Pesanannya batal.")
    assert billing.bill(books).serial == 2
    with pytest.raises(VoucherDecided, match="sudah dibatalkan"):
        billing.paid(books, bill)
    with pytest.raises(VoucherDecided, match="sudah dibatalkan"):
        billing.cancelled(books, bill)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"lines": []}, "paling sedikit satu baris"),
        ({"lines": [("Cetak", 0, 5_000)]}, "paling sedikit satu baris"),
        ({"lines": [("Cetak", 999, 999_000_000)]}, "Periksa nolnya"),
    ],
)
def test_a_bill_of_nothing_is_none(books: Books, changes: dict[str, Any], why: str) -> None:
    with pytest.raises(MoneyRefused, match=why):
        billing.bill(books, **changes)


def test_a_bill_is_paid_from_nowhere_else(books: Books) -> None:
    village = books.source(FundKind.DESA_BUDGET)

    with pytest.raises(MoneyRefused, match="uang usaha"):
        billing.paid(books, billing.bill(books), source=village)


def test_a_member_writes_no_bill(books: Books) -> None:
    with pytest.raises(PermissionDenied):
        billing.bill(books, by=build.member(books.kim, Role.MEMBER))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("serial = 7", "does not change"),
        ("amount = 5", "does not change"),
        ("debtor = 'Orang lain'", "does not change"),
        ("lines = '[]'", "does not change"),
        ("voucher_id = NULL", "stays paid"),
        ("cancelled_at = written_at, cancelled_by_id = by_id, cancelled_why = 'x'", "stays paid"),
    ],
)
def test_the_database_keeps_a_bill_as_it_is(books: Books, change: str, message: str) -> None:
    billing.paid(books, billing.bill(books))

    with (
        pytest.raises(IntegrityError, match=message),
        transaction.atomic(),
        connection.cursor() as row,
    ):
        row.execute(f"UPDATE ledger_bill SET {change}")  # texts of this test


def test_the_database_refuses_a_gap_and_a_payment_of_another_sum(books: Books) -> None:
    bill = billing.bill(books)
    other = books.receive(5_000, books.source(FundKind.BUSINESS))
    rows = Bill._base_manager.filter(pk=bill.pk)

    with pytest.raises(IntegrityError, match="income of its sum"), transaction.atomic():
        rows.update(voucher=other)
    bill.pk, bill.public_id, bill.number, bill.serial = None, "lain234567", "lain", 3
    with pytest.raises(IntegrityError, match="no gap"), transaction.atomic():
        bill.save(force_insert=True)


def test_an_advertorial_waits_for_the_money_that_is_named(books: Books) -> None:
    story = billing.advertorial(books)
    bill = billing.bill(books, story=story)

    with pytest.raises(ActionRefused, match=f"{bill.label} .*belum lunas"):
        _publish(books, story)
    billing.paid(books, bill)
    _publish(books, story)

    assert story.is_public


def test_an_advertorial_waits_also_when_its_bill_is_cancelled(books: Books) -> None:
    story = billing.advertorial(books)
    wrong = billing.cancelled(books, billing.bill(books, story=story), "Salah nama.")

    with pytest.raises(ActionRefused, match=f"{wrong.label} .*dibatalkan: “Salah nama.”"):
        _publish(books, story)
    right = billing.bill(books, story=story)
    with pytest.raises(ActionRefused, match=f"{right.label} .*belum lunas"):
        _publish(books, story)
    billing.paid(books, right)
    _publish(books, story)

    assert story.is_public


def test_an_advertorial_of_which_no_money_was_named_waits_for_nothing(books: Books) -> None:
    story = billing.advertorial(books)

    _publish(books, story)

    assert story.is_public


def test_editors_see_a_published_advertorial_without_money(books: Books, ruang: Door) -> None:
    story = billing.advertorial(books)
    bill = billing.paid(books, billing.bill(books, story=story))
    _publish(books, story)
    path, word = "/s/kim-satu/kas/tagihan/", "Advertorial terbit tanpa uang di buku kas"
    hers = ruang(books.chair)
    assert word not in hers.get(path).content.decode()

    billing.taken_back(books, bill)
    billing.cancelled(books, _fresh(bill), "Uangnya kembali.")
    page = " ".join(hers.get(path).content.decode().split())

    assert word in page
    assert f"Nota {bill.label}, Rp170.000, dibatalkan {books.treasurer.name}." in page


def test_paid_text_does_not_go_out_as_news(books: Books) -> None:
    story = billing.advertorial(books)
    billing.paid(books, billing.bill(books, story=story))
    with on_site(books.kim.site):
        content = type(content_of(story))(**{**vars(content_of(story)), "kind": StoryKind.NEWS})
        writing.edit(story, content=content, sensitivities=(), by=story.author, at=timezone.now())

    with pytest.raises(ActionRefused, match="jadi kabar ini dibayar"):
        _publish(books, story)


def test_a_draft_is_not_billed(books: Books) -> None:
    story = billing.advertorial(books, Stage.DRAFT)

    with pytest.raises(MoneyRefused, match="sudah dikirim"):
        billing.bill(books, story=story)


def _publish(books: Books, story: Story) -> None:
    now = timezone.now()
    with on_site(books.kim.site):
        story.refresh_from_db()
        if story.stage != Stage.VERIFIED:
            by = build.member(books.kim)
            confirmations.confirm(story, how_known="Saya melihatnya.", by=by, at=now)
        publishing.publish(story, by=books.chair, at=now)


@pytest.mark.on_postgres
@pytest.mark.usefixtures("books_that_go")
def test_two_at_once_leave_no_gap() -> None:
    books = Books(build.kim(label="kim-satu"))
    refused: list[BaseException] = []

    def write(by: Person) -> None:
        close_old_connections()
        try:
            for _ in range(10):
                billing.bill(books, by=by, number=phone_number())
        except BaseException as why:
            refused.append(why)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(by,)) for by in (books.treasurer, books.chair)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert refused == []
    with across_sites("the test counts"):
        assert list(Bill.objects.order_by("pk").values_list("serial", flat=True)) == list(
            range(1, 21)
        )
        assert not Fund.objects.exists()
