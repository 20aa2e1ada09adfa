"""Those who answer: the editors of a KIM for its own site, an office for its region."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.moderation import actions, queries
from kimid.moderation.forms import AnswerForm
from kimid.moderation.models import Outcome
from kimid.moderation.rules import Can
from kimid.sites.hosts import public_url


@page(Audience.SITE, Can.ANSWER)
@require_GET
def reports(request: RuangRequest) -> HttpResponse:
    """All reports that wait for an answer, the oldest first."""
    shown = {"reports": queries.reports_at(request.site), "zone": request.site.region.zone, "now": timezone.now()}
    return render(request, "moderation/reports.html", shown)


@page(Audience.SITE, Can.ANSWER)
@require_http_methods(["GET", "POST"])
def report(request: RuangRequest, ticket: str) -> HttpResponse:
    """One report, and the answer to it."""
    found = queries.report_at(request.site, ticket)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        address = public_url(found.site.label, found.path or "/")
        shown = {"form": form, "report": found, "zone": found.site.region.zone, "address": address}
        return render(request, "moderation/answer.html", shown, status=422 if form.is_bound else 200)
    outcome, words = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["words"]
    try:
        actions.answer(found, outcome=outcome, words=words, by=request.person, at=timezone.now())
    except actions.AlreadyAnswered:
        messages.warning(request, "Laporan ini baru saja dijawab orang lain. Jawabannya ada di bawah.")
    else:
        messages.success(request, "Jawaban Anda sudah bisa dibaca pelapor.")
    return redirect("ruang-reports", site_label=request.site.ruang_label)
