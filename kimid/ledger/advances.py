"""Advances: money handed out before it is spent, and what is left of it."""

from django.db.models import Q, Sum

from kimid.ledger.models import Voucher, VoucherKind, VoucherState
from kimid.ledger.refusals import MoneyRefused
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
    rest = rest_of(advance) + (of.amount if of is not None else 0)
    if amount > rest:
        raise MoneyRefused(
            f"Sisa uang muka {rupiah(rest)}. Yang lebih dari itu catat sebagai belanja tersendiri."
        )
