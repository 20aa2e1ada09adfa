"""An office enters what earlier reports said: a list, a form, a look at what was typed, and only
then it is kept.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.insights import actions
from kimid.insights.earlier_reports import (
    EarlierReport,
    earlier_report,
    earlier_reports_in,
    report_lines,
    report_log,
)
from kimid.insights.forms import EarlierReportForm
from kimid.insights.rules import InsightsPermission
from kimid.lib import clock
from kimid.places.queries import children_of


@require_GET
@page(Audience.PORTAL, InsightsPermission.ENTER_REPORT)
def reports(request: RuangRequest) -> HttpResponse:
    """The reports that were entered, and the way to enter another."""
    shown = {
        "reports": earlier_reports_in(request.site.region),
        **back_link(request, "ruang-numbers", "Angka"),
    }
    return render(request, "insights/entered/list.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, InsightsPermission.ENTER_REPORT)
def new_report(request: RuangRequest) -> HttpResponse:
    """Another report."""
    return _form_page(request, None)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, InsightsPermission.ENTER_REPORT)
def report(request: RuangRequest, key: int) -> HttpResponse:
    """A report that was entered before: what it says, to be put right, and who did what to it."""
    return _form_page(request, _report_or_404(request, key))


@require_POST
@page(Audience.PORTAL, InsightsPermission.ENTER_REPORT)
def remove_report(request: RuangRequest, key: int) -> HttpResponse:
    """A report that should not have been entered goes out again."""
    earlier = _report_or_404(request, key)
    region = request.site.region
    now = timezone.now()
    try:
        actions.remove_report(
            region, on=earlier.on, source=earlier.source, by=request.person, at=now
        )
    except actions.NoSuchReport:
        raise Http404 from None
    messages.success(
        request, f"Laporan {earlier.title} dikeluarkan. Angkanya tetap ada di catatan."
    )
    return redirect("ruang-old-reports", site_label=request.site.ruang_label)


def _form_page(request: RuangRequest, earlier: EarlierReport | None) -> HttpResponse:
    """The form; what was typed once more, to be looked at; or the way on when it is kept."""
    form = _form(request, earlier)
    is_right = form.is_bound and form.is_valid()
    step = request.POST.get("langkah", "")
    if is_right and step == "simpan":
        return _save(request, form)
    region = request.site.region
    shown = {
        "form": form,
        "report": earlier,
        "steps": report_log(region, earlier) if earlier else [],
        "zone": region.zone,
        **back_link(request, "ruang-old-reports", "Angka dari laporan lama"),
    }
    if is_right and step == "periksa":
        return render(request, "insights/entered/preview.html", shown)
    return render(
        request,
        "insights/entered/form.html",
        shown,
        status=422 if form.is_bound and not is_right else 200,
    )


def _form(request: RuangRequest, earlier: EarlierReport | None) -> EarlierReportForm:
    region = request.site.region
    return EarlierReportForm(
        request.POST if request.method == "POST" else None,
        regions=[region, *children_of(region.code).order_by("code")],
        today=clock.today(timezone.now(), region.zone),
        report=earlier,
        existing=report_lines(region, earlier) if earlier else None,
    )


def _save(request: RuangRequest, form: EarlierReportForm) -> HttpResponse:
    values = {
        "on": form.cleaned_data["on"],
        "source": form.cleaned_data["source"],
        "lines": form.lines(),
    }
    actions.enter_report(request.site.region, **values, by=request.person, at=timezone.now())
    messages.success(
        request,
        f"Angka {clock.day(values['on'])} tersimpan. Sekarang bisa dibandingkan di halaman Angka.",
    )
    return redirect("ruang-old-reports", site_label=request.site.ruang_label)


def _report_or_404(request: RuangRequest, key: int) -> EarlierReport:
    earlier = earlier_report(request.site.region, key)
    if earlier is None:
        raise Http404
    return earlier
