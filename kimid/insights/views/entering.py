"""An office enters what earlier reports said: a list, a form, a look at what was typed, and only then it is kept."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.insights import actions
from kimid.insights.entered import Entered, entered_in, lines_of, report_in, steps_of
from kimid.insights.forms import ReportForm
from kimid.insights.rules import Can
from kimid.lib import clock
from kimid.places.queries import children_of


@require_GET
@page(Audience.PORTAL, Can.ENTER_REPORT)
def reports(request: RuangRequest) -> HttpResponse:
    """The reports that were entered, and the way to enter another."""
    shown = {"reports": entered_in(request.site.region), **way_back(request, "ruang-numbers", "Angka")}
    return render(request, "insights/entered/list.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.ENTER_REPORT)
def new_report(request: RuangRequest) -> HttpResponse:
    """Another report."""
    return _answered(request, None)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.ENTER_REPORT)
def report(request: RuangRequest, key: int) -> HttpResponse:
    """A report that was entered before: what it says, to be put right, and who did what to it."""
    return _answered(request, _report_or_404(request, key))


@require_POST
@page(Audience.PORTAL, Can.ENTER_REPORT)
def take_out(request: RuangRequest, key: int) -> HttpResponse:
    """A report that should not have been entered goes out again."""
    found = _report_or_404(request, key)
    region, now = request.site.region, timezone.now()
    try:
        actions.take_out_report(region, on=found.on, source=found.source, by=request.person, at=now)
    except actions.NotEntered:
        raise Http404 from None
    messages.success(request, f"Laporan {found.title} dikeluarkan. Angkanya tetap ada di catatan.")
    return redirect("ruang-old-reports", site_label=request.site.ruang_label)


def _answered(request: RuangRequest, found: Entered | None) -> HttpResponse:
    """The form; what was typed once more, to be looked at; or the way on when it is kept."""
    form = _form(request, found)
    is_right = form.is_bound and form.is_valid()
    step = request.POST.get("langkah", "")
    if is_right and step == "simpan":
        return _keep(request, form)
    region = request.site.region
    shown = {
        "form": form,
        "report": found,
        "steps": steps_of(region, found) if found else [],
        "zone": region.zone,
        **way_back(request, "ruang-old-reports", "Angka dari laporan lama"),
    }
    if is_right and step == "periksa":
        return render(request, "insights/entered/preview.html", shown)
    return render(request, "insights/entered/form.html", shown, status=422 if form.is_bound and not is_right else 200)


def _form(request: RuangRequest, found: Entered | None) -> ReportForm:
    region = request.site.region
    return ReportForm(
        request.POST if request.method == "POST" else None,
        regions=[region, *children_of(region.code).order_by("code")],
        today=clock.today(timezone.now(), region.zone),
        report=found,
        known=lines_of(region, found) if found else None,
    )


def _keep(request: RuangRequest, form: ReportForm) -> HttpResponse:
    said = {"on": form.cleaned_data["on"], "source": form.cleaned_data["source"], "lines": form.lines()}
    actions.enter_report(request.site.region, **said, by=request.person, at=timezone.now())
    messages.success(request, f"Angka {clock.day(said['on'])} tersimpan. Sekarang bisa dibandingkan di halaman Angka.")
    return redirect("ruang-old-reports", site_label=request.site.ruang_label)


def _report_or_404(request: RuangRequest, key: int) -> Entered:
    found = report_in(request.site.region, key)
    if found is None:
        raise Http404
    return found
