"""Kegiatan KIM for offices: a table over a region, and each KIM as its group sees it, but for what is the group's own."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page, trail_or_404, way_back
from kimid.access.weighty import weighty
from kimid.activity.aspects import Aspect
from kimid.activity.lines import lines_for_office
from kimid.activity.queries import acts_of, carries, in_month, month_view
from kimid.activity.regions import Table, table_of
from kimid.activity.rules import Can
from kimid.activity.sheet import source_words, table_file
from kimid.activity.spans import Period, month_asked
from kimid.lib import clock
from kimid.media.views import unpublished_file
from kimid.places.models import Region
from kimid.registry.life import kim_below
from kimid.registry.models import Kim
from kimid.sites.guard import on_site


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def activities(request: RuangRequest, code: str = "") -> HttpResponse:
    """A row for every region below; from the regency down one for every KIM, also when it is zero."""
    trail = trail_or_404(request, code)
    table = _table(request, trail[-1])
    shown = {"table": table, "trail": trail[:-1], "aspects": Aspect, "zone": table.region.zone, "source": source_words()}
    return render(request, "activity/table.html", {**shown, **way_back(request, "ruang-site", "Beranda")})


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
@weighty("GET")
def activities_file(request: RuangRequest, code: str = "") -> HttpResponse:
    """The rows of the same table as a file."""
    return table_file(_table(request, trail_or_404(request, code)[-1]))


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def of_kim(request: RuangRequest, kim: int) -> HttpResponse:
    """One KIM, a month at a time: what its group sees, without drafts, talk and sources."""
    found = _kim_or_404(request, kim)
    asked = month_asked(request.GET.get("bulan", ""), clock.today(timezone.now(), found.region.zone))
    with on_site(found.site):
        acts = acts_of(found.site)
        view = month_view(asked, acts, lines_for_office(found.site, in_month(acts, asked.month)))
    base = reverse("ruang-activity-of", kwargs={"site_label": request.site.ruang_label, "kim": found.pk})
    shown = {"view": view, "kim": found, "photo_base": f"{base}foto/"}
    return render(request, "activity/month.html", {**shown, **way_back(request, "ruang-activities", "Kegiatan KIM")})


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def photo(request: RuangRequest, kim: int, name: str, width: int, kind: str) -> HttpResponse:
    """A photo of an activity that a KIM wrote down, for the office to see."""
    found = _kim_or_404(request, kim)
    with on_site(found.site):
        if not carries(found.site, name):
            raise Http404
    return unpublished_file(name, width, kind)


def _table(request: RuangRequest, region: Region) -> Table:
    return table_of(region, _period(request, region))


def _period(request: RuangRequest, region: Region) -> Period:
    return Period.asked(request.GET.get("bulan", ""), clock.today(timezone.now(), region.zone))


def _kim_or_404(request: RuangRequest, number: int) -> Kim:
    found = kim_below(request.site.region, number)
    if found is None:
        raise Http404
    return found
