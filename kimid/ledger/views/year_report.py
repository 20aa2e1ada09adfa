"""The report of a year in the workspace of a group: what it says, its paper, and making it
public.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger.actions import year_reports as actions
from kimid.ledger.forms.year_reports import YearReportForm
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.report_parts import report_parts
from kimid.ledger.rules import LedgerPermission, YearPaperPermission
from kimid.ledger.year_report import offered_photos, report_row, year_paper, years_of
from kimid.ledger.year_report_pdf import sheet_values, year_report_pdf
from kimid.lib import clock
from kimid.media.addresses import photo_base
from kimid.media.typeset import TypesettingFailed
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of
from kimid.shared_pages.links import addresses_of_group
from kimid.sites.public_words import WordsRefused

_BUSY = "PDF-nya belum jadi, sedang banyak yang dicetak. Coba lagi sebentar lagi."


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def year_report(request: RuangRequest) -> HttpResponse:
    """The report of this year or of another, with its first page and what each part has."""
    kim, today = _kim_or_404(request), _today(request)
    years, typed = years_of(kim, today), request.GET.get("tahun", "")
    year = int(typed) if typed.isdecimal() and int(typed) in years else today.year
    paper, report = year_paper(kim, year, today), report_row(kim, year)
    context = {
        "paper": paper,
        "report": report,
        "leaf": sheet_values(paper, _address(request)),
        "parts": report_parts(paper, addresses_of_group(request.person, request.site)),
        "years": years,
        "public_url": request.site.url_of(report.path) if report.is_public else "",
        "may_change": request.person.has_perm(YearPaperPermission.REPORT_YEAR, request.site),
        "may_look": report.is_public and request.person.has_perm(YearPaperPermission.LOOK, report),
        "base": photo_base(request.site),
        **back_link(request, "ruang-group", "KIM kita"),
    }
    return render(request, "ledger/ruang/year_report.html", context)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def year_report_paper(request: RuangRequest, year: int) -> HttpResponse:
    """The paper as PDF, of the records as they are now."""
    kim, today = _kim_or_404(request), _today(request)
    _refuse_year(kim, year, today)
    try:
        body = year_report_pdf(year_paper(kim, year, today), _address(request))
    except TypesettingFailed:
        messages.warning(request, _BUSY)
        return _to_report(request, year)
    response = HttpResponse(body, content_type="application/pdf")
    name = f"laporan-tahunan-{request.site.ruang_label}-{year}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, YearPaperPermission.REPORT_YEAR)
def year_report_words(request: RuangRequest, year: int) -> HttpResponse:
    """The foreword, and which photos."""
    kim, today = _kim_or_404(request), _today(request)
    _refuse_year(kim, year, today)
    offered = offered_photos(year_paper(kim, year, today))
    row = report_row(kim, year)
    offered += [each for each in row.photos if each not in offered]
    first = {"foreword": row.foreword, "chosen": [each["name"] for each in row.photos]}
    form = YearReportForm(request.POST or None, offered=offered, initial=first)
    if request.method == "GET" or not form.is_valid():
        return _words_page(request, form, year)
    actions.write_report(
        request.site,
        year=year,
        foreword=form.cleaned_data["foreword"],
        photos=form.pictures,
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, "Tersimpan.")
    return _to_report(request, year)


@require_POST
@page(Audience.KIM, YearPaperPermission.REPORT_YEAR)
def publish_year_report(request: RuangRequest, year: int) -> HttpResponse:
    """Freeze it as it is today, and show it to readers."""
    _refuse_year(_kim_or_404(request), year, _today(request))
    try:
        actions.publish_report(request.site, year=year, by=request.person, at=timezone.now())
    except (MoneyRefused, WordsRefused) as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Sudah tampil untuk pembaca, dengan angka hari ini.")
    return _to_report(request, year)


@require_POST
@page(Audience.KIM, YearPaperPermission.REPORT_YEAR)
def show_year_report(request: RuangRequest, year: int) -> HttpResponse:
    """Show a report that was held to readers again."""
    report = report_row(_kim_or_404(request), year)
    if not report.is_public or not request.person.has_perm(YearPaperPermission.LOOK, report):
        raise Http404
    actions.show_report_again(report, by=request.person, at=timezone.now())
    messages.success(request, "Tampil lagi untuk pembaca.")
    return _to_report(request, year)


def _words_page(request: RuangRequest, form: YearReportForm, year: int) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "year": year,
        "base": photo_base(request.site),
        **back_link(request, "ruang-year-report", "Laporan tahunan"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ledger/ruang/year_report_form.html", context, status=status)


def _to_report(request: RuangRequest, year: int) -> HttpResponse:
    to = redirect("ruang-year-report", site_label=request.site.ruang_label)
    to["Location"] += f"?tahun={year}"
    return to


def _refuse_year(kim: Kim, year: int, today: date) -> None:
    if year not in years_of(kim, today):
        raise Http404


def _kim_or_404(request: RuangRequest) -> Kim:
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return kim


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _address(request: RuangRequest) -> str:
    """Where readers find the money of the group."""
    return f"{request.site.display_address}/keuangan/"
