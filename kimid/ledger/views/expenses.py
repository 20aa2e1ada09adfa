"""Money that was or is to be spent: the receipt first, also from a phone that had no signal."""

from http import HTTPStatus
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.phone_answers import accepted, invalid, missing_photos, wants_json
from kimid.ledger.actions import vouchers as actions
from kimid.ledger.approval_words import names_in_words
from kimid.ledger.approvers import other_approvers
from kimid.ledger.book_queries import approvers_of, known_voucher
from kimid.ledger.forms.expenses import AdvanceForm, ExpenseForm, SpendingForm
from kimid.ledger.models import RecurringExpense, Voucher
from kimid.ledger.receipts import RECEIPT, receipt_pages, stored_receipts, take_in
from kimid.ledger.refusals import MoneyRefused, NumberKnown, SourceEnded
from kimid.ledger.right_again import expense_again
from kimid.ledger.rules import LedgerPermission
from kimid.lib.month import month_of
from kimid.media import chunks
from kimid.media.papers import PaperRefused
from kimid.media.views import paper_chunk_answer
from kimid.sites.public_words import WordsRefused

BOOK: Final = "Buku kas"


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.SUBMIT)
def new_expense(request: RuangRequest) -> HttpResponse:
    """An expense with its receipt."""
    if request.method == "GET":
        form = ExpenseForm(site=request.site, by=request.person, initial=_proposed(request))
        return _expense_page(request, form)
    known = known_voucher(request.site, request.person, request.POST.get("number", ""))
    data, refusal = _with_receipt(request)
    form = ExpenseForm(data, site=request.site, by=request.person, known=known)
    if known is not None:
        return _known_answer(request, form, known)
    if refusal:
        form.add_error(RECEIPT, refusal)
    if not form.is_valid():
        return _not_taken(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _submit_expense(request, form)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.SUBMIT)
def new_advance(request: RuangRequest) -> HttpResponse:
    """Money that is handed out before it is spent."""
    data = request.POST if request.method == "POST" else None
    form = AdvanceForm(data, site=request.site, by=request.person)
    if not form.is_valid():
        return _advance_page(request, form)
    known = known_voucher(request.site, request.person, form.cleaned_data["number"])
    try:
        voucher = known or _submit(request, form, [])
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return _advance_page(request, form)
    return _to_voucher(request, voucher)


@require_POST
@page(Audience.KIM, LedgerPermission.SUBMIT)
def receipt_chunk(request: RuangRequest, name: str) -> HttpResponse:
    """Receive one chunk of a receipt, before the form that it belongs to."""
    return paper_chunk_answer(request, name, site=request.site, by=request.person)


def _submit_expense(request: RuangRequest, form: ExpenseForm) -> HttpResponse:
    name = form.cleaned_data["photos"]
    try:
        pages = [receipt_pages(name, site=request.site, by=request.person)] if name else []
        voucher = _submit(request, form, pages)
    except PaperRefused as refusal:
        return _unreadable_answer(request, form, refusal)
    except NumberKnown:
        known = known_voucher(request.site, request.person, form.cleaned_data["number"])
        return _known_answer(request, form, known)
    except (MoneyRefused, WordsRefused) as why:
        form.add_error("source" if isinstance(why, SourceEnded) else None, str(why))
        return _not_taken(request, form, HTTPStatus.CONFLICT)
    chunks.forget_collected(name, site=request.site, by=request.person)
    return _to_voucher(request, voucher)


def _submit(request: RuangRequest, form: SpendingForm, pages: list[list[bytes]]) -> Voucher:
    """Raises MoneyRefused, WordsRefused."""
    with stored_receipts(pages) as receipts:
        return actions.submit(
            request.site,
            data=form.spending_data(),
            number=form.cleaned_data["number"],
            receipts=receipts,
            by=request.person,
            at=timezone.now(),
        )


