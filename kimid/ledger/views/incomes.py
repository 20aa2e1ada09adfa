"""Money that comes in, that goes to the bank, and that was there before."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger.actions import income as actions
from kimid.ledger.book_queries import known_voucher
from kimid.ledger.forms.amounts import NumberedForm
from kimid.ledger.forms.incomes import CashMoveForm, IncomeForm, OpeningForm
from kimid.ledger.models import Purse, Voucher
from kimid.ledger.refusals import MoneyRefused, MonthClosed
from kimid.ledger.right_again import income_again
from kimid.ledger.rules import LedgerPermission
from kimid.lib.rupiah import rupiah
from kimid.sites.public_words import WordsRefused

_TITLES: Final = {
    IncomeForm: "Uang masuk",
    CashMoveForm: "Setor atau ambil",
    OpeningForm: "Saldo awal",
}


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.RECEIVE)
def receive(request: RuangRequest) -> HttpResponse:
    """Money or goods that came in."""
    again = income_again(request.site, request.GET.get("benar", ""))
    form = IncomeForm(_posted(request), site=request.site, initial=again)
    if not form.is_valid():
        return _form_page(request, form)

    def book(number: str) -> Voucher:
        return actions.receive(
            request.site,
            data=form.income_data(),
            number=number,
            by=request.person,
            at=timezone.now(),
        )

    return _book(request, form, book)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.RECEIVE)
def move(request: RuangRequest) -> HttpResponse:
    """Bring cash to the bank, or fetch it there."""
    form = CashMoveForm(_posted(request), site=request.site)
    if not form.is_valid():
        return _form_page(request, form)

    def book(number: str) -> Voucher:
        clean = form.cleaned_data
        return actions.move(
            request.site,
            to=Purse(clean["to"]),
            amount=clean["amount"],
            on=clean["on"],
            number=number,
            by=request.person,
            at=timezone.now(),
        )

    return _book(request, form, book)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.RECEIVE)
def open_books(request: RuangRequest) -> HttpResponse:
    """What the group had before its first entry."""
    form = OpeningForm(_posted(request), site=request.site)
    if not form.is_valid():
        return _form_page(request, form)

    def book(number: str) -> Voucher:
        clean = form.cleaned_data
        return actions.open_books(
            request.site,
            purse=Purse(clean["purse"]),
            amount=clean["amount"],
            on=clean["on"],
            number=number,
            by=request.person,
            at=timezone.now(),
        )

    return _book(request, form, book)


def _posted(request: RuangRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _book(
    request: RuangRequest, form: NumberedForm, book: Callable[[str], Voucher]
) -> HttpResponse:
    """Write it down once, also after a second tap."""
    number = form.cleaned_data["number"]
    voucher = known_voucher(request.site, request.person, number)
    try:
        voucher = voucher or book(number)
    except (MoneyRefused, WordsRefused) as why:
        form.add_error("on" if isinstance(why, MonthClosed) else None, str(why))
        return _form_page(request, form, HTTPStatus.CONFLICT)
    messages.success(request, f"Tercatat: {voucher.purpose}, {rupiah(voucher.amount)}.")
    return redirect("ruang-cash-book", site_label=request.site.ruang_label)


def _form_page(
    request: RuangRequest, form: NumberedForm, status: HTTPStatus | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "title": _TITLES[type(form)],
        **back_link(request, "ruang-cash-book", "Buku kas"),
    }
    code = status or (HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK)
    return render(request, "ledger/ruang/income.html", context, status=code)
