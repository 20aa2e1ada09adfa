"""The public page of an event, and its calendar file."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.agenda.day_blocks import day_block
from kimid.agenda.models import AgendaEvent
from kimid.agenda.publications import KIND
from kimid.agenda.queries import event_at
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.wire.calendars import CONTENT_TYPE, calendar_of
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item

_COMING: Final = 6


@require_safe
@page(Audience.EVERYONE)
def event(request: SiteRequest, slug: str) -> HttpResponse:
    """An event with its next days. A withdrawn one answers 410 with the reason."""
    event = _event_or_404(request, slug)
    item = event.item
    if item is None or event.is_held:
        return _gone(request, event)
    now = timezone.now()
    coming = event.coming(now, _COMING)
    context = {
        "event": event,
        "item": item,
        "kind": kind_of(KIND),
        "next": [day_block(coming[0] if coming else event.last())],
        "is_over": not coming,
        "coming": [day_block(each) for each in coming[1:]],
        "canonical": event.site.url_of(event.path),
    }
    response = render(request, "agenda/public/event.html", context)
    return _stored(response, request, item)


@require_safe
@page(Audience.EVERYONE)
def calendar_file(request: SiteRequest, slug: str) -> HttpResponse:
    """One event as a file for the calendar of a phone."""
    event = _event_or_404(request, slug)
    item = event.item
    if item is None or event.is_held:
        return _gone(request, event)
    response = HttpResponse(calendar_of(event.title, [item]), content_type=CONTENT_TYPE)
    return _stored(response, request, item)


def _event_or_404(request: SiteRequest, slug: str) -> AgendaEvent:
    event = event_at(request.site, slug)
    if event is None:
        raise Http404
    return event


def _gone(request: SiteRequest, event: AgendaEvent) -> HttpResponse:
    """410: it was withdrawn for a reason, or is held."""
    kind = kind_of(KIND)
    if event.withdrawn_at is None:
        return held_answer(request, kind)
    why = event.withdrawn_reason
    return withdrawn_answer(request, Withdrawal(kind, event.title, why, event.withdrawn_at))


def _stored(response: HttpResponse, request: SiteRequest, item: Item) -> HttpResponse:
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    mark_cacheable(response, tags=[item.tag, request.site.tag], fresh_until=midnight)
    return response
