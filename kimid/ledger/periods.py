"""Months of the books, and up to which one they are closed."""

from datetime import date

from kimid.ledger.models import Closing
from kimid.ledger.refusals import MonthClosed
from kimid.lib.month import Month, month_of
from kimid.sites.models import Site


def period_of(on: date) -> int:
    """202611 for a day in November 2026."""
    return on.year * 100 + on.month


def month_of_period(period: int) -> Month:
    return Month(*divmod(period, 100))


def closed_until(site: Site) -> Month | None:
    """The last month that is closed. One query."""
    period = Closing.objects.filter(site=site).order_by("-period").values_list("period", flat=True)
    last = period.first()
    return None if last is None else month_of_period(last)


def refuse_closed_day(site: Site, on: date) -> None:
    """Raise MonthClosed for a day in a closed month."""
    closed = closed_until(site)
    if closed is not None and month_of(on) <= closed:
        raise MonthClosed(closed)
