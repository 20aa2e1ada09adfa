"""What is in the drawer today, beside what the books say; also from a phone that had no signal."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access import phone_answers
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.queries import members_of
from kimid.ledger.actions import counts as actions
from kimid.ledger.addresses import expense_path, income_path, to_cash_book
from kimid.ledger.forms.cash_counts import MISSING_NOTE, CashCountForm
from kimid.ledger.models import AccountKind, CashCount
from kimid.ledger.posting import balance_of
from kimid.ledger.queries import last_counts
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib.codes import public_id
from kimid.lib.rupiah import rupiah
from kimid.people.browser_memory import people_seen
from kimid.sites.public_words import WordsRefused

_ANSWERS: Final = {"ya": True, "tidak": False}


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.COUNT)
def count(request: RuangRequest) -> HttpResponse:
    """Count notes and coins."""
    if request.method == "GET":
        booked = balance_of(request.site, AccountKind.CASH)
        return _count_page(request, _form(request, booked), booked)
    form = _form(request)
    before = _sent_before(request)
    if before is not None:
        return _done(request, before)
    booked = balance_of(request.site, AccountKind.CASH)
    if not form.is_valid():
        return _refused(request, form, booked)
    if form.cleaned_data["booked"] != booked:
        form.add_error(None, _changed(form.cleaned_data["booked"], booked))
        return _refused(request, form, booked, status=409)
    return _note(request, form, booked)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def counted(request: RuangRequest, key: int) -> HttpResponse:
    """A count, and the question to whoever counted along."""
    row = _count_or_404(request, key)
    context = {
        "count": row,
        "zone": request.site.region.zone,
        "is_asked": row.answered_at is None and row.counted_with == request.person,
        **back_link(request, "ruang-cash-count", "Uang kas hari ini"),
    }
    return render(request, "ledger/count/counted.html", context)


@require_POST
@page(Audience.KIM, LedgerPermission.COUNT)
def answer(request: RuangRequest, key: int) -> HttpResponse:
    """Whoever counted along says on their own phone whether it is right."""
    row = _count_or_404(request, key)
    agrees = _ANSWERS.get(request.POST.get("jawab", ""))
    if agrees is None or not request.person.has_perm(LedgerPermission.AGREE, row):
        raise Http404
    try:
        actions.answer_count(
            row,
            agrees=agrees,
            people_here=people_seen(request),
            by=request.person,
            at=timezone.now(),
        )
    except MoneyRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Terima kasih. Jawaban Anda tercatat.")
    return redirect("ruang-cash-counted", site_label=request.site.ruang_label, key=row.pk)


def _note(request: RuangRequest, form: CashCountForm, booked: int) -> HttpResponse:
    """Write the count down, unless something has to be answered or written before it."""
    data = form.count_data()
    difference = data.total - booked
    is_noted_first = form.cleaned_data["difference"] == MISSING_NOTE
    if difference and is_noted_first:
        return _to_missing_note(request, difference)
    if difference:
        form.ask_about(difference)
        if form.errors:
            return _refused(request, form, booked)
    number = form.cleaned_data["number"]
    try:
        row = actions.count_cash(
            request.site, data=data, number=number, by=request.person, at=timezone.now()
        )
    except WordsRefused as why:
        form.add_error("explanation", str(why))
    except MoneyRefused as why:
        form.add_error(None, str(why))
    else:
        return _done(request, row)
    return _refused(request, form, booked)


def _form(request: RuangRequest, booked: int = 0) -> CashCountForm:
    others = [
        (each.person, each.roles[0].label)
        for each in members_of(request.site, timezone.now())
        if each.person != request.person
    ]
    data = request.POST if request.method == "POST" else None
    return CashCountForm(data, others=others, initial={"number": public_id(10), "booked": booked})


def _sent_before(request: RuangRequest) -> CashCount | None:
    """The count that this phone has sent already; its answer may have been lost."""
    number = request.POST.get("number", "")[:10]
    rows = CashCount.objects.filter(site=request.site, by=request.person, number=number)
    return rows.first()


def _count_page(
    request: RuangRequest, form: CashCountForm, booked: int, *, status: int = 200
) -> HttpResponse:
    total = form.total
    difference = None if total is None else total - booked
    context = {
        "form": form,
        "booked": booked,
        "total": total,
        "difference": difference,
        "gap": abs(difference or 0),
        "counts": last_counts(request.site),
        "zone": request.site.region.zone,
        **to_cash_book(request.site),
    }
    return render(request, "ledger/count/count.html", context, status=status)


def _refused(
    request: RuangRequest, form: CashCountForm, booked: int, *, status: int = 422
) -> HttpResponse:
    if phone_answers.wants_json(request):
        return phone_answers.invalid(form)
    return _count_page(request, form, booked, status=status)


def _to_missing_note(request: RuangRequest, difference: int) -> HttpResponse:
    """To where what is missing in the books is written down."""
    is_short = difference < 0
    words = (
        "Catat dulu belanjanya" if is_short else "Catat dulu uang yang masuk"
    ) + ", lalu hitung lagi. Hitungan Anda masih ada di HP."
    if phone_answers.wants_json(request):
        return phone_answers.needs_look(words)
    messages.info(request, words)
    return redirect(expense_path(request.site) if is_short else income_path(request.site))


def _done(request: RuangRequest, row: CashCount) -> HttpResponse:
    answer = redirect("ruang-cash-counted", site_label=request.site.ruang_label, key=row.pk)
    if phone_answers.wants_json(request):
        return phone_answers.accepted(answer["Location"])
    messages.success(request, "Hitungan tersimpan.")
    return answer


def _changed(before: int, booked: int) -> str:
    return (
        f"Sejak Anda menghitung, buku berubah dari {rupiah(before)} menjadi {rupiah(booked)}."
        " Periksa lagi, lalu simpan."
    )


def _count_or_404(request: RuangRequest, key: int) -> CashCount:
    rows = CashCount.objects.select_related("by", "counted_with", "voucher", "site__region")
    row = rows.filter(site=request.site, pk=key).first()
    if row is None:
        raise Http404
    return row
