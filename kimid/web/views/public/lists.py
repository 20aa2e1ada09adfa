"""Everything that a site has published: newest first, by kind, and month by month."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.lib import clock
from kimid.lib.month import Month
from kimid.sites.middleware import SiteRequest
from kimid.ui.links import Link
from kimid.web.frame import kinds_here
from kimid.web.months import archive_months, year_shelves
from kimid.web.paging import page_number
from kimid.wire import queries as wire
from kimid.wire.models import ItemKind, Placement


def newest(request: SiteRequest) -> HttpResponse:
    """A later page of the front page: everything, newest first."""
    return _listed(request, "Semua kabar")


@require_safe
@page(Audience.EVERYONE)
def kind(request: SiteRequest, kind: ItemKind) -> HttpResponse:
    """The things of one kind, newest first; of an agenda what is to come, the next first."""
    if kind == ItemKind.AGENDA:
        return _coming(request)
    return _listed(request, kind.label, kind=kind)


def _coming(request: SiteRequest) -> HttpResponse:
    number, now = page_number(request), timezone.now()
    coming = wire.agenda(request.site, now, number)
    if number > 1 and not coming.placements:
        raise Http404
    past = [] if number > 1 or coming.has_more else _past(request, now)
    shown = {"feed": coming, "past": past, "zone": request.site.region.zone, "kinds": _kinds(request, ItemKind.AGENDA)}
    response = render(request, "web/public/agenda.html", shown)
    midnight = clock.next_midnight(now, request.site.region.zone)
    stored(response, tags=[request.site.tag], fresh_until=midnight, by_query=True)
    return response


def _past(request: SiteRequest, now: datetime) -> list[Placement]:
    """The last that are over, newest first by publishing; all of them are in the archive."""
    today = clock.start_of(clock.today(now, request.site.region.zone), request.site.region.zone)
    return [row for row in wire.newest(request.site, ItemKind.AGENDA, wire.PAGE) if row.starts_at and row.starts_at < today]


@require_safe
@page(Audience.EVERYONE)
def archive(request: SiteRequest) -> HttpResponse:
    """The years and months from the first thing that was published here to this one."""
    now, zone = timezone.now(), request.site.region.zone
    shown = {"years": year_shelves(archive_months(request.site, now)), "kinds": _kinds_here(request)}
    response = render(request, "web/public/archive.html", shown)
    stored(response, tags=[request.site.tag], fresh_until=clock.next_midnight(now, zone))
    return response


@require_safe
@page(Audience.EVERYONE)
def month(request: SiteRequest, year: int, month: int, kind: ItemKind | None = None) -> HttpResponse:
    """What was published here in one month, of all kinds or of one."""
    here = Month(year, month)
    months = archive_months(request.site, timezone.now())
    if here not in months:
        raise Http404
    span = here.span(request.site.region.zone)
    shown = {"month": here, "earlier": here.previous, "later": here.next, "months": months}
    return _listed(request, f"{kind.label} bulan {here}" if kind else f"Kabar bulan {here}", kind=kind, span=span, **shown)


def _listed(
    request: SiteRequest, title: str, *, kind: ItemKind | None = None, span: wire.Span | None = None, **more: Any
) -> HttpResponse:
    number = page_number(request)
    feed = wire.feed(request.site, number, kind=kind, span=span)
    if number > 1 and not feed.placements:
        raise Http404
    shown = {
        "title": title,
        "kinds": _kinds(request, kind, more.get("month")),
        "feed": feed,
        "zone": request.site.region.zone,
        **more,
    }
    response = render(request, "web/public/list.html", shown)
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    stored(response, tags=[request.site.tag], fresh_until=midnight, by_query=True)
    return response


def _kinds(request: SiteRequest, chosen: ItemKind | None, month: Month | None = None) -> list[Link]:
    """The ways to the lists of each kind, of one month or of all; the chosen one in front, where a narrow screen shows it."""
    everything = reverse("archive-month", args=[month.year, month.number]) if month else "/"
    first = [] if chosen is None else [chosen]
    kinds = dict.fromkeys([*first, *_kinds_here(request)])
    return [
        Link("Semua", everything, current=chosen is None),
        *(Link(kind.label, _list_of(kind, month), current=kind == chosen) for kind in kinds),
    ]


def _kinds_here(request: SiteRequest) -> list[ItemKind]:
    there = kinds_here(request, request.site)
    return [kind for kind in ItemKind if kind in there]


def _list_of(kind: ItemKind, month: Month | None) -> str:
    return reverse("archive-kind", args=[month.year, month.number, kind]) if month else reverse("kind", args=[kind])
