"""Random work in the books of four groups, with failures in the middle: what must always hold."""

import pytest

from kimid.ledger import posting
from kimid.ledger.models import CashCount, Closing, LedgerEntry, Voucher
from kimid.ledger.posting import LegAmount
from kimid.sites.models import Site
from tests.ledger.random_work import Crash, RandomWork, assert_books_hold, begin_work

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _try(operations: int, monkeypatch: pytest.MonkeyPatch) -> RandomWork:
    work = begin_work(seed=operations)
    add = posting._add

    def fail_sometimes(site: Site, leg: LegAmount, year: int, month: int) -> None:
        if work.dice.random() < 0.02:
            raise Crash
        add(site, leg, year, month)

    monkeypatch.setattr(posting, "_add", fail_sometimes)
    rows = 0
    for number in range(operations):
        work.step()
        if number % 500 == 0:
            count = sum(each.objects.count() for each in (LedgerEntry, Voucher, CashCount, Closing))
            assert count >= rows
            rows = count
    return work


def test_the_books_hold_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    work = _try(250, monkeypatch)

    assert work.done > 100
    assert_books_hold(work)


# Each act commits: a transaction of ten thousand would keep every version of every sum.
@pytest.mark.proof
@pytest.mark.usefixtures("books_that_go")
def test_the_books_hold_over_ten_thousand_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    work = _try(10_000, monkeypatch)

    assert work.done > 4_000
    assert_books_hold(work)
