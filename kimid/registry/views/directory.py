"""The KIM of a region: all of them, or those with a decree, active, or ICT-based."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.pagecache.directives import mark_cacheable
from kimid.places.region_map import region_map
from kimid.registry import queries as registry
from kimid.registry.decree_standing import DecreeStanding, standings_of
from kimid.registry.models import Kim
from kimid.registry.queries import DirectoryFilter, DirectoryPage
from kimid.sites.hosts import application_url
from kimid.sites.middleware import SiteRequest
from kimid.ui.paging import page_number
from kimid.wire import queries as wire
from kimid.wire.queries import SubRegion

_PARTS = {
    DirectoryFilter.ALL: "semua",
    DirectoryFilter.WITH_DECREE: "SK berlaku",
    DirectoryFilter.ICT_BASED: "berbasis TIK",
    DirectoryFilter.ACTIVE: "aktif",
}
_FEW = 12  # groups; so many are quicker to look through than a table of places


@require_safe
@page(Audience.EVERYONE)
def directory(request: SiteRequest, part: str = "") -> HttpResponse:
    """The KIM of a region and of all below it, under the names of the regions directly below."""
    now = timezone.now()
    site = request.site
    today = clock.today(now, site.region.zone)
    listing = _listing_or_404(request, part, today)
    subs = wire.sub_regions(site.region)
    shown = {
        "directory": listing,
        "groups": list(_groups_with_standings(listing.kims, subs, site.region.level, today)),
        "subs": subs,
        "map": region_map(site.region, ((sub.region, f"{sub.url}kim/") for sub in subs)),
        "parts": _part_links(part),
        "part": _PARTS[DirectoryFilter(part)],
    }
    response = render(request, "registry/public/directory.html", shown)
    mark_cacheable(
        response,
        tags=[site.tag],
        fresh_until=clock.next_midnight(now, site.region.zone),
        varies_by_query=True,
    )
    return response


@require_safe
@page(Audience.EVERYONE)
def send_news(request: SiteRequest) -> HttpResponse:
    """To whom one sends news: the groups of a place, or the places below it while they are many."""
    now = timezone.now()
    region = request.site.region
    listing = registry.directory(
        region, 1, filter_by=DirectoryFilter.ALL, on=clock.today(now, region.zone)
    )
    readable = [kim for kim in listing.kims if kim.site.is_readable]
    shown = {
        "kims": readable if listing.total <= _FEW else [],
        "total": listing.total,
        "subs": wire.sub_regions(region),
        "apply_url": application_url(region.code),
    }
    response = render(request, "registry/public/send_news.html", shown)
    mark_cacheable(response, tags=[request.site.tag])
    return response


def _listing_or_404(request: SiteRequest, part: str, on: date) -> DirectoryPage:
    if part not in _PARTS:
        raise Http404
    number = page_number(request)
    listing = registry.directory(
        request.site.region, number, filter_by=DirectoryFilter(part), on=on
    )
    if number > 1 and not listing.kims:
        raise Http404
    return listing


def _part_links(part: str) -> list[tuple[str, str, bool]]:
    """Each part: its address, its words, and whether it is open."""
    return [
        (f"/kim/{each}/" if each else "/kim/", words, each == part)
        for each, words in _PARTS.items()
    ]


def _groups_with_standings(
    kims: list[Kim], subs: list[SubRegion], level: int, today: date
) -> Iterator[tuple[SubRegion | None, list[tuple[Kim, DecreeStanding]]]]:
    """The same groups; each KIM with how it stands with its decree. One query."""
    standings = standings_of(kims, today)
    for sub, group in _groups(kims, subs, level):
        yield sub, [(kim, standings[kim.pk]) for kim in group]


def _groups(
    kims: list[Kim], subs: list[SubRegion], level: int
) -> Iterator[tuple[SubRegion | None, list[Kim]]]:
    """The KIM under the region directly below in which they are; those of the region itself under
    none.
    """
    if level >= Level.DISTRICT:  # here and below the list is short enough without headings
        yield None, kims
        return
    below = {sub.region.code: sub for sub in subs}
    for code, group in groupby(kims, key=lambda kim: codes.cut(kim.region_id, level + 1)):
        yield below.get(code), list(group)
