"""The open numbers of a region: a page, a map, a file for spreadsheets. Never a person in them."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.insights import finding
from kimid.insights.maps import map_height, map_of, map_words
from kimid.insights.queries import overview, region_table
from kimid.insights.sheet import table_book, table_data, table_file
from kimid.insights.tiles import tiles_of
from kimid.lib import clock
from kimid.registry.queries import register_tag
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def data(request: SiteRequest) -> HttpResponse:
    """The finding, four numbers, the map, charts, what is missing, and the table of all regions below."""
    region, now = request.site.region, timezone.now()
    found = overview(region, _today(request))
    shown = {
        "table": found.table,
        "region": region,
        "now": now,
        "zone": region.zone,
        "headline": finding.headline(found.table),
        "missing": finding.missing(found.table),
        "below": finding.BELOW[region.level],
        "map_height": map_height(region),
        "map_words": map_words(found.table),
        "ict_said": finding.ict_said(found.table),
        "months": (finding.month_bars(found.table.months), finding.months_said(found.table.months)),
        "years": (finding.year_bars(found), finding.years_said(found)),
        "tiles": tiles_of(found.table, lambda row: row.data_url),
        "most": max((row.reach for row in found.table.places), default=0),
    }
    return _kept(request, render(request, "web/public/data.html", shown), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_file(request: SiteRequest) -> HttpResponse:
    """The table as a file: the numbers of the page, row by row."""
    return _kept(request, table_file(region_table(request.site.region, _today(request))), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_book(request: SiteRequest) -> HttpResponse:
    """The table as a workbook."""
    return _kept(request, table_book(region_table(request.site.region, _today(request))), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_open(request: SiteRequest) -> HttpResponse:
    """The table for programs of others."""
    return _kept(request, table_data(region_table(request.site.region, _today(request))), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_map(request: SiteRequest) -> HttpResponse:
    """The map. A village has none."""
    if not map_height(request.site.region):
        raise Http404
    answer = HttpResponse(map_of(request.site, _today(request)), content_type="image/svg+xml")
    return _kept(request, answer, register_tag(request.site.region_id))


def _today(request: SiteRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _kept(request: SiteRequest, answer: HttpResponse, tag: str) -> HttpResponse:
    """Kept until something in the region changes, or until midnight there: then a decree may end."""
    stored(answer, tags=[tag], fresh_until=clock.next_midnight(timezone.now(), request.site.region.zone))
    return answer
