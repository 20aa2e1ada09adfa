"""Front pages of public sites."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.lib.codes import Level, cut
from kimid.pagecache.directives import mark_cacheable
from kimid.pagecache.request_cache import cached_until_change
from kimid.places.queries import village_count
from kimid.places.region_map import region_map
from kimid.shared_pages.sequels import Sequel, sequels_of
from kimid.sites.hosts import application_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site, portal_tag
from kimid.ui.paging import page_number
from kimid.web.front_pages import front_page_of, neighbour_news_of
from kimid.web.nation_page import nation_sentence
from kimid.web.views.public.lists import all_news_path, newest
from kimid.wire import queries as wire
from kimid.wire.living import living_places
from kimid.wire.models import Placement
from kimid.wire.neighbours import neighbour_news, news_of_regency

_LIVING: Final = 6
_SEQUELS_SINCE: Final = timedelta(days=90)


@require_safe
@page(Audience.EVERYONE)
def kim_home(request: SiteRequest) -> HttpResponse:
    """The paper of one KIM: its newest, and who it is."""
    if page_number(request) > 1:  # later pages of a front page are a plain list
        return newest(request)
    site = request.site
    now = timezone.now()
    today = clock.today(now, site.region.zone)
    shown = {
        "sequels": _sequels_until_change(request, today - _SEQUELS_SINCE),
        "neighbours": neighbour_news(site, _news_of_regency(request, now), now),
    }
    return _front_page(request, "web/public/kim_home.html", shown)


def _sequels_until_change(request: SiteRequest, since: date) -> list[Sequel]:
    """Read when something of this KIM changed. A change of one neighbour makes the homes of a
    whole regency anew.
    """
    site = request.site
    return cached_until_change(
        request,
        "sequels",
        f"{site.pk} {since}",
        lambda: sequels_of(site, since),
        lambda _: {site.tag},
    )


def _news_of_regency(request: SiteRequest, now: datetime) -> Sequence[Placement]:
    """One value for the homes of all KIM of a regency, also where nothing is new."""
    regency = cut(request.site.region_id, Level.REGENCY)
    return cached_until_change(
        request,
        "news_of_regency",
        regency,
        lambda: news_of_regency(regency, now),
        lambda news: {portal_tag(regency), *chain.from_iterable(map(_tags_of, news))},
    )


@require_safe
@page(Audience.EVERYONE)
def portal_home(request: SiteRequest) -> HttpResponse:
    """The paper of a region: the newest of all below it, and the regions below with
    their numbers.
    """
    if page_number(request) > 1:  # as above
        return newest(request)
    region = request.site.region
    subs = wire.sub_regions(region)
    shown: dict[str, Any] = {
        "lead": wire.lead(request.site),
        "subs": subs,
        "map": region_map(region, ((sub.region, sub.url) for sub in subs)),
    }
    if not all(sub.kims for sub in subs):
        shown["begin_url"] = application_url(region.code)
    if request.site.has_row and region.level in (Level.REGENCY, Level.DISTRICT):
        today = clock.today(timezone.now(), region.zone)
        shown["sequels"] = sequels_of(request.site, today - _SEQUELS_SINCE)
    if region.level == Level.NATION:
        shown |= _nation(request.site, shown["subs"], shown["lead"])
    if Level.NATION < region.level < Level.DISTRICT:  # provinces, regencies and cities
        shown["villages"] = village_count(region.code)
    # A portal says what it is made of, where a KIM says its place.
    shown["made_of"] = render_to_string("web/public/made_of.html", shown, request)
    return _front_page(request, "web/public/portal_home.html", shown)


def _nation(site: Site, provinces: list[wire.SubRegion], lead: Placement | None) -> dict[str, Any]:
    """What the front page of the nation says before its news."""
    numbers = wire.counts_of(site.region)
    return {
        "numbers": numbers,
        "sentence": nation_sentence(numbers.kims, provinces),
        "living": living_places(site, timezone.now(), _LIVING, lead),
        "living_provinces": [each for each in provinces if each.kims],
    }


def _front_page(request: SiteRequest, template: str, shown: dict[str, Any]) -> HttpResponse:
    """A front page prints the day, so it is kept until midnight there."""
    site = request.site
    now = timezone.now()
    zone = site.region.zone
    apart = [each.placement for each in shown.get("living", ())]
    front = front_page_of(site, now, shown.get("lead"), apart, shown.get("sequels", ()))
    # A portal without any news shows that of the nearest one above instead of an empty page.
    near = neighbour_news_of(site, now) if site.is_portal and not front.newest else None
    shown |= {
        "front": front,
        "all_news": all_news_path(site),
        "near": near,
        "zone": zone,
        "today": clock.today(now, zone),
        "is_home": True,
    }
    response = render(request, template, shown)
    tags = _tags(site, near.site if near else None, shown.get("neighbours", ()))
    mark_cacheable(
        response, tags=tags, fresh_until=clock.next_midnight(now, zone), varies_by_query=True
    )
    return response


def _tags(site: Site, near: Site | None, neighbours: Iterable[Placement]) -> list[str]:
    tags = [site.tag] if near is None else [site.tag, near.tag]
    return tags + [tag for row in neighbours for tag in _tags_of(row)]


def _tags_of(neighbour: Placement) -> tuple[str, str]:
    # Of the site, too: when it is closed, its titles leave the homes of its neighbours.
    return neighbour.item.tag, neighbour.item.site.tag
