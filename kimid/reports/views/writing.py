"""What an office writes beside the numbers: letterhead, targets, notes, and corrections."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.places.models import Region
from kimid.reports import actions
from kimid.reports.forms import CorrectionForm, LetterheadForm, NotesForm, TargetsForm
from kimid.reports.indicators import IndicatorLine
from kimid.reports.models import ReportEdition
from kimid.reports.periods import ReportPeriod
from kimid.reports.queries import indicators_of, letterhead_of, notes_of, targets_of
from kimid.reports.report import period_report
from kimid.reports.report_query import period_or_404
from kimid.reports.rules import ReportsPermission
from kimid.ui.shared_form import SharedForm

_TRIES: Final = 3
SIGNED: str = (
    "Laporan ini sudah bertanda tangan, jadi isinya tetap. Betulkan dulu: edisi baru bisa diubah."
)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
def letterhead(request: RuangRequest) -> HttpResponse:
    """How the papers of the office begin and who signs them."""
    region, data = request.site.region, request.POST if request.method == "POST" else None

    def write(form: LetterheadForm) -> None:
        words, by, now = form.cleaned_data, request.person, timezone.now()
        actions.set_letterhead(region, letterhead=words, seen=form.stored, by=by, at=now)

    form, is_written = _written(
        lambda: LetterheadForm.of(letterhead_of(region, request.site), data), write
    )
    if is_written:
        messages.success(request, "Kop surat tersimpan. Dipakai di semua laporan yang dicetak.")
        return redirect("ruang-period-report", site_label=request.site.ruang_label)
    return _form_page(request, form, "Kop surat dan penanda tangan", back_to_report(request))


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
def targets(request: RuangRequest, year: int) -> HttpResponse:
    """What the office wants to reach by the end of a year, and back to the period it was at."""
    region, now = request.site.region, timezone.now()
    if not 2000 <= year <= clock.today(now, region.zone).year + 1:
        raise Http404
    data = request.POST if request.method == "POST" else None

    def write(form: TargetsForm) -> None:
        words, by = form.targets, request.person
        actions.set_targets(region, year=year, targets=words, seen=form.stored, by=by, at=now)

    lines = _lines(region, ReportPeriod(year, 12), now)
    reached = {str(each.indicator): each.reached for each in lines}
    form, is_written = _written(lambda: TargetsForm(data, targets_of(region, year), reached), write)
    back = back_to_report(request, ReportPeriod.parse(request.GET.get("periode", "")))
    if is_written:
        messages.success(request, f"Target {year} tersimpan. Dipakai di semua laporan tahun itu.")
        return redirect(back["back_url"])
    text = "Sekali setahun. Yang tidak ditargetkan, biarkan kosong."
    return _form_page(request, form, f"Target {year}", back, text)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
def notes(request: RuangRequest, period: str) -> HttpResponse:
    """What hindered in a period, and what is done about it."""
    region, now = request.site.region, timezone.now()
    of = period_or_404(period, region, now)
    data = request.POST or None

    def write(form: NotesForm) -> None:
        words, by = form.notes, request.person
        actions.write_notes(region, period=of, notes=words, seen=form.stored, by=by, at=now)

    try:
        form, is_written = _written(lambda: NotesForm(data, notes_of(region, of)), write)
        if is_written:
            messages.success(request, "Kendala dan tindak lanjut tersimpan.")
            return redirect(report_url(request, of))
    except actions.AlreadySigned:
        form = NotesForm(data, notes_of(region, of))
    shown = {
        "form": form,
        "rows": zip(form.rows(), _lines(region, of, now), strict=True),
        "period": of,
        "refusal": SIGNED if actions.is_signed(region, of) else "",
        **back_to_report(request, of),
    }
    return render(request, "reports/notes.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
def correct(request: RuangRequest, period: str) -> HttpResponse:
    """Count a frozen period again: the next edition stands beside the one before."""
    region, now = request.site.region, timezone.now()
    of = period_or_404(period, region, now)
    if not ReportEdition.objects.filter(region=region, period=of.key).exists():
        raise Http404
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            made = actions.correct_period(
                region, period=of, reason=reason, by=request.person, at=now
            )
            messages.success(request, f"Edisi {made.number} jadi. Edisi sebelumnya tetap ada.")
        except actions.AlreadyFrozen:
            messages.warning(request, "Petugas lain baru saja membuat edisi baru. Periksa dulu.")
        return redirect(report_url(request, of))
    text = (
        "Angka dihitung ulang dari register untuk periode yang sama. Status TIK dan KIM diam"
        " mengikuti edisi sebelumnya: register tidak menyimpan tanggalnya."
    )
    return _form_page(request, form, f"Betulkan {of.label}", back_to_report(request, of), text)


def _lines(region: Region, period: ReportPeriod, at: datetime) -> Sequence[IndicatorLine]:
    """The numbers beside which an office writes; of a year that has not begun none."""
    report = period_report(region, period, at)
    return indicators_of(report) if report else ()


def _written[F: SharedForm](make: Callable[[], F], write: Callable[[F], None]) -> tuple[F, bool]:
    """The form over what stands there now, and whether it was written. Where a colleague wrote in
    the same moment, it is compared again with what stands there since.
    """
    form = make()
    for _ in range(_TRIES):
        if not form.is_bound or not form.is_valid():
            return form, False
        try:
            write(form)
        except actions.WrittenMeanwhile:
            form = make()
        else:
            return form, True
    form.add_error(None, "Rekan Anda sedang menyimpan juga. Simpan sekali lagi.")
    return form, False


def report_url(request: RuangRequest, period: ReportPeriod) -> str:
    """The address of the report of a period."""
    address = reverse("ruang-period-report", args=[request.site.ruang_label])
    return f"{address}?periode={period.key}"


def back_to_report(request: RuangRequest, period: ReportPeriod | None = None) -> dict[str, str]:
    """Template context of the link back to the report."""
    if period:
        return {"back_url": report_url(request, period), "back_label": period.label}
    address = reverse("ruang-period-report", args=[request.site.ruang_label])
    return {"back_url": address, "back_label": "Laporan"}


def _form_page(
    request: RuangRequest,
    form: LetterheadForm | TargetsForm | CorrectionForm,
    title: str,
    back: dict[str, str],
    text: str = "",
) -> HttpResponse:
    shown = {"form": form, "title": title, "text": text, **back}
    return render(request, "reports/form.html", shown, status=422 if form.is_bound else 200)
