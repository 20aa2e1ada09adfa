"""Those who answer: the editors of a KIM for its own site, an office for its region."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.moderation import actions, queries
from kimid.moderation.forms import AnswerForm
from kimid.moderation.models import Outcome, Report
from kimid.moderation.rules import Can


@require_GET
@page(Audience.SITE, Can.ANSWER)
def reports(request: RuangRequest) -> HttpResponse:
    """The reports that wait for an answer, the oldest first."""
    found = queries.reports_at(request.site, request.GET.get("hal", "1"))
    shown = {"reports": found, "zone": request.site.region.zone, "now": timezone.now()}
    return render(request, "moderation/reports.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.SITE, Can.ANSWER)
def report(request: RuangRequest, ticket: str) -> HttpResponse:
    """One report, and the answer to it."""
    found = _report_or_404(request, ticket)
    form = AnswerForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        return _shown(request, found, form, status=422 if form.is_bound else 200)
    outcome, words = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["words"]
    try:
        actions.answer(found, outcome=outcome, words=words, by=request.person, at=timezone.now())
    except actions.AlreadyAnswered:
        messages.warning(request, "Laporan ini baru saja dijawab orang lain. Jawabannya ada di bawah.")
    else:
        messages.success(request, "Jawaban Anda sudah bisa dibaca pelapor.")
    return redirect("ruang-reports", site_label=request.site.ruang_label)


@require_POST
@page(Audience.SITE, Can.ANSWER)
@never_cache
def contact(request: RuangRequest, ticket: str) -> HttpResponse:
    """The report with the number that its sender left; the look is on record."""
    found = _report_or_404(request, ticket)
    number = actions.see_contact(found, by=request.person, at=timezone.now())
    return _shown(request, found, AnswerForm(), contact=number)


def _report_or_404(request: RuangRequest, ticket: str) -> Report:
    found = queries.report_at(request.site, ticket)
    if found is None:
        raise Http404
    return found


def _shown(request: RuangRequest, report: Report, form: AnswerForm, *, contact: str = "", status: int = 200) -> HttpResponse:
    address = report.site.url_of(report.path or "/")
    shown = {"form": form, "report": report, "zone": report.site.region.zone, "address": address, "contact": contact}
    return render(request, "moderation/answer.html", shown, status=status)
