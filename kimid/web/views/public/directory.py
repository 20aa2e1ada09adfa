"""The KIM of a region: all of them, or those with a decree, active, or ICT-based."""

from collections.abc import Iterator
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.registry import queries as registry
from kimid.registry.models import Kim
from kimid.registry.queries import Part
from kimid.sites.middleware import SiteRequest
from kimid.web.paging import page_number
from kimid.wire import queries as wire
from kimid.wire.queries import SubRegion

_PARTS = {
    Part.ALL: "semua",
    Part.WITH_DECREE: "SK berlaku",
    Part.ICT_BASED: "berbasis TIK",
    Part.ACTIVE: "aktif",
}


@require_safe
@page(Audience.EVERYONE)
def directory(request: SiteRequest, part: str = "") -> HttpResponse:
    """The KIM of a region and of all below it, under the names of the regions directly below."""
    if part not in _PARTS:
        raise Http404
    number, now, site = page_number(request), timezone.now(), request.site
    found = registry.directory(site.region, number, part=Part(part), on=clock.today(now, site.region.zone))
    if number > 1 and not found.kims:
        raise Http404
    subs = wire.sub_regions(site.region)
    shown = {"directory": found, "groups": list(_groups(found.kims, subs, site.region.level)), "subs": subs}
    shown |= {"parts": [(f"/kim/{each}/" if each else "/kim/", words, each == part) for each, words in _PARTS.items()]}
    response = render(request, "web/public/directory.html", shown | {"part": _PARTS[Part(part)]})
    stored(response, tags=[site.tag], fresh_until=clock.next_midnight(now, site.region.zone), by_query=True)
    return response


def _groups(kims: list[Kim], subs: list[SubRegion], level: int) -> Iterator[tuple[SubRegion | None, list[Kim]]]:
    """The KIM under the region directly below in which they are; those of the region itself under none."""
    if level >= Level.DISTRICT:  # here and below the list is short enough without headings
        yield None, kims
        return
    below = {sub.region.code: sub for sub in subs}
    for code, group in groupby(kims, key=lambda kim: kim.region_id[: codes.LENGTHS[level]]):
        yield below.get(code), list(group)
