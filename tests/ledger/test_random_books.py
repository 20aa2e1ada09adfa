"""Random work in the books of four groups, with failures in the middle: what must always hold."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from kimid.access.models import Grant
from kimid.ledger import posting
from kimid.ledger.actions import corrections, counts, income, vouchers
from kimid.ledger.models import (
    AccountKind,
    CashCount,
    Closing,
    Fund,
    FundKind,
    LedgerEntry,
    Purse,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.ledger.posting import LegAmount, balance_of
from kimid.ledger.queries import year_book
from kimid.ledger.recounting import unbalanced_entries, wrong_sums
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.region_queries import region_money
from kimid.lib import clock, codes
from kimid.lib.month import month_of
from kimid.sites.models import Site
from tests import build
from tests.ledger.making import Books, phone_number

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_BEGIN: Final = datetime(2025, 1, 6, 3, tzinfo=UTC)
# Two in one village, one in another regency of the province, one in a kelurahan.
_VILLAGES: Final = (build.TELUK_KAPUAS, build.TELUK_KAPUAS, "6101012001", "6171051001")
_RAW: Final = (
    "DELETE FROM ledger_leg",
    "UPDATE ledger_leg SET amount = amount * 2",
    "DELETE FROM ledger_closing",
    "UPDATE ledger_closing SET period = 200001",
    "UPDATE ledger_ledgerentry SET booked_on = '2030-01-01', period = 203001",
    "UPDATE ledger_voucher SET amount = amount + 1 WHERE state = 'dibukukan'",
)


class Crash(Exception):
    """The process died in the middle."""


class Work:
    """Random acts in random groups at a time that goes on."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.now = _BEGIN
        self.groups = [Books(build.kim(code)) for code in _VILLAGES]
        Grant.objects.update(starts_at=_BEGIN - timedelta(days=90))
        self.sources = {
            (group.kim.pk, year): [
                group.source(kind, year=year, planned=12_000_000)
                for kind in (FundKind.BUSINESS, FundKind.CSR)
            ]
            for group in self.groups
            for year in (2025, 2026, 2027, 2028)
        }
        self.done = 0
        self.frozen: dict[int, tuple[object, ...]] = {}
        self.acts: list[Callable[[Books], object]] = [
            *[self.receive] * 4,
            *[self.submit] * 4,
            *[self.decide] * 4,
            *[self.pay] * 4,
            self.advance,
            self.rest,
            self.correct,
            self.count,
            self.move,
            self.close,
            self.raw,
        ]

    def step(self) -> None:
        self.now += timedelta(minutes=self.dice.randrange(5, 120))
        group, act = self.dice.choice(self.groups), self.dice.choice(self.acts)
        with suppress(MoneyRefused, PermissionDenied, Crash):
            act(group)
            self.done += 1

    @property
    def amount(self) -> int:
        return self.dice.choice((500, 15_000, 185_000, 780_000, 4_800_000))

    def _source(self, group: Books) -> Fund:
        return self.dice.choice(self.sources[group.kim.pk, self.now.year])

    def _one(self, group: Books, **of: object) -> Voucher:
        rows = list(Voucher.objects.filter(site=group.kim.site, **of).order_by("-pk")[:9])
        if not rows:
            raise MoneyRefused("nothing is there yet")
        return self.dice.choice(rows)

    def _today(self, group: Books) -> date:
        return clock.today(self.now, group.kim.region.zone)

    def receive(self, group: Books) -> None:
        data = income.IncomeData(
            amount=self.amount,
            purpose="Masuk",
            source=self._source(group),
            purse=self.dice.choice((Purse.CASH, Purse.BANK, Purse.DIRECT)),
            on=self._today(group) - timedelta(days=self.dice.choice((0, 0, 0, 40))),
        )
        income.receive(
            group.kim.site, data=data, number=phone_number(), by=group.treasurer, at=self.now
        )

    def submit(self, group: Books, kind: VoucherKind = VoucherKind.EXPENSE) -> None:
        advance = None
        purse = self.dice.choice((Purse.CASH, Purse.OWN, Purse.DIRECT, Purse.ADVANCE))
        if purse == Purse.ADVANCE:
            advance = self._one(group, kind=VoucherKind.ADVANCE, state=VoucherState.POSTED)
        data = vouchers.SpendingData(
            amount=self.amount,
            purpose="Keluar",
            party="Toko",
            purse=Purse.CASH if kind == VoucherKind.ADVANCE else purse,
            paper_on=self._today(group),
            kind=kind,
            source=None if kind == VoucherKind.ADVANCE else self._source(group),
            advance=None if kind == VoucherKind.ADVANCE else advance,
            due_on=self._today(group),
        )
        who = self.dice.choice((group.treasurer, group.chair))
        vouchers.submit(group.kim.site, data=data, number=phone_number(), by=who, at=self.now)

    def advance(self, group: Books) -> None:
        self.submit(group, VoucherKind.ADVANCE)

    def decide(self, group: Books) -> None:
        voucher = self._one(group, state=VoucherState.SUBMITTED)
        who = self.dice.choice((group.treasurer, group.chair))
        if self.dice.random() < 0.1:
            vouchers.refuse(voucher, why="Tidak jelas", by=who, at=self.now)
        else:
            vouchers.approve(voucher, amount=voucher.amount, by=who, at=self.now)

    def pay(self, group: Books) -> None:
        voucher = self._one(group, state=VoucherState.APPROVED)
        who = self.dice.choice((group.treasurer, group.chair))
        purse = self.dice.choice((Purse.CASH, Purse.BANK))
        vouchers.pay(voucher, purse=purse, on=self._today(group), by=who, at=self.now)

    def rest(self, group: Books) -> None:
        advance = self._one(group, kind=VoucherKind.ADVANCE, state=VoucherState.POSTED)
        income.take_rest(
            advance,
            amount=self.amount,
            on=self._today(group),
            number=phone_number(),
            by=group.treasurer,
            at=self.now,
        )

    def correct(self, group: Books) -> None:
        voucher = self._one(group, state=VoucherState.POSTED)
        corrections.propose_correction(
            voucher, why="Tercatat dua kali", number=phone_number(), by=group.chair, at=self.now
        )

    def count(self, group: Books) -> None:
        off = self.dice.choice((0, 0, 5_000, -5_000))
        wanted = max(balance_of(group.kim.site, AccountKind.CASH) + off, 0)
        data = counts.CountData({100: wanted // 100}, "Parkir", books_difference=True)
        counts.count_cash(
            group.kim.site, data=data, number=phone_number(), by=group.chair, at=self.now
        )

    def move(self, group: Books) -> None:
        income.move(
            group.kim.site,
            to=self.dice.choice((Purse.CASH, Purse.BANK)),
            amount=self.amount,
            on=self._today(group),
            number=phone_number(),
            by=group.treasurer,
            at=self.now,
        )

    def close(self, group: Books) -> None:
        until = month_of(self._today(group)).previous
        counts.close_books(group.kim.site, until=until, by=group.chair, at=self.now)
        self.frozen[group.kim.site.pk] = _entries_until(group.kim.site)

    def raw(self, group: Books) -> None:
        statement = self.dice.choice(_RAW)
        had = LedgerEntry.objects.count()
        if not had or ("closing" in statement and not Closing.objects.exists()):
            return
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def _entries_until(site: Site) -> tuple[object, ...]:
    """All that stands in the closed months of a group."""
    closing = Closing.objects.filter(site=site).latest("period")
    rows = LedgerEntry.objects.filter(site=site, period__lte=closing.period).order_by("pk")
    return closing.period, *rows.values_list("pk", "number", "booked_on", "legs__amount")


def _try(operations: int, monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work(seed=operations)
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


def _check(work: Work) -> None:
    assert list(wrong_sums()) == []
    assert unbalanced_entries() == []
    assert not LedgerEntry.objects.filter(posted_at=None).exists()
    for group in work.groups:
        site = group.kim.site
        if site.pk in work.frozen:
            assert _entries_until(site) == work.frozen[site.pk]
        for year in (2025, 2026, 2027, 2028):
            entries = LedgerEntry.objects.filter(site=site, year=year).order_by("number")
            numbers = list(entries.values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
    for year in range(2025, work.now.year + 1):
        _check_regions(work, year)


def _check_regions(work: Work, year: int) -> None:
    books = {group.kim.pk: year_book(group.kim.site, year) for group in work.groups}
    for code in (codes.NATION, "61", "6112", "6171", build.TELUK_KAPUAS):
        inside = [
            books[group.kim.pk]
            for group in work.groups
            if code == codes.NATION or group.kim.region_id.startswith(code)
        ]
        money = region_money(build.region(code), year)
        assert money.income == sum(book.income for book in inside)
        assert money.spent == sum(book.spent for book in inside)
        assert money.difference == sum(book.difference for book in inside)
        assert money.rest == sum(book.rest for book in inside)
        assert sum(row.income for row in money.kinds) == money.income


def test_the_books_hold_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    work = _try(250, monkeypatch)

    assert work.done > 100
    _check(work)


# Each act commits: a transaction of ten thousand would keep every version of every sum.
@pytest.mark.proof
@pytest.mark.usefixtures("books_that_go")
def test_the_books_hold_over_ten_thousand_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    work = _try(10_000, monkeypatch)

    assert work.done > 4_000
    _check(work)
