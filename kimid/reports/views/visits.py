"""Coaching visits: the list of an office and all below it, and the form for another."""

from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.text import enumeration
from kimid.lifecycle.actions.visits import AlreadyRecorded
from kimid.lifecycle.models import CoachingVisit
from kimid.media.paper import read_pages, stored_pages
from kimid.media.papers import PaperRefused
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from kimid.reports import actions
from kimid.reports.forms import LetterVisitForm
from kimid.reports.queries import frozen_periods_with, visits_below, visits_without_letter
from kimid.reports.rules import ReportsPermission
from kimid.ui.paging import page_number

_PAGE_SIZE = 30
_MOST_SUGGESTED = 300
_LATELY = timedelta(days=180)
_RECORDED: str = "Kunjungan ini sudah tercatat, mungkin baru saja oleh rekan Anda. Lihat daftarnya."


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
    begun = _begun_visit(request)
    if request.method == "GET" and _is_completed(request, begun):
        messages.warning(request, _RECORDED)
        return redirect("ruang-visits", site_label=request.site.ruang_label)
    form = LetterVisitForm(office=office, today=today)
    form.initial = _written_before(begun) if begun else {}
    if request.method == "POST":
        form = LetterVisitForm(request.POST, request.FILES, office=office, today=today)
        if form.is_valid() and _is_recorded(request, form, begun):
            messages.success(request, _recorded_text(office, form.cleaned_data["on"]))
            return redirect("ruang-visits", site_label=request.site.ruang_label)
    kims = Kim.objects.all().below(office.code).existing().select_related("region")
    shown = {
        "form": form,
        "begun": begun,
        "kims": kims.order_by("name")[:_MOST_SUGGESTED],
        **back_link(request, "ruang-visits", "Kunjungan pembinaan"),
    }
    return render(request, "reports/visit_form.html", shown, status=422 if form.is_bound else 200)


@require_POST
@page(Audience.PORTAL, ReportsPermission.WRITE)
def withdraw_visit(request: RuangRequest, visit: int) -> HttpResponse:
    """A visit that this office recorded by mistake counts no more."""
    row = CoachingVisit.objects.counted().filter(office=request.site.region, pk=visit).first()
    if row is None:
        raise Http404
    with suppress(actions.AlreadyRemoved):  # another press was quicker: it is withdrawn
        actions.withdraw_visit(row, by=request.person, at=timezone.now())
    messages.success(request, "Kunjungan dicabut. Laporan yang sudah beku tidak berubah.")
    return redirect("ruang-visits", site_label=request.site.ruang_label)


def _begun_visit(request: RuangRequest) -> CoachingVisit | None:
    """The visit to a KIM that had fallen silent, which gets its letter here."""
    key = request.GET.get("dari", "")
    rows = visits_without_letter(request.site.region, timezone.now() - _LATELY)
    return next((each for each in rows if str(each.pk) == key), None)


def _is_completed(request: RuangRequest, begun: CoachingVisit | None) -> bool:
    """Whether the visit that the address names got its letter from somebody else."""
    return begun is None and "dari" in request.GET


def _written_before(begun: CoachingVisit) -> dict[str, object]:
    """What was written down of it already."""
    number = begun.kim.number if begun.kim else ""
    return {"kim": number, "on": begun.day, "result": begun.result[:1000]}


def _recorded_text(office: Region, on: date) -> str:
    """Where the visit counts: a report that is frozen has it only in its next edition."""
    frozen = [each.label for each in frozen_periods_with(office, on)]
    if not frozen:
        return "Kunjungan tercatat. Ikut dihitung di laporan periodenya."
    return (
        f"Kunjungan tercatat. Laporan {enumeration(frozen)} sudah beku dan belum memuatnya. Buka"
        " laporan itu, lalu “Buat edisi baru” supaya ikut."
    )


def _is_recorded(request: RuangRequest, form: LetterVisitForm, begun: CoachingVisit | None) -> bool:
    """Whether the visit was stored; else the form says why not."""
    if _is_completed(request, begun):
        form.add_error(None, _RECORDED)
        return False
    record = partial(
        actions.record_visit,
        request.site.region,
        visit=form.visit,
        completes=begun if begun and begun.kim == form.visit.kim else None,
        by=request.person,
        at=timezone.now(),
    )
    file: UploadedFile[Any] | None = form.cleaned_data["foto"]
    try:
        if file is None:
            record()
        else:
            with stored_pages(read_pages(file)[:1]) as stored:
                record(photo=stored)
    except PaperRefused as refusal:
        form.add_error("foto", str(refusal))
    except AlreadyRecorded:
        form.add_error(None, _RECORDED)
    return not form.errors
