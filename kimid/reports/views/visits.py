"""Coaching visits: the list of an office and all below it, and the form for another."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.media.paper import read_pages, stored_pages
from kimid.media.papers import PaperRefused
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from kimid.reports import actions
from kimid.reports.forms import OfficialVisitForm
from kimid.reports.models import OfficialVisit, ReportEdition
from kimid.reports.periods import ReportPeriod
from kimid.reports.queries import visits_below, visits_without_letter
from kimid.reports.rules import ReportsPermission
from kimid.ui.paging import page_number

_PAGE_SIZE = 30
_MOST_SUGGESTED = 300
_LATELY = timedelta(days=180)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def visits(request: RuangRequest) -> HttpResponse:
    """The visits in the region, the newest first."""
    number = page_number(request)
    rows = visits_below(request.site.region).select_related("photo").order_by("-on", "-pk")
    start = (number - 1) * _PAGE_SIZE
    shown = list(rows[start : start + _PAGE_SIZE + 1])
    context = {
        "visits": shown[:_PAGE_SIZE],
        "without_letter": visits_without_letter(request.site.region, timezone.now() - _LATELY),
        "before": f"?hal={number - 1}" if number > 1 else "",
        "after": f"?hal={number + 1}" if shown[_PAGE_SIZE:] else "",
        **back_link(request, "ruang-period-report", "Laporan"),
    }
    return render(request, "reports/visits.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
def new_visit(request: RuangRequest) -> HttpResponse:
    """Record a visit."""
    office, today = request.site.region, clock.today(timezone.now(), request.site.region.zone)
    form = OfficialVisitForm(office=office, today=today)
    form.initial = _written_before(request)
    if request.method == "POST":
        form = OfficialVisitForm(request.POST, request.FILES, office=office, today=today)
        if form.is_valid() and _is_recorded(request, form):
            messages.success(request, _recorded_text(office, form.cleaned_data["on"]))
            return redirect("ruang-visits", site_label=request.site.ruang_label)
    kims = Kim.objects.all().below(office.code).existing().select_related("region")
    shown = {
        "form": form,
        "kims": kims.order_by("name")[:_MOST_SUGGESTED],
        **back_link(request, "ruang-visits", "Kunjungan pembinaan"),
    }
    return render(request, "reports/visit_form.html", shown, status=422 if form.is_bound else 200)


@require_POST
@page(Audience.PORTAL, ReportsPermission.WRITE)
def withdraw_visit(request: RuangRequest, visit: int) -> HttpResponse:
    """A visit that this office recorded by mistake counts no more."""
    rows = OfficialVisit.objects.filter(office=request.site.region, withdrawn_at=None, pk=visit)
    row = rows.first()
    if row is None:
        raise Http404
    actions.withdraw_visit(row, by=request.person, at=timezone.now())
    messages.success(request, "Kunjungan dicabut. Laporan yang sudah beku tidak berubah.")
    return redirect("ruang-visits", site_label=request.site.ruang_label)


def _written_before(request: RuangRequest) -> dict[str, object]:
    """What the office wrote down already of a visit to a KIM that had fallen silent."""
    key = request.GET.get("dari", "")
    rows = visits_without_letter(request.site.region, timezone.now() - _LATELY)
    row = next((each for each in rows if str(each.pk) == key), None)
    if row is None or row.done_at is None:
        return {}
    on = row.planned_on or clock.today(row.done_at, request.site.region.zone)
    return {"kim": row.kim.number, "on": on, "result": row.result[:1000]}


def _recorded_text(office: Region, on: date) -> str:
    """Where the visit counts: a report that is frozen has it only after a correction."""
    quarter = ReportPeriod.quarter_of(on)
    frozen = ReportEdition.objects.filter(region=office, period=quarter.key)
    if not frozen.exists():
        return "Kunjungan tercatat. Ikut dihitung di laporan periodenya."
    return (
        f"Kunjungan tercatat. Laporan {quarter.label} sudah beku dan belum memuatnya. Buka laporan"
        " itu, lalu “Buat edisi baru” supaya ikut."
    )


def _is_recorded(request: RuangRequest, form: OfficialVisitForm) -> bool:
    """Whether the visit was stored; else the form says why not."""
    file: UploadedFile[Any] | None = form.cleaned_data["foto"]
    office, now, by = request.site.region, timezone.now(), request.person
    if file is None:
        actions.record_visit(office, visit=form.visit, by=by, at=now)
        return True
    try:
        with stored_pages(read_pages(file)[:1]) as stored:
            actions.record_visit(office, visit=form.visit, photo=stored, by=by, at=now)
    except PaperRefused as refusal:
        form.add_error("foto", str(refusal))
    return not form.errors
