"""The rows of the cash book: a month by day, the newest first, with the cash after each entry."""

from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from kimid.ledger.models import (
    LedgerEntry,
    Purse,
    Voucher,
    VoucherKind,
)
from kimid.ledger.place_kinds import title_here
from kimid.lib import clock
from kimid.lib.text import number
from kimid.places.models import Region

_MINUS: Final = "\N{MINUS SIGN}"
# What comes and goes where no cash moves: through the bank, or from the giver to the shop.
_COMES: Final = (VoucherKind.INCOME, VoucherKind.OPENING)
_GOES: Final = (VoucherKind.EXPENSE, VoucherKind.ADVANCE)
_THROUGH_GROUP: Final = (Purse.CASH, Purse.BANK, Purse.OWN)


class BookRow(NamedTuple):
    """An entry. `direction` is `in`, `out`, or empty where the group has as much as before."""

    number: str
    title: str
    direction: str
    amount: str
    note: str
    balance: str
    is_undone: bool


class BookDay(NamedTuple):
    """What stands in the book on one day."""

    on: date
    rows: list[BookRow]


class BookMonth(NamedTuple):
    """A month of the book. `before` is the cash that it began with. Rupiah."""

    days: list[BookDay]
    before: int
    cash_in: int
    cash_out: int

    @property
    def cash(self) -> int:
        """What was left in the end."""
        return self.before + self.cash_in - self.cash_out


def book_month(
    entries: list[LedgerEntry], changes: dict[int, int], before: int, *, place: Region
) -> BookMonth:
    """The rows of entries, the newest first. `changes` says how each changed the cash."""
    here = {each.pk for each in entries}
    cash, cash_in, cash_out = before, 0, 0
    rows: list[tuple[date, BookRow]] = []
    for entry in reversed(entries):
        change = changes.get(entry.pk, 0)
        cash += change
        if not _is_taken_back_in(here, entry):
            cash_in += max(change, 0)
            cash_out += max(-change, 0)
        rows.append((entry.booked_on, _row(entry, change, cash, place)))
    by_day = groupby(reversed(rows), key=lambda each: each[0])
    days = [BookDay(on, [row for _, row in group]) for on, group in by_day]
    return BookMonth(days, before, cash_in, cash_out)


def _is_taken_back_in(here: set[int], entry: LedgerEntry) -> bool:
    """Whether both an entry and its counter-entry stand in this month: the month has neither."""
    counter = _counter_of(entry)
    return (entry.counters_id or (counter and counter.pk)) in here


def _row(entry: LedgerEntry, change: int, cash: int, place: Region) -> BookRow:
    voucher = entry.voucher
    direction, amount = _sign_and_amount(entry, change)
    counter = _counter_of(entry)
    note = _note(voucher, place, through_bank=not change and voucher.purse in _THROUGH_GROUP)
    if counter is not None:
        note = counter.voucher.purpose.replace("Pembetulan:", "Dibetulkan:")
    return BookRow(
        voucher.public_id,
        voucher.purpose,
        direction,
        amount,
        note,
        number(cash),
        counter is not None,
    )


def _counter_of(entry: LedgerEntry) -> LedgerEntry | None:
    """What takes it back."""
    counter: LedgerEntry | None = getattr(entry, "countered_by", None)
    return counter


def _sign_and_amount(entry: LedgerEntry, change: int) -> tuple[str, str]:
    """The sign is always written, also where another money than the cash moved."""
    voucher = entry.voucher
    moved = change or _sign_of(entry) * voucher.amount
    if not moved:
        return "", number(voucher.amount)
    return ("in", f"+ {number(moved)}") if moved > 0 else ("out", f"{_MINUS} {number(-moved)}")


def _sign_of(entry: LedgerEntry) -> int:
    """Whether the group has more or less by an entry that moved no cash."""
    if entry.counters is not None:
        return -_sign_of(entry.counters)
    kind = entry.voucher.kind
    return 1 if kind in _COMES else -1 if kind in _GOES else 0


def _note(voucher: Voucher, place: Region, *, through_bank: bool) -> str:
    """Where it comes from or what it belongs to, and who agreed."""
    parts = [_about(voucher, place), "lewat rekening" if through_bank else ""]
    if voucher.decided_by is not None or voucher.outside_approver:
        who = voucher.decided_by.name if voucher.decided_by else voucher.outside_approver
        parts.append(f"disetujui {who}")
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def _about(voucher: Voucher, place: Region) -> str:
    kind = VoucherKind(voucher.kind)
    if kind == VoucherKind.CORRECTION:
        return f"catatan lawan oleh {voucher.written_by.name}"
    if kind == VoucherKind.TRANSFER:
        return "antara kas dan rekening"
    if kind == VoucherKind.OPENING:
        return "ada sebelum buku ini, bukan uang masuk"
    line = f"pos {voucher.line.name.lower()}" if voucher.line else ""
    people = f"{voucher.people_count} orang, nama ditutup" if voucher.people_count else ""
    source = title_here(voucher.source, place, with_year=False) if voucher.source else ""
    return ", ".join(filter(None, (source, line, people, _beside(voucher))))


def _beside(voucher: Voucher) -> str:
    """Where the money is that is no cash of the group."""
    if voucher.purse == Purse.ADVANCE:
        return "dari uang muka"
    if voucher.purse != Purse.DIRECT:
        return ""
    return "barang" if voucher.kind == VoucherKind.INCOME else "dibayar langsung oleh pemberi"


def day_words(on: date) -> str:
    """`Selasa, 24 November`, in a month whose year is known."""
    return clock.weekday(on).rsplit(" ", 1)[0]
