"""Bills that a group cancelled, for readers: their number, sum and day, and who cancelled them. Of
whom the money was asked, and why it is not, may name a person; that is for the group.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from kimid.ledger.models import Bill
from kimid.ledger.public_entries import short_date
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.sites.models import Site


class CancelledBill(NamedTuple):
    """One bill whose money is not awaited any more."""

    label: str
    amount: int
    on: date
    who: str

    @property
    def sum_words(self) -> str:
        return rupiah(self.amount)

    @property
    def day(self) -> str:
        """`24 November`, in a year that the page says."""
        return short_date(self.on)


def cancelled_bills(site: Site, begins: datetime, ends: datetime) -> Sequence[CancelledBill]:
    """Those that were cancelled between two moments, the newest first. One query."""
    rows = Bill.objects.filter(site=site, cancelled_at__gte=begins, cancelled_at__lt=ends)
    zone = site.region.zone
    return [
        CancelledBill(
            bill.label,
            bill.amount,
            clock.today(bill.cancelled_at, zone),
            bill.cancelled_by.name,
        )
        for bill in rows.select_related("cancelled_by").order_by("-cancelled_at", "-pk")
        if bill.cancelled_at is not None and bill.cancelled_by is not None
    ]
