"""The signed copy of a report: brought by an official, then the one that is shown."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.media.limits import MAX_BYTES
from kimid.media.paper import stored_pages
from kimid.media.papers import PaperRefused, first_pages_of, stamp
from kimid.registry.rules import RegistryPermission
from kimid.reports import actions
from kimid.reports.forms import SignedForm
from kimid.reports.models import ReportEdition
from kimid.reports.rules import ReportsPermission
from kimid.reports.signed_words import MOST_PAGES, SignedCopyRefused, wrong_paper
from kimid.reports.views.writing import back_to_report, report_url

# Of a signed copy only the first page is drawn; the file itself is kept.
_DRAWN: int = 1


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
@requires_recent_auth("POST", act="Memasukkan laporan bertanda tangan")
def bring(request: RuangRequest, period: str, edition: int) -> HttpResponse:
    """Bring the PDF that was signed outside."""
    row = _edition_or_404(request, period, edition)
    form = SignedForm(request.POST, request.FILES) if request.method == "POST" else SignedForm()
    if form.is_bound and form.is_valid() and _is_brought(request, row, form):
        messages.success(request, "Laporan bertanda tangan masuk. Mulai sekarang ini yang tampil.")
        return redirect(report_url(request, row.report_period))
    paper = reverse("ruang-period-report-pdf", args=[request.site.ruang_label])
    shown = {
        "form": form,
        "edition": row,
        "paper_url": f"{paper}{row.query}",
        **back_to_report(request, row.report_period),
    }
    return render(request, "reports/sign.html", shown, status=422 if form.is_bound else 200)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan bertanda tangan")
@never_cache
def signed_file(request: RuangRequest, period: str, edition: int) -> HttpResponse:
    """The file as it was brought, byte by byte: else its electronic signature would not hold."""
    row = _edition_or_404(request, period, edition)
    body = paper_storage.original(row.signed.name) if row.signed else None
    if body is None:
        raise Http404
    name = f"laporan-kim-{row.region.slug}-{row.period}-edisi-{row.number}-bertanda-tangan.pdf"
    response = HttpResponse(body, content_type="application/pdf")
    # Never opened by the browser in our name: nobody has looked into the file.
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@never_cache
def first_page(request: RuangRequest, period: str, edition: int) -> HttpResponse:
    """The first page of the signed copy, with the name of whoever looks at it."""
    row = _edition_or_404(request, period, edition)
    body = row.signed.page(1) if row.signed else None
    if body is None:
        raise Http404
    when = clock.short_moment(timezone.now(), request.site.region.zone)
    words = f"Dilihat {request.person.name} · {when}"
    return HttpResponse(stamp(body, words), content_type="image/webp")


def _is_brought(request: RuangRequest, edition: ReportEdition, form: SignedForm) -> bool:
    """Whether the file was stored; else the form says why not."""
    file: UploadedFile[Any] = form.cleaned_data["berkas"]
    body = b"" if (file.size or 0) > MAX_BYTES else file.read()
    try:
        if not body:
            raise PaperRefused("heavy")
        first = first_pages_of(body, count=_DRAWN, most=MOST_PAGES)
    except PaperRefused as refusal:
        form.add_error("berkas", str(SignedCopyRefused(refusal.reason)))
        return False
    if refusal_text := wrong_paper(first.words, edition):
        form.add_error("berkas", refusal_text)
        return False
    with stored_pages(first.pages) as stored:
        paper_storage.save_original(stored.name, body)
        whole = stored._replace(size_bytes=stored.size_bytes + len(body))
        actions.bring_signed(edition, stored=whole, by=request.person, at=timezone.now())
    return True


def _edition_or_404(request: RuangRequest, period: str, number: int) -> ReportEdition:
    rows = ReportEdition.objects.filter(region=request.site.region, period=period, number=number)
    row = rows.select_related("region").prefetch_related("signed_copies__brought_by").first()
    if row is None:
        raise Http404
    return row
