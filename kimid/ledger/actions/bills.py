"""Actions on bills: write one, note that it was paid, cancel it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Max

from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.ledger.actions.income import IncomeData, book_income
from kimid.ledger.actions.vouchers import refuse_when_closed
from kimid.ledger.models import (
    HIGHEST,
    Bill,
    BillLine,
    BillState,
    Fund,
    FundKind,
    Purse,
)
from kimid.ledger.organisations import is_named
from kimid.ledger.place_kinds import own_title
from kimid.ledger.refusals import MoneyRefused, VoucherDecided
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.tags import money_tag
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words

_MOST_INITIALS: Final = 5
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class BillData:
    """What somebody asks, and of whom. Each line says what it is for, how many, and what one
    costs in rupiah.
    """

    debtor: str
    lines: Sequence[BillLine]
    due_on: date
    address: str = ""
    debtor_is_public: bool = False
    how_to_pay: str = ""
    story: Story | None = None

    @property
    def total(self) -> int:
        """Rupiah."""
        return sum(count * price for _, count, price in self.lines)


@dataclass(frozen=True)
class BillPayment:
    """How a bill was paid. Without a source it is the income of the group's own business."""

    purse: Purse
    on: date
    source: Fund | None = None


@action(
    needs=LedgerPermission.BILL,
    records="bill.written",
    locks_first="subject",
    counts_as_life=True,
)
def write_bill(site: Site, *, data: BillData, number: str, by: Person, at: datetime) -> Bill:
    """Write a bill of today. It has the next number of the year. Raises MoneyRefused,
    WordsRefused.
    """
    refuse_when_closed(site)
    # Once it is paid, readers have these words of the income.
    refuse_words(site, data.debtor, *(text for text, _, _ in data.lines), by=by)
    today = clock.today(at, site.region.zone)
    _refuse_bill(data, site, today)
    bill = Bill.objects.create(
        site=site,
        number=number,
        year=today.year,
        serial=_next_serial(site, today.year),
        letters=letters_of(site.name),
        issued_on=today,
        due_on=data.due_on,
        debtor=data.debtor,
        address=data.address,
        debtor_is_public=is_named(data.debtor, agreed=data.debtor_is_public),
        lines=[list(each) for each in data.lines],
        amount=data.total,
        how_to_pay=data.how_to_pay,
        story=data.story,
        by=by,
        written_at=at,
    )
    _describe(bill)
    return bill


@action(
    needs=LedgerPermission.RECEIVE,
    records="bill.paid",
    locks_first="subject.site",
    counts_as_life=True,
)
def pay_bill(bill: Bill, *, payment: BillPayment, number: str, by: Person, at: datetime) -> Bill:
    """Note that the whole sum came in, into cash or bank: it is in the books at once. Raises
    VoucherDecided, MoneyRefused, MonthClosed.
    """
    _refuse_settled(bill)
    if payment.source is not None and payment.source.kind != FundKind.BUSINESS:
        raise MoneyRefused("Nota tagihan adalah uang usaha kelompok. Pilih sumber usaha.")
    data = IncomeData(
        amount=bill.amount,
        purpose=f"Nota tagihan {bill.label}: {bill.lines[0][0]}"[:120],
        source=payment.source or _own_business(bill.site, payment.on.year, by, at),
        purse=payment.purse,
        on=payment.on,
        party=bill.debtor,
        party_is_public=bill.debtor_is_public,
    )
    bill.voucher = book_income(bill.site, data=data, number=number, by=by, at=at)
    bill.save(update_fields=["voucher"])
    _describe(bill)
    return bill


@action(needs=LedgerPermission.BILL, records="bill.cancelled", locks_first="subject.site")
def cancel_bill(bill: Bill, *, why: str, by: Person, at: datetime) -> Bill:
    """Cancel an unpaid bill, with a reason. Its number stays used, and readers have it among the
    cancelled ones. Raises VoucherDecided.
    """
    _refuse_settled(bill)
    bill.cancelled_at, bill.cancelled_by, bill.cancelled_why = at, by, why
    bill.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])
    _describe(bill)
    add_event_data(why=why)
    touch(money_tag(bill.site))
    return bill


def letters_of(name: str) -> str:
    """How numbers of bills name a group: `KIM Teluk Kapuas` gives `KIM-TK`."""
    words = [word for word in _WORD.findall(name) if word.lower() not in ("kim", "forum")]
    initials = "".join(word[0].upper() for word in words[:_MOST_INITIALS])
    return f"KIM-{initials}" if initials else "KIM"


def _refuse_bill(data: BillData, site: Site, today: date) -> None:
    if not data.lines or any(count < 1 or price < 1 for _, count, price in data.lines):
        raise MoneyRefused("Tulis paling sedikit satu baris dengan harganya.")
    if data.total > HIGHEST:
        raise MoneyRefused(f"Paling tinggi {rupiah(HIGHEST)}. Periksa nolnya.")
    if data.due_on < today:
        raise MoneyRefused("Jatuh temponya sudah lewat. Pilih hari ini atau sesudahnya.")
    if data.story is not None and not _is_billable(data.story, site):
        raise MoneyRefused("Yang bisa ditagih hanya advertorial yang sudah dikirim ke kelompok.")


def _is_billable(story: Story, site: Site) -> bool:
    """Whether it is paid text of this group that nobody can throw away any more."""
    is_advertorial = story.kind == StoryKind.ADVERTORIAL and story.stage != Stage.DRAFT
    return is_advertorial and story.site_id == site.pk


def _refuse_settled(bill: Bill) -> None:
    if bill.state == BillState.PAID:
        raise VoucherDecided(
            f"Nota {bill.label} sudah lunas. Kalau keliru, ajukan pembetulan di buku kas dulu."
        )
    if bill.state == BillState.CANCELLED:
        raise VoucherDecided(f"Nota {bill.label} sudah dibatalkan. Buat nota baru.")


def _own_business(site: Site, year: int, by: Person, at: datetime) -> Fund:
    """The income of its own business in a year, planned or not."""
    source, is_new = Fund.objects.get_or_create(
        site=site,
        year=year,
        kind=FundKind.BUSINESS,
        name="",
        defaults={"by": by, "entered_at": at},
    )
    if is_new:
        record_event_for(source, "source.planned", source=own_title(source), planned=rupiah(0))
    return source


def _next_serial(site: Site, year: int) -> int:
    last = Bill.objects.filter(site=site, year=year).aggregate(last=Max("serial"))["last"]
    return int(last or 0) + 1


def _describe(bill: Bill) -> None:
    add_event_data(bill=bill.label, amount=rupiah(bill.amount))
