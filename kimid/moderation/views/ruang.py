"""Pages for those who answer: the editors of a KIM for its site, an office for its region."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.moderation import actions, queries
from kimid.moderation.forms import ReportAnswerForm
from kimid.moderation.models import Outcome, Report
from kimid.moderation.rules import ModerationPermission
from kimid.sites.public_words import WordsRefused

_OWN: Final = "Laporan ini tentang tulisan Anda, jadi yang menjawab redaktur lain atau ketua."


@require_GET
@page(Audience.SITE, ModerationPermission.ANSWER)
def reports(request: RuangRequest) -> HttpResponse:
    """The unanswered reports, the oldest first."""
    report_list = queries.reports_at(request.site, request.GET.get("hal", "1"))
    context = {"reports": report_list, "zone": request.site.region.zone, "now": timezone.now()}
    return render(request, "moderation/reports.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.SITE, ModerationPermission.ANSWER)
def report(request: RuangRequest, ticket: str) -> HttpResponse:
    """One report, and the form to answer it."""
    row = _report_or_404(request, ticket)
    form = ReportAnswerForm(request.POST or None)
    if form.is_bound and not request.person.has_perm(ModerationPermission.ANSWER, row):
        typed = form.data.get("words", "")
        messages.warning(request, f"{_OWN} Yang tadi Anda tulis: “{typed}”")
        return _report_page(request, row, form, status=409)
    if not form.is_bound or not form.is_valid():
        return _report_page(request, row, form, status=422 if form.is_bound else 200)
    outcome = Outcome(form.cleaned_data["outcome"])
    words = form.cleaned_data["words"]
    try:
        actions.answer(row, outcome=outcome, words=words, by=request.person, at=timezone.now())
    except WordsRefused as why:
        form.add_error("words", str(why))
        return _report_page(request, row, form, status=422)
    except actions.AlreadyAnswered:
        messages.warning(
            request, "Laporan ini baru saja dijawab orang lain. Jawabannya ada di bawah."
        )
    else:
        messages.success(request, "Jawaban Anda sudah bisa dibaca pelapor.")
    return redirect("ruang-reports", site_label=request.site.ruang_label)


@require_POST
@page(Audience.SITE, ModerationPermission.ANSWER)
@never_cache
def contact(request: RuangRequest, ticket: str) -> HttpResponse:
    """The report with the contact of its sender. The look is recorded."""
    row = _report_or_404(request, ticket)
    if not request.person.has_perm(ModerationPermission.SEE_CONTACT, row):
        raise Http404
    number = actions.see_contact(row, by=request.person, at=timezone.now())
    return _report_page(request, row, ReportAnswerForm(), contact=number)


def _report_or_404(request: RuangRequest, ticket: str) -> Report:
    row = queries.report_at(request.site, ticket)
    if row is None:
        raise Http404
    return row


def _report_page(
    request: RuangRequest,
    report: Report,
    form: ReportAnswerForm,
    *,
    contact: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "report": report,
        "zone": report.site.region.zone,
        "address": report.site.url_of(report.path or "/"),
        "contact": contact,
    }
    return render(request, "moderation/answer.html", context, status=status)
