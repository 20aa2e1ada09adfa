"""Bills in the workspace of their group: the list, a new one, one with its papers."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger import bill_queries
from kimid.ledger.actions import bills as actions
from kimid.ledger.bill_papers import bill_pdf, receipt_pdf
from kimid.ledger.forms.bills import BillCancelForm, BillForm, BillPaymentForm
from kimid.ledger.models import STAMP_ABOVE, Bill
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.views.money_papers import pdf_or_back
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.rupiah import rupiah, rupiah_in_words
from kimid.newsroom.rules import NewsroomPermission
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.public_words import WordsRefused

_USUAL_DAYS: Final = timedelta(days=14)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def bills(request: RuangRequest) -> HttpResponse:
    """What is still to be paid, and what was settled."""
    context = {
        "unpaid": bill_queries.unpaid_bills(request.site),
        "settled": bill_queries.settled_bills(request.site),
        "moneyless": bill_queries.published_without_money(request.site),
        "today": _today(request.site),
        **back_link(request, "ruang-money-papers", "Kertas buku kas"),
    }
    return render(request, "ledger/ruang/bills.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.BILL)
def new(request: RuangRequest) -> HttpResponse:
    """Write a bill: it has the next number as soon as it is saved."""
    form = _bill_form(request)
    if not form.is_bound or not form.is_valid():
        return _new_page(request, form)
    number = form.cleaned_data["number"]
    bill = bill_queries.sent_bill(request.site, number, request.person)
    if bill is not None:
        messages.info(request, f"Nota {bill.label} sudah tersimpan.")
        return _to_bill(bill)
    try:
        bill = actions.write_bill(
            request.site,
            data=form.bill_data(),
            number=number,
            by=request.person,
            at=timezone.now(),
        )
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return _new_page(request, form)
    messages.success(request, f"Nota {bill.label} jadi. Unduh PDF-nya, lalu kirim.")
    return _to_bill(bill)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def bill(request: RuangRequest, number: str) -> HttpResponse:
    """One bill, and what can be done about it."""
    return _bill_page(request, _bill_or_404(request, number))


@require_POST
@page(Audience.KIM, LedgerPermission.RECEIVE)
def paid(request: RuangRequest, number: str) -> HttpResponse:
    """Note that the money came."""
    bill = _bill_or_404(request, number)
    form = _payment_form(request, bill, request.POST)
    if not form.is_valid():
        return _bill_page(request, bill, payment_form=form, status=422)
    return _run(
        request,
        bill,
        lambda: actions.pay_bill(
            bill,
            payment=form.payment(),
            number=form.cleaned_data["number"],
            by=request.person,
            at=timezone.now(),
        ),
        f"Nota {bill.label} lunas dan uangnya ada di buku kas. Kuitansinya bisa diunduh.",
    )


@require_POST
@page(Audience.KIM, LedgerPermission.BILL)
def cancelled(request: RuangRequest, number: str) -> HttpResponse:
    """Cancel an unpaid bill, with a reason."""
    bill = _bill_or_404(request, number)
    form = BillCancelForm(request.POST)
    if not form.is_valid():
        return _bill_page(request, bill, cancel_form=form, status=422)
    why, now = form.cleaned_data["why"], timezone.now()
    return _run(
        request,
        bill,
        lambda: actions.cancel_bill(bill, why=why, by=request.person, at=now),
        f"Nota {bill.label} dibatalkan. Nomornya tetap terpakai.",
    )


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def bill_paper(request: RuangRequest, number: str) -> HttpResponse:
    """The bill as a PDF."""
    bill = _bill_or_404(request, number)
    return _paper(request, bill, bill_pdf, "nota-tagihan")


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def receipt_paper(request: RuangRequest, number: str) -> HttpResponse:
    """The receipt of a paid bill as a PDF."""
    bill = _bill_or_404(request, number)
    if bill.payment is None:
        raise Http404
    return _paper(request, bill, receipt_pdf, "kuitansi")


def _bill_or_404(request: RuangRequest, number: str) -> Bill:
    bill = bill_queries.bill_of(request.site, number)
    if bill is None:
        raise Http404
    return bill


def _bill_form(request: RuangRequest) -> BillForm:
    data = request.POST if request.method == "POST" else None
    stories = bill_queries.billable_stories(request.site, request.person)
    today = _today(request.site)
    initial = {
        "number": public_id(10),
        "due_on": today + _USUAL_DAYS,
        "how_to_pay": bill_queries.last_how_to_pay(request.site) if data is None else "",
        "story": request.GET.get("kabar", ""),
        "count_1": 1,
    }
    return BillForm(data, stories=stories, today=today, initial=initial)


def _payment_form(request: RuangRequest, bill: Bill, data: Any = None) -> BillPaymentForm:
    today = _today(request.site)
    sources = bill_queries.business_sources(bill.site, today.year)
    return BillPaymentForm(data, sources=sources, place=bill.site.region, today=today)


def _new_page(request: RuangRequest, form: BillForm) -> HttpResponse:
    context = {"form": form, **back_link(request, "ruang-bills", "Nota tagihan")}
    status = 422 if form.is_bound else 200
    return render(request, "ledger/ruang/bill_form.html", context, status=status)


def _bill_page(
    request: RuangRequest,
    bill: Bill,
    *,
    payment_form: BillPaymentForm | None = None,
    cancel_form: BillCancelForm | None = None,
    status: int = 200,
) -> HttpResponse:
    story = bill.story
    sees_story = story is not None and request.person.has_perm(NewsroomPermission.SEE, story)
    context = {
        "bill": bill,
        "lines": [(text, count, rupiah(count * price)) for text, count, price in bill.lines],
        "in_words": rupiah_in_words(bill.amount),
        "is_late": bill.is_late(_today(request.site)),
        "needs_stamp": bill.amount > STAMP_ABOVE,
        "story": story if sees_story else None,
        "payment_form": payment_form or _payment_form(request, bill),
        "cancel_form": cancel_form or BillCancelForm(),
        "zone": request.site.region.zone,
        **back_link(request, "ruang-bills", "Nota tagihan"),
    }
    return render(request, "ledger/ruang/bill.html", context, status=status)


def _run(request: RuangRequest, bill: Bill, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except MoneyRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
    return _to_bill(bill)


def _paper(
    request: RuangRequest, bill: Bill, draw: Callable[[Bill, Kim, date], bytes], name: str
) -> HttpResponse:
    label = bill.label.replace("/", "-")
    return pdf_or_back(
        request,
        lambda kim: draw(bill, kim, _today(request.site)),
        f"{name}-{label}",
        reverse("ruang-bill", args=[bill.site.ruang_label, bill.public_id]),
    )


def _to_bill(bill: Bill) -> HttpResponse:
    return redirect("ruang-bill", site_label=bill.site.ruang_label, number=bill.public_id)


def _today(site: Site) -> date:
    return clock.today(timezone.now(), site.region.zone)