def _with_receipt(request: RuangRequest) -> tuple[QueryDict, str]:
    """The posted form, with its file under a name; and why the file was not taken."""
    data = request.POST.copy()
    file = request.FILES.get(RECEIPT)
    if file is None:
        return data, ""
    try:
        data["photos"] = take_in(file, site=request.site, by=request.person)
    except PaperRefused as refusal:
        return data, str(refusal)
    return data, ""


def _unreadable_answer(
    request: RuangRequest, form: ExpenseForm, refusal: PaperRefused
) -> HttpResponse:
    """A receipt that is none, that the phone sends once more, or that cannot be read just now."""
    if wants_json(request) and refusal.reason == "lost":
        return missing_photos([form.cleaned_data["photos"]])
    if wants_json(request) and refusal.reason in chunks.RETRIED:
        return JsonResponse({"error": str(refusal)}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if refusal.reason not in chunks.RETRIED and isinstance(form.data, QueryDict):
        form.data["photos"] = ""
    form.add_error(RECEIPT, str(refusal))
    return _not_taken(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _known_answer(request: RuangRequest, form: ExpenseForm, known: Voucher | None) -> HttpResponse:
    """The same again leads to what was sent; other words under its number are not taken."""
    if known is not None and form.is_valid() and _is_same(form, known):
        return _to_voucher(request, known)
    words = str(NumberKnown())
    if wants_json(request):
        answer = {"error": words, "address": _address(request, known) if known else ""}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    form.add_error(None, words)
    return _expense_page(request, form, HTTPStatus.CONFLICT, known=known)


def _is_same(form: ExpenseForm, known: Voucher) -> bool:
    return all(getattr(known, name) == value for name, value in vars(form.spending_data()).items())


def _not_taken(request: RuangRequest, form: ExpenseForm, status: HTTPStatus) -> HttpResponse:
    """What is wrong, for the outbox of the phone or at the fields."""
    if not wants_json(request):
        return _expense_page(request, form, status)
    answer = invalid(form)
    answer.status_code = status
    return answer


def _to_voucher(request: RuangRequest, voucher: Voucher) -> HttpResponse:
    address = _address(request, voucher)
    if wants_json(request):
        return accepted(address)
    others = other_approvers(voucher, approvers_of(request.site, timezone.now()))
    whom = (
        f" Menunggu persetujuan {names_in_words(each.name for each in others)}." if others else ""
    )
    messages.success(request, f"Diajukan.{whom}")
    return redirect(address)


def _address(request: RuangRequest, voucher: Voucher) -> str:
    return reverse("ruang-voucher", args=[request.site.ruang_label, voucher.public_id])


def _proposed(request: RuangRequest) -> dict[str, Any]:
    """What is paid every month, the advance that is spent, or what was wrong before."""
    if advance := request.GET.get("muka", ""):
        return {"purse": f"muka-{advance}"}
    if wrong := request.GET.get("benar", ""):
        return expense_again(request.site, wrong)
    rows = RecurringExpense.objects.filter(site=request.site, ended_at=None)
    expense = rows.filter(public_id=request.GET.get("rutin", "")).first()
    if expense is None:
        return {}
    month = month_of(timezone.localdate()).name
    values = {"amount": expense.amount, "party": expense.party, "purse": "kas"}
    return {**values, "purpose": f"{expense.purpose} {month}"}


def _expense_page(
    request: RuangRequest,
    form: ExpenseForm,
    status: HTTPStatus = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    others = [each for each in approvers_of(request.site, timezone.now()) if each != request.person]
    context = {
        "form": form,
        "approvers": names_in_words(each.name for each in others) if others else "",
        "receipts_url": f"/s/{request.site.ruang_label}/kas/nota/",
        **more,
        **back_link(request, "ruang-cash-book", BOOK),
    }
    return render(request, "ledger/ruang/expense.html", context, status=status)


def _advance_page(request: RuangRequest, form: AdvanceForm) -> HttpResponse:
    context = {"form": form, **back_link(request, "ruang-cash-book", BOOK)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "ledger/ruang/advance.html", context, status=status)
