"""Advances: nothing of one is spent or given back twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.ledger.actions import corrections, income
from kimid.ledger.models import Purse, Voucher
from kimid.ledger.queries import holdings_of
from kimid.ledger.refusals import MoneyRefused
from kimid.sites.guard import on_site
from tests import build
from tests.ledger.making import Books, phone_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    books = Books(build.kim(label="kim-satu"))
    books.receive(1_000_000, books.source())
    return books


@pytest.fixture
def advance(books: Books) -> Voucher:
    return books.advance(400_000)


def _correction(books: Books, voucher: Voucher) -> Voucher:
    with on_site(books.kim.site):
        return corrections.propose_correction(
            voucher, why="Batal", number=phone_number(), by=books.treasurer, at=timezone.now()
        )


def _give_back(books: Books, advance: Voucher, *, days_ago: int = 0) -> Voucher:
    with on_site(books.kim.site):
        return income.take_rest(
            advance,
            amount=100_000,
            on=books.today - timedelta(days=days_ago),
            number=phone_number(),
            by=books.treasurer,
            at=timezone.now(),
        )


def _use(books: Books, advance: Voucher) -> Voucher:
    return books.submit(100_000, books.source(name="lain"), advance=advance, purse=Purse.ADVANCE)


def test_what_a_correction_took_back_does_not_come_back_again(
    books: Books, advance: Voucher
) -> None:
    books.approve(_correction(books, advance))

    with pytest.raises(MoneyRefused, match="dibatalkan dengan pembetulan"):
        _give_back(books, advance)
    with pytest.raises(MoneyRefused, match="dibatalkan dengan pembetulan"):
        _use(books, advance)
    with on_site(books.kim.site):
        assert holdings_of(books.kim.site) == (1_000_000, 0, 0, 0)


def test_nothing_is_spent_of_an_advance_whose_correction_waits(
    books: Books, advance: Voucher
) -> None:
    _correction(books, advance)

    with pytest.raises(MoneyRefused, match="dibatalkan dengan pembetulan"):
        _use(books, advance)


def test_an_advance_of_which_something_is_spent_is_not_taken_back(
    books: Books, advance: Voucher
) -> None:
    """Both were on their way at once: another phone had sent its receipt first."""
    correction = _correction(books, advance)
    Voucher._base_manager.filter(pk=correction.pk).update(corrects=None)
    _use(books, advance)
    Voucher._base_manager.filter(pk=correction.pk).update(corrects=advance)

    with pytest.raises(MoneyRefused, match="sudah dipakai"):
        books.approve(correction)


def test_no_rest_comes_back_before_the_advance_went_out(books: Books, advance: Voucher) -> None:
    with pytest.raises(MoneyRefused, match="baru keluar"):
        _give_back(books, advance, days_ago=1)
    use = books.approve(_use(books, advance))

    with pytest.raises(MoneyRefused, match="baru keluar"):
        books.pay(use, on=books.today - timedelta(days=1))
