"""Everything that a site has published: newest first, by kind, and month by month."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.lib.month import Month
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.ui.links import Link
from kimid.ui.paging import page_number
from kimid.web.context_processors import shown_kinds
from kimid.web.date_blocks import agenda_shelves, date_block
from kimid.web.facet_links import FacetLinks, facet_links
from kimid.web.months import archive_months, archive_years, picture_months
from kimid.wire import queries as wire
from kimid.wire.front import has_front
from kimid.wire.homes import not_among_news
from kimid.wire.kinds import Kind, kinds
from kimid.wire.models import Placement
from kimid.wire.narrowing import Narrowing


def newest(request: SiteRequest) -> HttpResponse:
    """A later page of the front page, newest first: its news, and where titles are limited
    everything.
    """
    if not has_front(request.site):
        return _list_page(request, "Semua kabar")
    path = all_news_path(request.site)
    return _list_page(request, "Semua kabar", canonical=request.site.url_of(path), list_path=path)


@require_safe
@page(Audience.EVERYONE)
def all_news(request: SiteRequest) -> HttpResponse:
    """Everything on a portal, newest first, also what its front page leaves out."""
    return _list_page(request, "Semua kabar")


def all_news_path(site: Site) -> str:
    """Where the full list of a site begins: on its front page, or at an address of its own where
    the front page shows only the newest two of each KIM.
    """
    return reverse("all-news") if has_front(site) else "/"


@require_safe
@page(Audience.EVERYONE)
def kind(request: SiteRequest, kind: Kind) -> HttpResponse:
    """The things of one kind, newest first; of events what is to come, the next first."""
    if kind.is_event:
        return _agenda_page(request, kind)
    return _list_page(request, kind.label, kind=kind)


@require_safe
@page(Audience.EVERYONE)
def narrowed(request: SiteRequest, narrowing: Narrowing) -> HttpResponse:
    """The things of one kind with some choices of its facets, newest first; of events what is to
    come.
    """
    if narrowing.kind.is_event:
        response = _agenda_page(request, narrowing.kind, narrowing)
    else:
        response = _list_page(request, narrowing.label, kind=narrowing.kind, narrowing=narrowing)
    response["X-Robots-Tag"] = "noindex, follow"
    return response


def _agenda_page(
    request: SiteRequest, kind: Kind, narrowing: Narrowing | None = None
) -> HttpResponse:
    number = page_number(request)
    now = timezone.now()
    feed = wire.agenda(request.site, now, number, kind=kind, narrowing=narrowing)
    if number > 1 and not feed.placements:
        raise Http404
    is_last = number == 1 and not feed.has_more and narrowing is None
    past = _past(request, kind, now) if is_last else []
    shown = {
        "title": narrowing.label if narrowing else kind.label,
        "facets": _facets(kind, narrowing, None),
        "feed": feed,
        "kind": kind,
        "shelves": agenda_shelves(feed.placements, request.site, now),
        "past": [date_block(row, request.site) for row in past],
        "zone": request.site.region.zone,
        "kinds": _kinds(request, kind),
    }
    response = render(request, "web/public/agenda.html", shown)
    midnight = clock.next_midnight(now, request.site.region.zone)
    mark_cacheable(response, tags=[request.site.tag], fresh_until=midnight, varies_by_query=True)
    return response


def _past(request: SiteRequest, kind: Kind, now: datetime) -> list[Placement]:
    """The last that are over, newest first by publishing; all of them are in the archive."""
    today = clock.start_of(clock.today(now, request.site.region.zone), request.site.region.zone)
    return [
        row
        for row in wire.newest(request.site, kind, wire.PAGE_SIZE)
        if row.starts_at and row.starts_at < today
    ]


@require_safe
@page(Audience.EVERYONE)
def archive(request: SiteRequest) -> HttpResponse:
    """The years and months from the first thing that was published here to this one."""
    now = timezone.now()
    zone = request.site.region.zone
    shown = {
        "years": archive_years(archive_months(request.site, now)),
        "kinds": _shown_kinds(request),
    }
    response = render(request, "web/public/archive.html", shown)
    mark_cacheable(response, tags=[request.site.tag], fresh_until=clock.next_midnight(now, zone))
    return response


@require_safe
@page(Audience.EVERYONE)
def month(request: SiteRequest, year: int, month: int, kind: Kind | None = None) -> HttpResponse:
    """What was published here in one month, of all kinds or of one."""
    here = Month(year, month)
    months = archive_months(request.site, timezone.now())
    if here not in months:
        raise Http404
    span = here.span(request.site.region.zone)
    shown: dict[str, Any] = {
        "month": here,
        "earlier": here.previous,
        "later": here.next,
        "months": months,
    }
    return _list_page(
        request,
        f"{kind.label} bulan {here}" if kind else f"Kabar bulan {here}",
        kind=kind,
        span=span,
        **shown,
    )


def _list_page(
    request: SiteRequest,
    title: str,
    *,
    kind: Kind | None = None,
    span: wire.Span | None = None,
    narrowing: Narrowing | None = None,
    **more: Any,
) -> HttpResponse:
    feed = _feed(request, kind, span, narrowing)
    shown = {
        "title": title,
        "kinds": _kinds(request, kind, more.get("month")),
        "facets": _facets(kind, narrowing, span),
        "feed": feed,
        "zone": request.site.region.zone,
        **more,
    }
    if kind and kind.shows_pictures and feed.placements:
        shown["pictures"] = picture_months(feed.placements, request.site.region.zone)
    template = "web/public/mosaic.html" if "pictures" in shown else "web/public/list.html"
    response = render(request, template, shown)
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    mark_cacheable(response, tags=[request.site.tag], fresh_until=midnight, varies_by_query=True)
    return response


def _feed(
    request: SiteRequest, kind: Kind | None, span: wire.Span | None, narrowing: Narrowing | None
) -> wire.Feed:
    """The page of the list that is asked for. 404 after the last one."""
    number = page_number(request)
    if narrowing:
        feed = wire.narrowed_feed(request.site, narrowing, number)
    else:
        is_home = not (kind or span) and all_news_path(request.site) == "/"
        without = not_among_news(request.site) if is_home else ()
        feed = wire.feed(request.site, number, kind=kind, span=span, without=without)
    if number > 1 and not feed.placements:
        raise Http404
    return feed


def _facets(
    kind: Kind | None, narrowing: Narrowing | None, span: wire.Span | None
) -> list[FacetLinks]:
    """The ways to narrowed lists, where there are any."""
    return facet_links(narrowing or Narrowing(kind)) if kind and span is None else []


def _kinds(request: SiteRequest, chosen: Kind | None, month: Month | None = None) -> list[Link]:
    """The ways to the lists of each kind, of one month or of all; the chosen one in front, where a
    narrow screen shows it.
    """
    all_url = (
        reverse("archive-month", args=[month.year, month.number])
        if month
        else all_news_path(request.site)
    )
    first = [] if chosen is None else [chosen]
    shown = dict.fromkeys([*first, *_shown_kinds(request)])
    return [
        Link("Semua", all_url, current=chosen is None),
        *(Link(kind.label, _list_url(kind, month), current=kind == chosen) for kind in shown),
    ]


def _shown_kinds(request: SiteRequest) -> list[Kind]:
    shown = shown_kinds(request, request.site)
    return [kind for kind in kinds() if kind in shown]


def _list_url(kind: Kind, month: Month | None) -> str:
    return (
        reverse("archive-kind", args=[month.year, month.number, kind])
        if month
        else reverse("kind", args=[kind])
    )
