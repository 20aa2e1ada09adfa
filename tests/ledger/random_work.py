"""Random work in the books of four groups, and what must always hold in them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.ledger.actions import corrections, counts, income, vouchers
from kimid.ledger.models import (
    AccountKind,
    Closing,
    Fund,
    FundKind,
    LedgerEntry,
    Purse,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.ledger.posting import balance_of
from kimid.ledger.queries import year_book
from kimid.ledger.recounting import unbalanced_entries, wrong_sums
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.region_queries import region_money
from kimid.lib import clock, codes
from kimid.lib.month import month_of
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.ledger.making import Books

_BEGIN: Final = datetime(2025, 1, 6, 3, tzinfo=UTC)
# Two in one village, one in another regency of the province, one in a kelurahan.
_VILLAGES: Final = (build.TELUK_KAPUAS, build.TELUK_KAPUAS, "6101012001", "6171051001")
_YEARS: Final = (2025, 2026, 2027, 2028)
_RAW: Final = (
    "DELETE FROM ledger_leg",
    "UPDATE ledger_leg SET amount = amount * 2",
    "DELETE FROM ledger_closing",
    "UPDATE ledger_closing SET period = 200001",
    "UPDATE ledger_ledgerentry SET booked_on = '2030-01-01', period = 203001",
    "UPDATE ledger_voucher SET amount = amount + 1 WHERE state = 'dibukukan'",
)


class Crash(Exception):
    """The act died in the middle."""


class BooksThere(Books):
    """The books of a group that has its people."""

    def people(self) -> tuple[Person, Person]:
        """Its editor and its chair."""
        grants = Grant.objects.filter(site=self.kim.site).select_related("person")
        by_role = {grant.role: grant.person for grant in grants}
        return by_role[Role.EDITOR], by_role[Role.CHAIR]


class RandomWork:
    """Random acts in random groups at a time that goes on."""

    def __init__(self, groups: Sequence[Books], *, seed: int, now: datetime = _BEGIN) -> None:
        self.dice = Random(seed)
        self.now = now
        self.groups = groups
        self.done = 0
        self.frozen: dict[int, tuple[object, ...]] = {}
        self._numbers = (f"{seed % 1000:03d}-{each:06d}" for each in count(1))
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

    def step(self) -> object:
        """Do one act. Returns its row; None where it was refused, or died in the middle."""
        self.now += timedelta(minutes=self.dice.randrange(5, 120))
        group, act = self.dice.choice(self.groups), self.dice.choice(self.acts)
        with suppress(MoneyRefused, PermissionDenied, Crash):
            row = act(group)
            self.done += 1
            return row
        return None

    @property
    def amount(self) -> int:
        return self.dice.choice((500, 15_000, 185_000, 780_000, 4_800_000))

    def _source(self, group: Books) -> Fund:
        return self.dice.choice(_sources(group, self.now.year))

    def _one(self, group: Books, **of: object) -> Voucher:
        rows = list(Voucher.objects.filter(site=group.kim.site, **of).order_by("-pk")[:9])
        if not rows:
            raise MoneyRefused("nothing is there yet")
        return self.dice.choice(rows)

    def _today(self, group: Books) -> date:
        return clock.today(self.now, group.kim.region.zone)

    def receive(self, group: Books) -> object:
        data = income.IncomeData(
            amount=self.amount,
            purpose="Masuk",
            source=self._source(group),
            purse=self.dice.choice((Purse.CASH, Purse.BANK, Purse.DIRECT)),
            on=self._today(group) - timedelta(days=self.dice.choice((0, 0, 0, 40))),
        )
        return income.receive(
            group.kim.site, data=data, number=next(self._numbers), by=group.treasurer, at=self.now
        )

    def submit(self, group: Books, kind: VoucherKind = VoucherKind.EXPENSE) -> object:
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
        return vouchers.submit(
            group.kim.site, data=data, number=next(self._numbers), by=who, at=self.now
        )

    def advance(self, group: Books) -> object:
        return self.submit(group, VoucherKind.ADVANCE)

    def decide(self, group: Books) -> object:
        voucher = self._one(group, state=VoucherState.SUBMITTED)
        who = self.dice.choice((group.treasurer, group.chair))
        if self.dice.random() < 0.1:
            return vouchers.refuse(voucher, why="Tidak jelas", by=who, at=self.now)
        return vouchers.approve(voucher, amount=voucher.amount, by=who, at=self.now)

    def pay(self, group: Books) -> object:
        voucher = self._one(group, state=VoucherState.APPROVED)
        who = self.dice.choice((group.treasurer, group.chair))
        purse = self.dice.choice((Purse.CASH, Purse.BANK))
        return vouchers.pay(voucher, purse=purse, on=self._today(group), by=who, at=self.now)

    def rest(self, group: Books) -> object:
        advance = self._one(group, kind=VoucherKind.ADVANCE, state=VoucherState.POSTED)
        return income.take_rest(
            advance,
            amount=self.amount,
            on=self._today(group),
            number=next(self._numbers),
            by=group.treasurer,
            at=self.now,
        )

    def correct(self, group: Books) -> object:
        voucher = self._one(group, state=VoucherState.POSTED)
        return corrections.propose_correction(
            voucher,
            why="Tercatat dua kali",
            number=next(self._numbers),
            by=group.chair,
            at=self.now,
        )

    def count(self, group: Books) -> object:
        off = self.dice.choice((0, 0, 5_000, -5_000))
        wanted = max(balance_of(group.kim.site, AccountKind.CASH) + off, 0)
        data = counts.CountData({100: wanted // 100}, "Parkir", books_difference=True)
        return counts.count_cash(
            group.kim.site, data=data, number=next(self._numbers), by=group.chair, at=self.now
        )

    def move(self, group: Books) -> object:
        return income.move(
            group.kim.site,
            to=self.dice.choice((Purse.CASH, Purse.BANK)),
            amount=self.amount,
            on=self._today(group),
            number=next(self._numbers),
            by=group.treasurer,
            at=self.now,
        )

    def close(self, group: Books) -> object:
        until = month_of(self._today(group)).previous
        closing = counts.close_books(group.kim.site, until=until, by=group.chair, at=self.now)
        self.frozen[closing.pk] = entries_until(closing)
        return closing

    def raw(self, group: Books) -> None:
        statement = self.dice.choice(_RAW)
        had = LedgerEntry.objects.count()
        if not had or ("closing" in statement and not Closing.objects.exists()):
            return
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def begin_work(seed: int) -> RandomWork:
    """Work in four new groups, each with two sources in each year."""
    groups = [Books(build.kim(code)) for code in _VILLAGES]
    Grant.objects.update(starts_at=_BEGIN - timedelta(days=90))
    for group in groups:
        for year in _YEARS:
            for kind, name in ((FundKind.BUSINESS, ""), (FundKind.CSR, "Bank Kalbar")):
                group.source(kind, year=year, name=name, planned=12_000_000)
    return RandomWork(groups, seed=seed)


def go_on(seed: int, now: datetime) -> RandomWork:
    """Work in the groups that are there."""
    groups = [BooksThere(kim) for kim in Kim.objects.select_related("site__region")]
    return RandomWork(groups, seed=seed, now=now)


def _sources(group: Books, year: int) -> list[Fund]:
    return list(Fund.objects.filter(site=group.kim.site, year=year).order_by("pk"))


def entries_until(closing: Closing) -> tuple[object, ...]:
    """All that stands in the months that were closed then."""
    rows = LedgerEntry.objects.filter(site=closing.site, period__lte=closing.period)
    legs = rows.order_by("pk", "legs__pk")
    return closing.period, *legs.values_list("pk", "number", "booked_on", "legs__amount")


def assert_books_hold(work: RandomWork) -> None:
    """Sums, balances, numbers, closed months and sums of regions."""
    assert list(wrong_sums()) == []
    assert unbalanced_entries() == []
    assert not LedgerEntry.objects.filter(posted_at=None).exists()
    for closing in Closing.objects.filter(pk__in=work.frozen):
        assert entries_until(closing) == work.frozen[closing.pk]
    for group in work.groups:
        site = group.kim.site
        for year in _YEARS:
            entries = LedgerEntry.objects.filter(site=site, year=year).order_by("number")
            numbers = list(entries.values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
    for year in range(2025, work.now.year + 1):
        _check_regions(work, year)


def _check_regions(work: RandomWork, year: int) -> None:
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
