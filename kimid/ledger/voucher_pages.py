"""What the page of a voucher shows, by who looks at it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from kimid.ledger.advances import rest_of
from kimid.ledger.approval_words import names_in_words, standing_of
from kimid.ledger.approvers import may_ask_official
from kimid.ledger.book_queries import line_choices
from kimid.ledger.forms.approvals import (
    ApprovalForm,
    CounterEntryForm,
    MoneyAnswerForm,
    MoneyQuestionForm,
    MoneyRefusalForm,
    PayForm,
)
from kimid.ledger.forms.incomes import AdvanceRestForm
from kimid.ledger.likenesses import (
    late_papers,
    likenesses_of,
    link_remarks,
    old_paper,
    paid_before_approval,
    shared_phones,
)
from kimid.ledger.models import Purse, Voucher, VoucherKind, VoucherPaper, VoucherState
from kimid.ledger.receipts import MOST_RECEIPTS, also_used_by
from kimid.ledger.right_again import right_url
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person

_OPEN = (VoucherState.SUBMITTED, VoucherState.ASKED)
_BOOKED_AT_ONCE = (VoucherKind.CORRECTION, VoucherKind.DIFFERENCE)


class Corrected(NamedTuple):
    """A voucher and what takes it back, or is to."""

    wrong: Voucher
    counter: Voucher


def voucher_context(
    voucher: Voucher, person: Person, *, people_here: Collection[int], at: datetime
) -> dict[str, Any]:
    """The context of its page, without forms that somebody has typed into."""
    papers = list(voucher.papers.order_by("pk"))
    is_open = voucher.state in _OPEN
    corrected = _corrected(voucher)
    context: dict[str, Any] = {
        "voucher": voucher,
        "steps": steps_of(voucher),
        "papers": papers,
        "also_used": also_used_by(voucher, papers),
        "alike": likenesses_of(voucher),
        "remarks": [*old_paper(voucher), *_remarks_of(voucher), *late_papers(voucher, papers)],
        "line_words": _line_words(voucher) if is_open else "",
        "corrected": corrected,
        "right_url": right_url(*corrected, at) if corrected else "",
        "uses": _uses_of(voucher),
        "takes_receipts": _takes_receipts(voucher, papers),
        "zone": voucher.site.region.zone,
        "purse_words": purse_words(voucher),
        "approve_words": rupiah(voucher.amount),
        "pay_words": _pay_words(voucher),
    }
    if is_open:
        standing = standing_of(voucher, person, people_here=people_here, at=at)
        context |= {
            "standing": standing,
            "approvers": names_in_words(standing.others or [""]),
            "may_ask_official": not standing.others and may_ask_official(voucher, person, at),
        }
    return {**context, **_forms(voucher, person, at)}


def _remarks_of(voucher: Voucher) -> list[str]:
    """What happened with it that whoever examines the books should know."""
    remarks = [*shared_phones(voucher), *link_remarks(voucher)]
    if voucher.state == VoucherState.POSTED:
        remarks += filter(None, [paid_before_approval(voucher, voucher.entry.booked_on)])
    return remarks


def steps_of(voucher: Voucher) -> list[tuple[str, str]]:
    """How far it is: submitted, approved, paid."""
    if not voucher.needs_approval:
        return []
    if voucher.state == VoucherState.REFUSED:
        return [("Diajukan", "done"), ("Ditolak", "late")]
    decided = "done" if voucher.decided_at else "now"
    steps = [("Diajukan", "done"), ("Disetujui", decided)]
    if voucher.kind in _BOOKED_AT_ONCE:
        return steps
    is_paid = voucher.state == VoucherState.POSTED
    return [*steps, ("Dibayar", "done" if is_paid else "now" if voucher.decided_at else "next")]


def purse_words(voucher: Voucher) -> str:
    """From which money it is, and who laid it out."""
    holder = voucher.payer.name if voucher.payer else ""
    return {
        Purse.OWN: f"dulu oleh {holder}, diganti dari kas",
        Purse.CASH: "dari kas kelompok",
        Purse.BANK: "dari rekening kelompok",
        Purse.DIRECT: "pemberi dana, langsung ke toko",
        Purse.ADVANCE: f"dari uang muka {holder}",
    }[Purse(voucher.purse)]


def _pay_words(voucher: Voucher) -> str:
    amount = rupiah(voucher.amount)
    if voucher.purse in (Purse.DIRECT, Purse.ADVANCE):
        return f"Bukukan {amount}"
    if voucher.purse == Purse.OWN and voucher.payer is not None:
        return f"Ganti {amount} ke {voucher.payer.name}"
    return f"Catat {amount} dibayar"


def _forms(voucher: Voucher, person: Person, at: datetime) -> dict[str, Any]:
    """A form for each thing that this person may do with it now."""
    forms: dict[str, Any] = {}
    today = clock.today(at, voucher.site.region.zone)
    if voucher.state in _OPEN:
        forms["approve_form"] = ApprovalForm(initial={"amount": voucher.amount})
        if person.has_perm(LedgerPermission.APPROVE, voucher):
            forms["question_form"] = MoneyQuestionForm()
            forms["refusal_form"] = MoneyRefusalForm()
        if person.has_perm(LedgerPermission.ANSWER, voucher):
            forms["may_take_back"] = True
            if voucher.state == VoucherState.ASKED:
                forms["answer_form"] = MoneyAnswerForm()
    if voucher.state == VoucherState.APPROVED and person.has_perm(LedgerPermission.PAY, voucher):
        forms["pay_form"] = PayForm(today=today, purse=voucher.purse)
    if voucher.state == VoucherState.POSTED:
        forms |= _forms_of_posted(voucher, person)
    return forms


def _forms_of_posted(voucher: Voucher, person: Person) -> dict[str, Any]:
    forms: dict[str, Any] = {}
    if voucher.kind not in _BOOKED_AT_ONCE and _corrected(voucher) is None:
        forms["correction_form"] = CounterEntryForm(site=voucher.site)
    if voucher.kind == VoucherKind.ADVANCE and (rest := rest_of(voucher)):
        forms["rest"] = rest
        if person.has_perm(LedgerPermission.RECEIVE, voucher):
            initial = {"amount": rest}
            forms["rest_form"] = AdvanceRestForm(site=voucher.site, initial=initial)
    return forms


def _line_words(voucher: Voucher) -> str:
    """What is left of its line of the plan once this is spent."""
    if voucher.line is None:
        return ""
    choices = line_choices(voucher.site, voucher.line.year)
    rest = next((each.rest for each in choices if each.line == voucher.line), 0)
    return f"lebih {rupiah(-rest)} dari rencana" if rest < 0 else f"sisa {rupiah(rest)}"


def _corrected(voucher: Voucher) -> Corrected | None:
    if voucher.corrects is not None:
        return Corrected(voucher.corrects, voucher)
    counter = getattr(voucher, "corrected_by", None)
    return None if counter is None else Corrected(voucher, counter)


def _uses_of(voucher: Voucher) -> list[Voucher]:
    """What was spent and given back of an advance."""
    if voucher.kind != VoucherKind.ADVANCE:
        return []
    return list(voucher.uses.exclude(state=VoucherState.REFUSED).order_by("pk"))


def _takes_receipts(voucher: Voucher, papers: list[VoucherPaper]) -> bool:
    return (
        voucher.state != VoucherState.REFUSED
        and voucher.kind in (VoucherKind.EXPENSE, VoucherKind.INCOME, VoucherKind.TRANSFER)
        and len(papers) < MOST_RECEIPTS
    )
