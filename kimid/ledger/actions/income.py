"""Actions on money that comes in, that goes to the bank, and that was there before."""

from dataclasses import dataclass
from datetime import date, datetime

from kimid.events.action import action, add_event_data, touch
from kimid.ledger.actions.vouchers import (
    refuse_ended_source,
    refuse_known_number,
    refuse_when_closed,
)
from kimid.ledger.advances import refuse_before_advance, refuse_beyond_advance
from kimid.ledger.models import (
    Fund,
    FundKind,
    Purse,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.ledger.organisations import is_named, refuse_nameless_giver
from kimid.ledger.posting import legs_of_money, post
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.tags import all_tags
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words


@dataclass(frozen=True)
class IncomeData:
    """What somebody writes of money that came in. `amount` is rupiah."""

    amount: int
    purpose: str
    source: Fund
    purse: Purse
    on: date
    party: str = ""
    party_is_public: bool = False
    people_count: int = 0


@action(
    needs=LedgerPermission.RECEIVE,
    records="income.received",
    locks_first="subject",
    counts_as_life=True,
)
def receive(site: Site, *, data: IncomeData, number: str, by: Person, at: datetime) -> Voucher:
    """Write down money or goods that came in; they are in the books at once. Raises MoneyRefused,
    MonthClosed, WordsRefused.
    """
    refuse_words(site, data.purpose, data.party, by=by)
    return book_income(site, data=data, number=number, by=by, at=at)


@action(needs=LedgerPermission.RECEIVE, records="money.moved", locks_first="subject")
def move(
    site: Site, *, to: Purse, amount: int, on: date, number: str, by: Person, at: datetime
) -> Voucher:
    """Bring cash to the bank, or fetch it there. Raises MoneyRefused, MonthClosed."""
    voucher = _voucher(site, on, number, by, at)
    voucher.kind, voucher.amount = VoucherKind.TRANSFER, amount
    voucher.purpose = "Setor ke rekening" if to == Purse.BANK else "Ambil dari rekening"
    voucher.purse = to
    return _book(voucher, on, at)


@action(needs=LedgerPermission.RECEIVE, records="books.opened", locks_first="subject")
def open_books(
    site: Site, *, purse: Purse, amount: int, on: date, number: str, by: Person, at: datetime
) -> Voucher:
    """Write down what the group had before its first entry. It is no income. Raises MoneyRefused,
    MonthClosed.
    """
    refuse_known_number(site, by, number)
    if Voucher.objects.filter(site=site, kind=VoucherKind.OPENING, purse=purse).exists():
        raise MoneyRefused("Saldo awalnya sudah ditulis. Yang keliru dibetulkan dengan catatan.")
    voucher = _voucher(site, on, number, by, at)
    voucher.kind, voucher.amount = VoucherKind.OPENING, amount
    voucher.purpose, voucher.purse = "Saldo awal", purse
    return _book(voucher, on, at)


@action(needs=LedgerPermission.RECEIVE, records="advance.returned", locks_first="subject.site")
def take_rest(
    advance: Voucher, *, amount: int, on: date, number: str, by: Person, at: datetime
) -> Voucher:
    """Take back what is left of an advance, into cash. Raises MoneyRefused, MonthClosed."""
    refuse_known_number(advance.site, by, number)
    refuse_beyond_advance(advance, amount)
    refuse_before_advance(advance, on)
    voucher = _voucher(advance.site, on, number, by, at)
    voucher.kind, voucher.amount = VoucherKind.RETURN, amount
    voucher.purpose, voucher.purse = f"Sisa uang muka: {advance.purpose}"[:120], Purse.CASH
    voucher.advance = advance
    voucher.party = advance.party
    return _book(voucher, on, at)


def book_income(site: Site, *, data: IncomeData, number: str, by: Person, at: datetime) -> Voucher:
    """For actions that hold the lock on the site. Raises MoneyRefused, MonthClosed."""
    refuse_ended_source(data.source, data.on)
    refuse_nameless_giver(data.party, data.source.kind, data.source.giver, data.source.name)
    is_goods = data.source.kind == FundKind.IN_KIND
    if is_goods != (data.purse == Purse.DIRECT) or data.purse in (Purse.OWN, Purse.ADVANCE):
        raise MoneyRefused("Pilih masuk ke kas tunai atau ke rekening; barang tidak masuk kas.")
    voucher = _voucher(site, data.on, number, by, at)
    voucher.kind, voucher.amount = VoucherKind.INCOME, data.amount
    voucher.purpose, voucher.purse, voucher.source = data.purpose, data.purse, data.source
    voucher.party, voucher.people_count = data.party, data.people_count
    kind = data.source.kind
    voucher.party_is_public = is_named(data.party, kind, agreed=data.party_is_public)
    return _book(voucher, data.on, at)


def _voucher(site: Site, on: date, number: str, by: Person, at: datetime) -> Voucher:
    """Not saved, and without its kind and sum."""
    refuse_known_number(site, by, number)
    refuse_when_closed(site)
    if on > clock.today(at, site.region.zone):
        raise MoneyRefused("Tanggalnya belum tiba. Periksa tanggalnya.")
    return Voucher(
        site=site,
        paper_on=on,
        number=number,
        state=VoucherState.POSTED,
        written_by=by,
        submitted_at=at,
        paid_at=at,
    )


def _book(voucher: Voucher, on: date, at: datetime) -> Voucher:
    voucher.save()
    post(voucher, legs_of_money(voucher, Purse(voucher.purse)), on=on, at=at)
    add_event_data(purpose=voucher.purpose, amount=rupiah(voucher.amount))
    touch(*all_tags(voucher.site))
    return voucher
