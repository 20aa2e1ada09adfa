"""What waits for somebody in the cash book, in one query: a home asks each subject once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.db.models import DateField, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kimid.ledger.approvers import approval_bar
from kimid.ledger.book_pages import Wait, advance_words, late_words
from kimid.ledger.book_queries import DONE, USED
from kimid.ledger.models import Voucher, VoucherKind, VoucherState
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site

_OVERDUE = Q(kind=VoucherKind.ADVANCE, state=VoucherState.POSTED, corrected_by__entry=None)


def money_waits(site: Site, person: Person, at: datetime) -> list[Wait]:
    """What this person is to approve, to answer, to pay or to settle, the oldest first. One query
    besides that of their roles.
    """
    today = clock.today(at, site.region.zone)
    waits = [_wait(each, person, at) for each in _open_vouchers(today)]
    return [each for each in waits if each is not None]


@compiled_here(DateField())
def _open_vouchers(_site: Any, today: Any) -> QuerySet[Voucher]:
    late = _OVERDUE & Q(due_on__lt=today)
    rows = Voucher.objects.filter(late | ~Q(state__in=DONE))
    rows = rows.annotate(used=Coalesce(Sum("uses__amount", filter=USED), 0))
    rows = rows.exclude(state=VoucherState.POSTED, used__gte=F("amount"))
    with_all = rows.select_related("site__region", "written_by", "payer", "asked_by", "corrects")
    return with_all.order_by("pk")


def _wait(voucher: Voucher, person: Person, at: datetime) -> Wait | None:
    title = f"{voucher.purpose}, {rupiah(voucher.amount)}"
    make = _BY_STATE[VoucherState(voucher.state)]
    return make(voucher, title, person, clock.today(at, voucher.site.region.zone))


def _to_approve(voucher: Voucher, title: str, person: Person, today: date) -> Wait | None:
    if not person.has_perm(LedgerPermission.APPROVE, voucher) or approval_bar(voucher, person):
        return None
    text = f"Diajukan {voucher.written_by.name}"
    return Wait(voucher.public_id, title, text, "Menunggu Anda setujui")


def _to_answer(voucher: Voucher, title: str, person: Person, today: date) -> Wait | None:
    if voucher.written_by_id != person.pk:
        return None
    asker = voucher.asked_by.name if voucher.asked_by else ""
    text = f"{asker}: “{voucher.question}”"
    return Wait(voucher.public_id, title, text, "Menunggu jawaban Anda", "talk")


def _to_pay(voucher: Voucher, title: str, person: Person, today: date) -> Wait | None:
    if not person.has_perm(LedgerPermission.PAY, voucher):
        return None
    return Wait(voucher.public_id, title, "Sudah disetujui", "Tinggal dibayar")


def _to_settle(voucher: Voucher, title: str, person: Person, today: date) -> Wait | None:
    """An advance past its day: for whoever has it, and for who takes the rest back."""
    is_mine = voucher.payer_id == person.pk
    if not is_mine and not person.has_perm(LedgerPermission.RECEIVE, voucher.site):
        return None
    late = late_words(voucher.due_on, today)
    return Wait(voucher.public_id, f"Uang muka {title}", advance_words(voucher), late, "clock")


_BY_STATE: Final[dict[VoucherState, Callable[[Voucher, str, Person, date], Wait | None]]] = {
    VoucherState.SUBMITTED: _to_approve,
    VoucherState.ASKED: _to_answer,
    VoucherState.APPROVED: _to_pay,
    VoucherState.POSTED: _to_settle,
}
