"""What the pages of the cash book show."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from kimid.ledger.approval_words import names_in_words
from kimid.ledger.approvers import other_approvers
from kimid.ledger.book_queries import (
    approvers_of,
    closings_of,
    due_recurring,
    open_advances,
    waiting_on,
)
from kimid.ledger.book_rows import book_month
from kimid.ledger.models import CashCount, Closing, Purse, Voucher, VoucherState
from kimid.ledger.periods import month_of_period
from kimid.ledger.queries import (
    cash_before,
    cash_of,
    entries_of,
    holdings_of,
    last_counts,
    year_book,
)
from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.lib.rupiah import rupiah
from kimid.lib.text import percent
from kimid.people.models import Person
from kimid.sites.models import Site

_SHOWN_CLOSINGS: Final = 3


class Wait(NamedTuple):
    """Something that waits, with whom."""

    number: str
    title: str
    text: str
    badge: str = ""
    icon: str = "document"


class ClosedMonth(NamedTuple):
    """A month that is closed, by whom."""

    month: Month
    text: str


def book_context(site: Site, at: datetime) -> dict[str, Any]:
    """The first page of the book, with the month before while this one has nothing."""
    zone = site.region.zone
    today = clock.today(at, zone)
    month = month_of(today)
    closings = closings_of(site)
    counts = last_counts(site, 1)
    year = year_book(site, today.year)
    planned = sum(each.planned for each in year.lines)
    this_month = month_context(site, month)
    before = None if this_month["book"].days else month_context(site, month.previous)
    return {
        **this_month,
        # On the first days of a month; who begins has no month before it either.
        "earlier": before if before and before["book"].days else None,
        "holdings": holdings_of(site),
        "cash_words": _counted(counts, zone),
        "bank_words": _closed(closings),
        "waits": waits_of(site, today, at),
        "recurring": [
            (each, f"{each.purpose} {month.name}") for each in due_recurring(site, month, today)
        ],
        "closed": [_closed_month(each, zone) for each in closings[:_SHOWN_CLOSINGS]],
        "used_words": f"Terpakai {percent(year.spent, planned)}" if planned else "",
        "proposal_words": f"Minta dana ke {site.region.term.lower()} atau perusahaan",
        "plan_title": f"Rencana (RAB) {today.year}",
        "lacks_money": not (year.before or year.income or year.spent),
        "lacks_sources": not year.sources,
    }


def month_context(site: Site, month: Month) -> dict[str, Any]:
    """A month by day. Four queries."""
    entries = entries_of(site, month)
    before = cash_before(site, month)
    closing = Closing.objects.filter(site=site, period__gte=month.year * 100 + month.number)
    return {
        "month": month,
        "book": book_month(entries, cash_of(entries), before, place=site.region),
        "is_closed": closing.exists(),
    }


def waits_of(site: Site, today: date, at: datetime) -> list[Wait]:
    """What waits in the group, and with whom. Three queries."""
    vouchers = list(waiting_on(site))
    approvers = approvers_of(site, at) if vouchers else []
    waits = [_wait(each, approvers) for each in vouchers]
    return [*waits, *(_advance(each, today) for each in open_advances(site))]


def late_words(due_on: date | None, today: date) -> str:
    """`Lewat 3 hari`; empty for what is not late."""
    if due_on is None or due_on >= today:
        return ""
    return f"Lewat {(today - due_on).days} hari"


def advance_words(advance: Voucher) -> str:
    """What is left of it, and with whom."""
    rest = advance.amount - advance.used  # type: ignore[attr-defined]  # an annotation
    holder = advance.payer.name if advance.payer else advance.party
    return f"Sisa {rupiah(rest)} belum dikembalikan {holder}"


def _wait(voucher: Voucher, approvers: Iterable[Person]) -> Wait:
    title = f"{voucher.purpose}, {rupiah(voucher.amount)}"
    if voucher.state == VoucherState.ASKED:
        asker = voucher.asked_by.name if voucher.asked_by else ""
        text = f"Ditanya balik {asker}, menunggu jawaban {voucher.written_by.name}"
        return Wait(voucher.public_id, title, text, icon="talk")
    if voucher.state == VoucherState.APPROVED:
        return Wait(voucher.public_id, title, _to_pay(voucher), "Tinggal dibayar")
    names = [each.name for each in other_approvers(voucher, approvers)]
    whom = names_in_words(names) if names else "pejabat setempat: belum ada pengurus lain"
    return Wait(voucher.public_id, title, f"Menunggu persetujuan {whom}")


def _to_pay(voucher: Voucher) -> str:
    if voucher.purse == Purse.OWN and voucher.payer is not None:
        return f"Disetujui, ganti uang {voucher.payer.name}"
    if voucher.purse in (Purse.DIRECT, Purse.ADVANCE):
        return "Disetujui, tinggal dibukukan"
    return f"Disetujui, bayar ke {voucher.party}" if voucher.party else "Disetujui"


def _advance(advance: Voucher, today: date) -> Wait:
    title = f"Uang muka {advance.purpose}, {rupiah(advance.amount)}"
    late = late_words(advance.due_on, today)
    return Wait(advance.public_id, title, advance_words(advance), late, "clock")


def _counted(counts: list[CashCount], zone: str) -> str:
    if not counts:
        return "Belum pernah dihitung"
    on = clock.today(counts[0].counted_at, zone)
    return f"Dihitung {clock.short_day(on)}, {counts[0].outcome}"


def _closed(closings: list[Closing]) -> str:
    if not closings:
        return "Buku belum pernah ditutup"
    return f"Ditutup sampai {month_of_period(closings[0].period)}"


def _closed_month(closing: Closing, zone: str) -> ClosedMonth:
    on = clock.day(clock.today(closing.closed_at, zone)).rsplit(" ", 1)[0]
    text = f"Ditutup {on} oleh {closing.by.name}. Tidak bisa diubah."
    return ClosedMonth(month_of_period(closing.period), text)
