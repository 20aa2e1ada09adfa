"""Kegiatan KIM for offices: a table over a region, and each KIM as its group sees it, but for what
is the group's own.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, back_link, page, trail_or_404
from kimid.access.recent_auth import requires_recent_auth
from kimid.activity.aspects import Aspect
from kimid.activity.csv_export import csv_response, source_text
from kimid.activity.lines import lines_for_office
from kimid.activity.periods import Period, requested_month
from kimid.activity.queries import activities_of, has_photo, in_month, month_view
from kimid.activity.region_table import ActivityTable, table_of
from kimid.activity.rules import ActivityPermission
from kimid.lib import clock
from kimid.media.views import unpublished_file
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.queries import kim_below
from kimid.sites.guard import on_site


@require_GET
@page(Audience.PORTAL, ActivityPermission.READ_REGION)
def activities(request: RuangRequest, code: str = "") -> HttpResponse:
    """The activity table of a region."""
    trail = trail_or_404(request, code)
    table = _table(request, trail[-1])
    context = {
        "table": table,
        "trail": trail[:-1],
        "aspects": Aspect,
        "zone": table.region.zone,
        "source": source_text(),
    }
    return render(
        request, "activity/table.html", {**context, **back_link(request, "ruang-site", "Beranda")}
    )


@require_GET
@page(Audience.PORTAL, ActivityPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh tabel kegiatan")
def activities_file(request: RuangRequest, code: str = "") -> HttpResponse:
    """The activity table as a CSV file."""
    return csv_response(_table(request, trail_or_404(request, code)[-1]))


@require_GET
@page(Audience.PORTAL, ActivityPermission.READ_REGION)
def kim_activities(request: RuangRequest, kim: int) -> HttpResponse:
    """A month of one KIM, without drafts, talks and sources."""
    kim_row = _kim_or_404(request, kim)
    requested = requested_month(
        request.GET.get("bulan", ""), clock.today(timezone.now(), kim_row.region.zone)
    )
    with on_site(kim_row.site):
        activities = activities_of(kim_row.site)
        view = month_view(
            requested,
            activities,
            lines_for_office(in_month(activities, requested.month)),
        )
    base = reverse(
        "ruang-activity-of", kwargs={"site_label": request.site.ruang_label, "kim": kim_row.pk}
    )
    context = {"view": view, "kim": kim_row, "photo_base": f"{base}foto/"}
    return render(
        request,
        "activity/month.html",
        {**context, **back_link(request, "ruang-activities", "Kegiatan KIM")},
    )


@require_GET
@page(Audience.PORTAL, ActivityPermission.READ_REGION)
def photo(request: RuangRequest, kim: int, name: str, width: int, kind: str) -> HttpResponse:
    """A photo of an entry of a KIM."""
    kim_row = _kim_or_404(request, kim)
    with on_site(kim_row.site):
        if not has_photo(kim_row.site, name):
            raise Http404
    return unpublished_file(name, width, kind)


def _table(request: RuangRequest, region: Region) -> ActivityTable:
    return table_of(region, _period(request, region))


def _period(request: RuangRequest, region: Region) -> Period:
    return Period.parse(request.GET.get("bulan", ""), clock.today(timezone.now(), region.zone))


def _kim_or_404(request: RuangRequest, number: int) -> Kim:
    kim = kim_below(request.site.region, number)
    if kim is None:
        raise Http404
    return kim
