"""Advances: money handed out before it is spent, and what is left of it."""

from datetime import date

from django.db.models import Q, Sum

from kimid.ledger.models import Voucher, VoucherKind, VoucherState
from kimid.ledger.refusals import MoneyRefused
from kimid.lib import clock
from kimid.lib.rupiah import rupiah

_COUNTED = Q(kind__in=(VoucherKind.EXPENSE, VoucherKind.RETURN)) & ~Q(state=VoucherState.REFUSED)


def rest_of(advance: Voucher) -> int:
    """What is neither spent with a receipt, nor given back. What waits for approval counts as
    spent. Rupiah. One query.
    """
    used = advance.uses.filter(_COUNTED, corrected_by__entry=None)
    return int(advance.amount - used.aggregate(total=Sum("amount", default=0))["total"])


def refuse_beyond_advance(advance: Voucher, amount: int, *, of: Voucher | None = None) -> None:
    """Raise MoneyRefused if the advance does not hold this sum; `of` is counted in it already."""
    if advance.kind != VoucherKind.ADVANCE or advance.state != VoucherState.POSTED:
        raise MoneyRefused("Uang muka ini belum dibayarkan.")
    refuse_taken_back(advance)
    rest = rest_of(advance) + (of.amount if of is not None else 0)
    if amount > rest:
        raise MoneyRefused(
            f"Sisa uang muka {rupiah(rest)}. Yang lebih dari itu catat sebagai belanja tersendiri."
        )


def refuse_taken_back(advance: Voucher) -> None:
    """Raise MoneyRefused if a correction took the advance out of the books, or is to: its money is
    in the cash again, so nothing of it is spent or comes back a second time. One query.
    """
    if Voucher.objects.filter(corrects=advance).exists():
        raise MoneyRefused(
            "Uang muka ini dibatalkan dengan pembetulan, jadi tidak dipakai lagi. Catat sebagai"
            " belanja dari kas, atau tunggu sampai pembetulannya ditolak."
        )


def refuse_before_advance(advance: Voucher, on: date) -> None:
    """Raise MoneyRefused for a day before the one on which the advance was handed out."""
    begins = advance.entry.booked_on
    if on < begins:
        raise MoneyRefused(f"Uang mukanya baru keluar {clock.day(begins)}. Periksa tanggalnya.")


def refuse_used_advance(advance: Voucher) -> None:
    """Raise MoneyRefused if something was spent of it or given back, or waits to be. One query."""
    if advance.uses.exclude(state=VoucherState.REFUSED).exists():
        raise MoneyRefused("Uang muka ini sudah dipakai. Kembalikan sisanya saja.")
