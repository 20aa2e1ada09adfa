"""What somebody looks at before a month is closed for good."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kimid.ledger.models import CashCount, Closing, LedgerEntry, Voucher, VoucherState
from kimid.ledger.periods import closed_until, month_of_period
from kimid.lib.month import Month, month_of
from kimid.sites.models import Site

# So many months are offered at once: whoever closes a whole year of them closes the last.
_MOST: Final = 12
_BY_THE: Final = 10


@dataclass(frozen=True)
class MonthToClose:
    """A month that is over and open, with what still waits in it and whether its cash was
    counted.
    """

    month: Month
    unpaid: list[Voucher]
    undecided: list[Voucher]
    count: CashCount | None

    @property
    def value(self) -> str:
        return f"{self.month.year}-{self.month.number:02d}"

    @property
    def waits(self) -> int:
        return len(self.unpaid) + len(self.undecided)


def months_to_close(site: Site, today: date) -> list[MonthToClose]:
    """The months that are over and open, the oldest first; none before the first entry. Four
    queries.
    """
    months = open_months(site, today)
    if not months:
        return []
    last = months[-1]
    waiting = _waiting_until(site, last)
    counts = CashCount.objects.filter(site=site, counted_at__gte=months[0].span(_zone(site))[0])
    rows = list(counts.order_by("counted_at"))
    return [_month(site, month, waiting, rows) for month in months]


def open_months(site: Site, today: date) -> list[Month]:
    """Two queries."""
    closed = closed_until(site)
    first = closed.next if closed else _first_month(site)
    months: list[Month] = []
    while first is not None and first < month_of(today) and len(months) < _MOST:
        months.append(first)
        first = first.next
    return months


def closings_of(site: Site) -> list[tuple[Month, Closing]]:
    """What was closed, the newest first. One query."""
    rows = Closing.objects.filter(site=site).select_related("by").order_by("-period")
    return [(month_of_period(each.period), each) for each in rows]


def is_late(today: date) -> bool:
    """Whether last month should be closed by now."""
    return today.day >= _BY_THE


def _first_month(site: Site) -> Month | None:
    rows = LedgerEntry.objects.filter(site=site).exclude(posted_at=None)
    first = rows.order_by("period").values_list("period", flat=True).first()
    return None if first is None else month_of_period(first)


def _waiting_until(site: Site, month: Month) -> list[Voucher]:
    rows = Voucher.objects.filter(site=site, paper_on__lt=month.next.first).exclude(
        state__in=(VoucherState.POSTED, VoucherState.REFUSED)
    )
    return list(rows.select_related("written_by", "payer").order_by("paper_on", "pk"))


def _month(
    site: Site, month: Month, waiting: list[Voucher], counts: list[CashCount]
) -> MonthToClose:
    """A count of the last days of a month, or of the first after it, is one of that month."""
    of_month = [each for each in waiting if each.paper_on < month.next.first]
    end = month.span(_zone(site))[1]
    near = [
        each
        for each in counts
        if end - timedelta(days=7) <= each.counted_at < end + timedelta(days=10)
    ]
    return MonthToClose(
        month,
        [each for each in of_month if each.state == VoucherState.APPROVED],
        [each for each in of_month if each.state != VoucherState.APPROVED],
        near[-1] if near else None,
    )


def _zone(site: Site) -> str:
    return site.region.zone
