"""Writing entries. Plain functions for actions that hold the lock on the site of the group."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import F, Max, Sum

from kimid.ledger.book_guards import missing_guards
from kimid.ledger.models import (
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    Fund,
    LedgerAccount,
    LedgerEntry,
    Leg,
    PlanLine,
    Purse,
    Voucher,
    VoucherKind,
)
from kimid.ledger.periods import period_of, refuse_closed_day
from kimid.ledger.refusals import MoneyRefused
from kimid.lib.rupiah import rupiah
from kimid.sites.models import Site

_MONEY = {Purse.CASH: AccountKind.CASH, Purse.OWN: AccountKind.CASH, Purse.BANK: AccountKind.BANK}
# What is debited and credited; None is the purse itself.
_DIRECT: Final = {Purse.DIRECT: "direct", Purse.ADVANCE: "advance", Purse.BANK: "bank"}
_KINDS: Final[dict[tuple[VoucherKind, str], tuple[AccountKind | None, AccountKind | None]]] = {
    (VoucherKind.INCOME, ""): (None, AccountKind.INCOME),
    (VoucherKind.INCOME, "bank"): (None, AccountKind.INCOME),
    (VoucherKind.INCOME, "direct"): (AccountKind.GOODS, AccountKind.INCOME),
    (VoucherKind.EXPENSE, ""): (AccountKind.EXPENSE, None),
    (VoucherKind.EXPENSE, "bank"): (AccountKind.EXPENSE, None),
    (VoucherKind.EXPENSE, "advance"): (AccountKind.EXPENSE, AccountKind.ADVANCE),
    (VoucherKind.EXPENSE, "direct"): (AccountKind.EXPENSE, AccountKind.INCOME),
    (VoucherKind.ADVANCE, ""): (AccountKind.ADVANCE, None),
    (VoucherKind.ADVANCE, "bank"): (AccountKind.ADVANCE, None),
    (VoucherKind.RETURN, ""): (None, AccountKind.ADVANCE),
    (VoucherKind.TRANSFER, ""): (AccountKind.CASH, AccountKind.BANK),
    (VoucherKind.TRANSFER, "bank"): (AccountKind.BANK, AccountKind.CASH),
    (VoucherKind.OPENING, ""): (None, AccountKind.OPENING),
    (VoucherKind.OPENING, "bank"): (None, AccountKind.OPENING),
}


class BooksOpen(RuntimeError):
    """The database has lost what guards the books: nothing is posted until `kim migrate` ran."""


class LegAmount(NamedTuple):
    """A leg to be written: a debit is positive. Rupiah."""

    account: LedgerAccount
    amount: int


def account_of(
    site: Site, kind: AccountKind, source: Fund | None = None, line: PlanLine | None = None
) -> LedgerAccount:
    """The account of a group, made when it is first needed."""
    account, _ = LedgerAccount.objects.get_or_create(site=site, kind=kind, source=source, line=line)
    return account


def balance_of(site: Site, kind: AccountKind) -> int:
    """What the account holds now. Rupiah. One query."""
    sums = AccountSum.objects.filter(
        site=site, account__kind=kind, account__source=None, month=WHOLE_YEAR
    ).aggregate(debit=Sum("debit", default=0), credit=Sum("credit", default=0))
    return int(sums["debit"] - sums["credit"])


def post(voucher: Voucher, legs: Sequence[LegAmount], *, on: date, at: datetime) -> LedgerEntry:
    """Write the entry of a posted voucher with its legs, and add them to the sums of its month and
    year. Raises MonthClosed, MoneyRefused where cash would fall below zero, and BooksOpen.
    """
    _refuse_without_guards()
    site = voucher.site
    refuse_closed_day(site, on)
    _refuse_below_zero(site, legs)
    corrected = voucher.corrects
    entry = LedgerEntry.objects.create(
        site=site,
        year=on.year,
        number=_next_number(site, on.year),
        booked_on=on,
        period=period_of(on),
        voucher=voucher,
        counters=None if corrected is None else corrected.entry,
    )
    Leg.objects.bulk_create(
        Leg(entry=entry, account=leg.account, amount=leg.amount) for leg in legs
    )
    entry.posted_at = at
    entry.save(update_fields=["posted_at"])
    for leg in legs:
        for month in (on.month, WHOLE_YEAR):
            _add(site, leg, on.year, month)
    return entry


def legs_of_money(voucher: Voucher, purse: Purse) -> list[LegAmount]:
    """The two legs of money that comes, goes, or is handed out in advance."""
    given, taken = _accounts(voucher, purse)
    return [LegAmount(given, voucher.amount), LegAmount(taken, -voucher.amount)]


def legs_of_difference(voucher: Voucher, *, is_missing: bool) -> list[LegAmount]:
    """The legs of cash that is missing, or that nobody can explain."""
    cash = account_of(voucher.site, AccountKind.CASH)
    difference = account_of(voucher.site, AccountKind.DIFFERENCE)
    given, taken = (difference, cash) if is_missing else (cash, difference)
    return [LegAmount(given, voucher.amount), LegAmount(taken, -voucher.amount)]


def counter_legs(entry: LedgerEntry) -> list[LegAmount]:
    """The legs that take an entry back."""
    legs = entry.legs.select_related("account").order_by("pk")
    return [LegAmount(leg.account, -leg.amount) for leg in legs]


def _accounts(voucher: Voucher, purse: Purse) -> tuple[LedgerAccount, LedgerAccount]:
    """The debited and the credited account."""
    given, taken = _KINDS[VoucherKind(voucher.kind), _DIRECT.get(purse, "")]
    return _account(voucher, given, purse), _account(voucher, taken, purse)


def _account(voucher: Voucher, kind: AccountKind | None, purse: Purse) -> LedgerAccount:
    """The account of this kind; without one, that of the purse."""
    site = voucher.site
    if kind == AccountKind.EXPENSE:
        return account_of(site, kind, voucher.source, voucher.line)
    if kind == AccountKind.INCOME:
        return account_of(site, kind, voucher.source)
    return account_of(site, kind or _MONEY[purse])


def _next_number(site: Site, year: int) -> int:
    last = LedgerEntry.objects.filter(site=site, year=year).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _add(site: Site, leg: LegAmount, year: int, month: int) -> None:
    row, _ = AccountSum.objects.get_or_create(
        site=site, account=leg.account, year=year, month=month
    )
    AccountSum.objects.filter(pk=row.pk).update(
        debit=F("debit") + max(leg.amount, 0), credit=F("credit") + max(-leg.amount, 0)
    )


def _refuse_below_zero(site: Site, legs: Sequence[LegAmount]) -> None:
    """Nobody hands out money that is not there."""
    for leg in legs:
        if leg.amount < 0 and leg.account.kind in (AccountKind.CASH, AccountKind.BANK):
            kind = AccountKind(leg.account.kind)
            held = balance_of(site, kind)
            if held + leg.amount < 0:
                raise MoneyRefused(
                    f"{kind.label} tinggal {rupiah(held)}, tidak cukup untuk"
                    f" {rupiah(-leg.amount)}. Catat dulu uang yang masuk, atau pilih"
                    " kas yang lain."
                )


def _refuse_without_guards() -> None:
    if missing := missing_guards(connection):
        raise BooksOpen(f"run ./kim migrate: the database lacks {', '.join(missing)}")
