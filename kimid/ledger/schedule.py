"""What the calendar brings about money: advances past their day, months that are not closed."""

from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef

from kimid.events.permissions import Role
from kimid.ledger.addresses import voucher_path
from kimid.ledger.advances import rest_of
from kimid.ledger.models import Closing, LedgerEntry, Voucher, VoucherKind, VoucherState
from kimid.ledger.notices import ADVANCE_DUE, MONTH_OPEN
from kimid.ledger.periods import period_of
from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.lib.rupiah import rupiah
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site

# From this day of a month the one before it should be closed.
_CLOSED_BY: Final = 10


# Five in the west: at work time in the east, and before the mail of six.
@daily(hour=5, zone="WIB")
@task(lane=Lane.AWAITED)
def remind_of_advances(at: datetime) -> None:
    """Each advance past its day gets its own task, so that a failure does not stop the others."""
    with across_sites("advances of all groups are due by the calendar"):
        rows = Voucher.objects.filter(
            kind=VoucherKind.ADVANCE,
            state=VoucherState.POSTED,
            due_on__lt=clock.today(at, "WIT"),
            corrected_by__entry=None,
        )
        late = list(rows.order_by("pk").values_list("site_id", "pk"))
    for site_id, voucher_id in late:
        remind_of_advance.enqueue(site_id, voucher_id)


@task(lane=Lane.AWAITED)
def remind_of_advance(at: datetime, site_id: int, voucher_id: int) -> None:
    """Ask once for the receipts or the rest of an advance."""
    site = Site.objects.select_related("region").get(pk=site_id)
    with on_site(site):
        advance = Voucher.objects.select_related("site", "payer", "written_by").get(pk=voucher_id)
        rest = rest_of(advance)
        if not rest or not advance.due_on or advance.due_on >= clock.today(at, site.region.zone):
            return
        give(
            ADVANCE_DUE,
            Recipient.person(advance.payer or advance.written_by, site),
            about=advance,
            occasion=f"due {advance.pk}",
            title=f"Uang muka {advance.purpose}: sisa {rupiah(rest)}",
            why=f"Batasnya {clock.day(advance.due_on)}. Kirim notanya, atau kembalikan sisanya.",
            link=voucher_path(advance),
            at=at,
        )


@daily(hour=5, zone="WIB")
@task(lane=Lane.AWAITED)
def remind_to_close(at: datetime) -> None:
    """From the tenth on, groups whose last month is open are reminded of it once."""
    today = clock.today(at, "WIB")
    if today.day < _CLOSED_BY:
        return
    period = period_of(month_of(today).previous.first)
    with across_sites("months of all groups end by the calendar"):
        closed = Closing.objects.filter(site=OuterRef("site"), period__gte=period)
        rows = LedgerEntry.objects.filter(~Exists(closed), period=period).exclude(posted_at=None)
        sites = list(rows.order_by("site").values_list("site_id", flat=True).distinct())
    for site_id in sites:
        remind_site_to_close.enqueue(site_id, period)


@task(lane=Lane.AWAITED)
def remind_site_to_close(at: datetime, site_id: int, period: int) -> None:
    """Ask once a month for the books of the month before."""
    site = Site.objects.select_related("region").get(pk=site_id)
    month = Month(*divmod(period, 100))
    with on_site(site):
        is_closed = Closing.objects.filter(site=site, period__gte=period).exists()
    if is_closed:
        return
    give(
        MONTH_OPEN,
        Recipient.on_site(site, Role.EDITOR),
        about=site,
        occasion=f"open {period}",
        title=f"Tutup buku {month}",
        why=_why(month.next.first),
        link=ruang_path("ruang-close-books", site.ruang_label),
        at=at,
    )


def _why(begins: date) -> str:
    return f"Paling lambat {_CLOSED_BY} {clock.MONTHS[begins.month - 1]}. Hitung kas dulu."
