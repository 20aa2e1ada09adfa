"""The photos of a report. They are private: only offices see them, and whoever has the paper."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import codes
from kimid.media.paper import read_pages, stored_pages
from kimid.media.papers import PaperRefused, thumbnail
from kimid.places.models import Region
from kimid.registry.rules import RegistryPermission
from kimid.reports import actions
from kimid.reports.actions import PhotoText
from kimid.reports.forms import ReportPhotoForm
from kimid.reports.models import ReportPhoto
from kimid.reports.periods import ReportPeriod
from kimid.reports.queries import MOST_PHOTOS, newest_edition, photos_of
from kimid.reports.report_query import period_or_404
from kimid.reports.rules import ReportsPermission
from kimid.reports.views.writing import back_to_report

_FULL: str = f"Sudah {MOST_PHOTOS} foto. Buang dulu satu, lalu tambah lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ReportsPermission.WRITE)
def photos(request: RuangRequest, period: str) -> HttpResponse:
    """The photos of a period, and the form for another."""
    region, now = request.site.region, timezone.now()
    of = period_or_404(period, region, now)
    form = ReportPhotoForm()
    if request.method == "POST":
        form = ReportPhotoForm(request.POST, request.FILES)
    if form.is_bound and form.is_valid() and _is_added(request, of, form):
        messages.success(request, _added_text(region, of))
        return redirect("ruang-period-photos", site_label=request.site.ruang_label, period=of.key)
    rows = photos_of(region, of)
    shown = {
        "form": form,
        "period": of,
        "photos": rows,
        "room": MOST_PHOTOS - len(rows),
        "edition": newest_edition(region, of),
        **back_to_report(request, of),
    }
    return render(request, "reports/photos.html", shown, status=422 if form.is_bound else 200)


@require_POST
@page(Audience.PORTAL, ReportsPermission.WRITE)
def drop_photo(request: RuangRequest, period: str, photo: int) -> HttpResponse:
    """Take a photo out of a report again."""
    rows = ReportPhoto.objects.filter(office=request.site.region, period=period, pk=photo)
    row = rows.filter(removed_at=None).select_related("office").first()
    if row is None:
        raise Http404
    # Another press may have taken it out meanwhile: it is out.
    with suppress(actions.AlreadyRemoved, ReportPhoto.DoesNotExist):
        actions.remove_photo(row, by=request.person, at=timezone.now())
    messages.success(request, "Foto dibuang dari laporan.")
    return redirect("ruang-period-photos", site_label=request.site.ruang_label, period=period)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@never_cache
def photo_file(request: RuangRequest, photo: int) -> HttpResponse:
    """A photo of a report or a visit in the region of this office."""
    span = codes.span(request.site.region_id)
    row = ReportPhoto.objects.filter(office__code__range=span, pk=photo).first()
    body = row.page(1) if row else None
    if body is None:
        raise Http404
    small = "kecil" in request.GET
    return HttpResponse(thumbnail(body) if small else body, content_type="image/webp")


def _is_added(request: RuangRequest, period: ReportPeriod, form: ReportPhotoForm) -> bool:
    """Whether the photo was stored; else the form says why not."""
    file: UploadedFile[Any] = form.cleaned_data["foto"]
    region, now = request.site.region, timezone.now()
    try:
        with stored_pages(read_pages(file)[:1]) as stored:
            photo = PhotoText(stored, form.cleaned_data["caption"], form.cleaned_data["taken_on"])
            actions.add_photo(region, period=period, photo=photo, by=request.person, at=now)
    except PaperRefused as refusal:
        form.add_error("foto", str(refusal))
    except actions.TooManyPhotos:
        form.add_error(None, _FULL)
    return not form.errors


def _added_text(region: Region, period: ReportPeriod) -> str:
    """Where the photo will stand: a frozen edition holds what it held."""
    edition = newest_edition(region, period)
    if edition is None:
        return "Foto masuk ke laporan."
    return f"Foto tersimpan. Laporan ini sudah beku, jadi fotonya ikut di {edition.next_label}."
