"""A voucher: who may decide about it, who pays it, and how a mistake is met."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger.actions import corrections, income
from kimid.ledger.actions import vouchers as actions
from kimid.ledger.book_queries import known_voucher, voucher_of
from kimid.ledger.forms.approvals import (
    ApprovalForm,
    CounterEntryForm,
    MoneyAnswerForm,
    MoneyQuestionForm,
    MoneyRefusalForm,
    PayForm,
)
from kimid.ledger.forms.incomes import AdvanceRestForm
from kimid.ledger.models import Voucher
from kimid.ledger.refusals import MoneyRefused, PhoneShared
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.voucher_pages import voucher_context
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.browser_memory import people_seen
from kimid.sites.public_words import WordsRefused
from kimid.ui.typed_back import texts_typed_into


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def voucher(request: RuangRequest, number: str) -> HttpResponse:
    """Its receipt, its facts, and what this person may do with it."""
    return _voucher_page(request, _voucher_or_404(request, number))


@require_POST
@page(Audience.KIM, LedgerPermission.SEE)
def approve(request: RuangRequest, number: str) -> HttpResponse:
    """Approve the sum that was read."""
    row = _voucher_or_404(request, number, LedgerPermission.APPROVE)
    form = ApprovalForm(request.POST)

    def act() -> object:
        who: Any = {"by": request.person, "at": timezone.now()}
        amount = form.cleaned_data["amount"]
        try:
            return actions.approve(row, amount=amount, people_here=people_seen(request), **who)
        except PhoneShared as why:
            actions.note_shared_phone(row, other=why.other, **who)
            raise

    return _run(request, row, ("approve_form", form), act, f"{rupiah(row.amount)} disetujui.")


@require_POST
@page(Audience.KIM, LedgerPermission.SEE)
def ask_back(request: RuangRequest, number: str) -> HttpResponse:
    """Ask the writer first."""
    row = _voucher_or_404(request, number, LedgerPermission.ASK)
    form = MoneyQuestionForm(request.POST)

    def act() -> object:
        question = form.cleaned_data["question"]
        return actions.ask_back(row, question=question, by=request.person, at=timezone.now())

    done = f"Terkirim. Menunggu jawaban {row.written_by.name}."
    return _run(request, row, ("question_form", form), act, done)


@require_POST
@page(Audience.KIM, LedgerPermission.SEE)
def answer(request: RuangRequest, number: str) -> HttpResponse:
    """Answer what was asked."""
    row = _voucher_or_404(request, number, LedgerPermission.ANSWER)
    form = MoneyAnswerForm(request.POST)

    def act() -> object:
        words = form.cleaned_data["answer"]
        return actions.answer_question(row, answer=words, by=request.person, at=timezone.now())

    return _run(request, row, ("answer_form", form), act, "Jawaban terkirim.")


@require_POST
@page(Audience.KIM, LedgerPermission.SEE)
def refuse(request: RuangRequest, number: str) -> HttpResponse:
    """Refuse it with a reason."""
    row = _voucher_or_404(request, number, LedgerPermission.APPROVE)
    form = MoneyRefusalForm(request.POST)

    def act() -> object:
        why = form.cleaned_data["why"]
        return actions.refuse(row, why=why, by=request.person, at=timezone.now())

    done = f"Ditolak. {row.written_by.name} membaca alasannya."
    return _run(request, row, ("refusal_form", form), act, done)


@require_POST
@page(Audience.KIM, LedgerPermission.SEE)
def take_back(request: RuangRequest, number: str) -> HttpResponse:
    """Take back what one submitted oneself."""
    row = _voucher_or_404(request, number, LedgerPermission.ANSWER)

    def act() -> object:
        return actions.take_back(row, by=request.person, at=timezone.now())

    form = forms.Form(request.POST)
    return _run(request, row, ("take_back_form", form), act, "Ditarik kembali.")


@require_POST
@page(Audience.KIM, LedgerPermission.SEE)
def pay(request: RuangRequest, number: str) -> HttpResponse:
    """Note that it was handed out."""
    row = _voucher_or_404(request, number, LedgerPermission.PAY)
    now = timezone.now()
    today = clock.today(now, request.site.region.zone)
    form = PayForm(request.POST, today=today, purse=row.purse)

    def act() -> object:
        on = form.cleaned_data["on"]
        return actions.pay(
            row,
            purse=form.chosen_purse(),
            on=on,
            people_here=people_seen(request),
            by=request.person,
            at=now,
        )

    return _run(request, row, ("pay_form", form), act, f"{rupiah(row.amount)} tercatat dibayar.")


@require_POST
@page(Audience.KIM, LedgerPermission.SUBMIT)
def correct(request: RuangRequest, number: str) -> HttpResponse:
    """Propose a counter-entry for what is wrong in the books."""
    row = _voucher_or_404(request, number)
    form = CounterEntryForm(request.POST, site=request.site)

    def act() -> object:
        clean = form.cleaned_data
        if known_voucher(request.site, request.person, clean["number"]) is not None:
            return None  # a second tap
        return corrections.propose_correction(
            row, why=clean["why"], number=clean["number"], by=request.person, at=timezone.now()
        )

    done = "Pembetulan diajukan. Yang benar boleh dicatat sekarang juga."
    return _run(request, row, ("correction_form", form), act, done)


@require_POST
@page(Audience.KIM, LedgerPermission.RECEIVE)
def take_rest(request: RuangRequest, number: str) -> HttpResponse:
    """What is left of an advance comes back into the cash."""
    row = _voucher_or_404(request, number)
    form = AdvanceRestForm(request.POST, site=request.site)

    def act() -> object:
        clean = form.cleaned_data
        if known_voucher(request.site, request.person, clean["number"]) is not None:
            return None  # a second tap
        return income.take_rest(
            row,
            amount=clean["amount"],
            on=clean["on"],
            number=clean["number"],
            by=request.person,
            at=timezone.now(),
        )

    return _run(request, row, ("rest_form", form), act, "Sisa uang muka sudah kembali ke kas.")


def _run(
    request: RuangRequest,
    row: Voucher,
    typed: tuple[str, forms.Form],
    act: Callable[[], object],
    done: str,
) -> HttpResponse:
    """Do it once. Whoever is second reads who was first, and has what they typed."""
    name, form = typed
    if not form.is_valid():
        return _voucher_page(request, row, HTTPStatus.UNPROCESSABLE_ENTITY, **{name: form})
    try:
        act()
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        again = _voucher_or_404(request, row.public_id)
        return _voucher_page(request, again, HTTPStatus.CONFLICT, refused=form, **{name: form})
    messages.success(request, done)
    return redirect("ruang-voucher", site_label=request.site.ruang_label, number=row.public_id)


def _voucher_page(
    request: RuangRequest,
    row: Voucher,
    status: HTTPStatus = HTTPStatus.OK,
    **typed: forms.Form,
) -> HttpResponse:
    context = voucher_context(
        row, request.person, people_here=people_seen(request), at=timezone.now()
    )
    is_over = status == HTTPStatus.CONFLICT
    context["texts"] = texts_typed_into(request.POST) if is_over else []
    context |= {**typed, **back_link(request, "ruang-cash-book", "Buku kas")}
    return render(request, "ledger/ruang/voucher.html", context, status=status)


def _voucher_or_404(
    request: RuangRequest, number: str, needs: LedgerPermission | None = None
) -> Voucher:
    row = voucher_of(request.site, number)
    if row is None or (needs and not request.person.has_perm(needs, row)):
        raise Http404
    return row
