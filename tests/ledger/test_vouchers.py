"""Vouchers: who may approve and pay, and what stands in the books then."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import vouchers
from kimid.ledger.models import AccountKind, FundKind, Purse, Voucher, VoucherState
from kimid.ledger.posting import balance_of
from kimid.ledger.queries import holdings_of, year_book
from kimid.ledger.refusals import MoneyRefused, VoucherDecided
from kimid.sites.guard import on_site
from tests import build
from tests.ledger.making import Books

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


def test_money_stands_in_the_books_when_it_is_paid_and_not_before(books: Books) -> None:
    source, line = books.source(planned=12_000_000), books.line(planned=1_200_000)
    books.receive(2_000_000, source)
    voucher = books.submit(780_000, source, line=line)
    books.approve(voucher)
    with on_site(books.kim.site):
        assert holdings_of(books.kim.site).cash == 2_000_000

    books.pay(voucher)

    with on_site(books.kim.site):
        book = year_book(books.kim.site, books.today.year)
        assert holdings_of(books.kim.site).cash == 1_220_000
    (row,) = book.sources
    assert (book.income, book.spent, book.rest) == (2_000_000, 780_000, 1_220_000)
    assert (row.income, row.spent, row.rest) == (2_000_000, 780_000, 1_220_000)
    assert [(each.line, each.spent) for each in book.lines] == [(line, 780_000)]


def test_whoever_wrote_or_paid_approves_nothing(books: Books) -> None:
    source = books.source()
    own = books.submit(50_000, source, by=books.chair)
    laid_out = books.submit(50_000, source, purse=Purse.OWN)

    with pytest.raises(PermissionDenied):
        books.approve(own, by=books.chair)
    with pytest.raises(PermissionDenied):
        books.approve(laid_out, by=books.treasurer)
    with pytest.raises(PermissionDenied):
        books.approve(own, by=build.member(books.kim, Role.MEMBER))


def test_whoever_approved_pays_nothing_out(books: Books) -> None:
    source = books.source()
    books.receive(100_000, source)
    voucher = books.approve(books.submit(50_000, source))

    with pytest.raises(PermissionDenied):
        books.pay(voucher, by=books.chair)


def test_the_database_refuses_an_approver_who_wrote_it(books: Books) -> None:
    voucher = books.submit(50_000, books.source())
    row = Voucher._base_manager.filter(pk=voucher.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(
            state=VoucherState.APPROVED, decided_by=books.treasurer, decided_at=timezone.now()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(state=VoucherState.APPROVED)


def test_the_second_of_two_approvers_learns_who_was_quicker(books: Books) -> None:
    other = Books(books.kim).chair
    voucher = books.submit(50_000, books.source())
    late = Voucher._base_manager.get(pk=voucher.pk)
    books.approve(voucher)

    with pytest.raises(VoucherDecided, match=books.chair.name):
        books.approve(late, by=other)


def test_one_phone_with_two_accounts_is_no_second_person(books: Books) -> None:
    voucher = books.submit(50_000, books.source())

    with pytest.raises(MoneyRefused, match="HP ini juga dipakai"):
        books.approve(voucher, people_here={books.treasurer.pk, books.chair.pk})


def test_a_sum_that_changed_since_it_was_read_is_not_approved(books: Books) -> None:
    voucher = books.submit(50_000, books.source())

    with pytest.raises(MoneyRefused, match=r"Rp50\.000"):
        books.approve(voucher, amount=40_000)


def test_a_question_waits_for_its_answer(books: Books) -> None:
    voucher = books.submit(50_000, books.source())
    with on_site(books.kim.site):
        vouchers.ask_back(voucher, question="Untuk apa?", by=books.chair, at=timezone.now())
    with pytest.raises(MoneyRefused, match="belum dijawab"):
        books.approve(voucher)

    with on_site(books.kim.site):
        vouchers.answer_question(voucher, answer="Paku.", by=books.treasurer, at=timezone.now())
    books.approve(voucher)

    assert voucher.state == VoucherState.APPROVED


def test_a_refused_voucher_stays_with_its_reason(books: Books) -> None:
    voucher = books.submit(50_000, books.source())
    with on_site(books.kim.site):
        vouchers.refuse(voucher, why="Tidak ada nota.", by=books.chair, at=timezone.now())

    with pytest.raises(VoucherDecided, match="ditolak"):
        books.approve(voucher)
    assert Voucher._base_manager.get().refusal == "Tidak ada nota."


def test_cash_never_falls_below_zero(books: Books) -> None:
    source = books.source()
    books.receive(40_000, source)
    voucher = books.approve(books.submit(50_000, source))

    with pytest.raises(MoneyRefused, match=r"Kas tunai tinggal Rp40\.000"):
        books.pay(voucher)
    assert Voucher._base_manager.get(pk=voucher.pk).state == VoucherState.APPROVED


def test_what_the_village_paid_to_the_shop_passes_through_no_cash(books: Books) -> None:
    source = books.source(planned=12_000_000)

    books.spend(4_800_000, source, purse=Purse.DIRECT)

    with on_site(books.kim.site):
        book = year_book(books.kim.site, books.today.year)
        assert balance_of(books.kim.site, AccountKind.CASH) == 0
    assert (book.income, book.spent, book.rest) == (4_800_000, 4_800_000, 0)


def test_goods_are_no_cash(books: Books) -> None:
    source = books.source(FundKind.IN_KIND)

    books.receive(800_000, source, purse=Purse.DIRECT)

    with on_site(books.kim.site):
        assert holdings_of(books.kim.site)._asdict() == {
            "cash": 0,
            "bank": 0,
            "advances": 0,
            "goods": 800_000,
        }
