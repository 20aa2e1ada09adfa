"""Forms of the plan: a source, a line, what is paid every month."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.ledger.actions import sources as actions
from kimid.ledger.forms.plan import FundForm, PlanLineForm, RecurringForm
from kimid.ledger.models import Fund, PlanLine, RecurringExpense
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.views.plan import to_plan, year_or_404
from kimid.lib import clock
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.PLAN)
def new_source(request: RuangRequest, year: int) -> HttpResponse:
    """Plan money from one more place."""
    form = FundForm(_sent(request), year=year_or_404(year), region=request.site.region)
    if not form.is_valid():
        return _source_page(request, form, year)
    try:
        actions.add_source(
            request.site, data=form.source_data(), by=request.person, at=timezone.now()
        )
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return _source_page(request, form, year)
    messages.success(request, "Sumber dana tersimpan.")
    return to_plan(request, year)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.PLAN)
def source(request: RuangRequest, number: str) -> HttpResponse:
    """Change what is planned of a source, or until when it may be spent."""
    row = Fund.objects.filter(site=request.site, public_id=number).first()
    if row is None:
        raise Http404
    region = request.site.region
    form = FundForm(_sent(request), year=row.year, region=region, source=row)
    if not form.is_valid():
        return _source_page(request, form, row.year, row)
    try:
        actions.change_source(row, data=form.source_data(), by=request.person, at=timezone.now())
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return _source_page(request, form, row.year, row)
    messages.success(request, "Sudah disimpan. Perubahannya tercatat di riwayat.")
    return to_plan(request, row.year)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.PLAN)
def new_line(request: RuangRequest, year: int) -> HttpResponse:
    """Plan to spend on one more thing."""
    year_or_404(year)
    form = PlanLineForm(_sent(request))
    if not form.is_valid():
        return _line_page(request, form, year)
    values = {each: form.cleaned_data[each] for each in ("name", "planned")}
    try:
        actions.add_line(request.site, year=year, **values, by=request.person, at=timezone.now())
    except (MoneyRefused, WordsRefused) as why:
        form.add_error("name", str(why))
        return _line_page(request, form, year)
    messages.success(request, f"{values['name']} tersimpan.")
    return to_plan(request, year)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.PLAN)
def line(request: RuangRequest, number: str) -> HttpResponse:
    """Change a line, or say why it was more."""
    row = PlanLine.objects.filter(site=request.site, public_id=number).first()
    if row is None:
        raise Http404
    form = PlanLineForm(_sent(request), line=row)
    if not form.is_valid():
        return _line_page(request, form, row.year, row)
    try:
        actions.change_line(row, **form.cleaned_data, by=request.person, at=timezone.now())
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return _line_page(request, form, row.year, row)
    messages.success(request, "Sudah disimpan. Perubahannya tercatat di riwayat.")
    return to_plan(request, row.year)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.PLAN)
def new_recurring(request: RuangRequest) -> HttpResponse:
    """Note what is paid every month."""
    form = RecurringForm(_sent(request))
    if not form.is_valid():
        context = {"form": form, **_back(request, _this_year(request))}
        return _answer(request, "ledger/plan/recurring_form.html", context)
    actions.add_recurring(request.site, **form.cleaned_data, by=request.person, at=timezone.now())
    messages.success(request, "Tersimpan. Buku Kas mengingatkan tiap bulan.")
    return redirect("ruang-money-plan", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, LedgerPermission.PLAN)
def end_recurring(request: RuangRequest, number: str) -> HttpResponse:
    """It is paid no more."""
    row = RecurringExpense.objects.filter(site=request.site, public_id=number).first()
    if row is None:
        raise Http404
    actions.end_recurring(row, by=request.person, at=timezone.now())
    messages.success(request, f"{row.purpose} tidak diingatkan lagi.")
    return redirect("ruang-money-plan", site_label=request.site.ruang_label)


def _sent(request: RuangRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _this_year(request: RuangRequest) -> int:
    return clock.today(timezone.now(), request.site.region.zone).year


def _source_page(
    request: RuangRequest, form: FundForm, year: int, source: Fund | None = None
) -> HttpResponse:
    unfolded = form.is_bound or bool(source and (source.name or source.giver))
    context = {"form": form, "year": year, "source": source, "unfolded": unfolded}
    return _answer(request, "ledger/plan/source_form.html", context | _back(request, year))


def _line_page(
    request: RuangRequest, form: PlanLineForm, year: int, line: PlanLine | None = None
) -> HttpResponse:
    context = {"form": form, "year": year, "line": line, **_back(request, year)}
    return _answer(request, "ledger/plan/line_form.html", context)


def _back(request: RuangRequest, year: int) -> dict[str, Any]:
    path = f"/s/{request.site.ruang_label}/kas/rencana/{year}/"
    return {"back_url": path, "back_label": f"Rencana {year}"}


def _answer(request: RuangRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].is_bound else 200
    return render(request, template, context, status=status)
