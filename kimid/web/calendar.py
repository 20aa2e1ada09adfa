"""The agenda of a site as a calendar that a phone subscribes to (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.lib.blocks import clean_text
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.wire import queries as wire
from kimid.wire.kinds import kind_of
from kimid.wire.labels import Label
from kimid.wire.models import Item

_DEFAULT_DURATION: Final = timedelta(hours=2)  # of what does not say when it ends
_MAX_LINE_BYTES: Final = 73  # bytes of a line; a longer one goes on in the next after a blank
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@require_safe
@page(Audience.EVERYONE)
def calendar(request: SiteRequest) -> HttpResponse:
    """What is to come on a site, as a calendar."""
    now = timezone.now()
    site = request.site
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kimid//agenda//ID",
        f"X-WR-CALNAME:{_text(f'Agenda {site.name}')}",
    ]
    events = [line for row in wire.agenda(site, now).placements for line in _event(row.item)]
    body = "\r\n".join(part for line in [*head, *events, "END:VCALENDAR"] for part in _folded(line))
    response = HttpResponse(f"{body}\r\n", content_type="text/calendar; charset=utf-8")
    mark_cacheable(
        response, tags=[site.tag], fresh_until=clock.next_midnight(now, site.region.zone)
    )
    return response


def _event(item: Item) -> Iterator[str]:
    starts = item.starts_at or item.published_at
    yield "BEGIN:VEVENT"
    yield f"UID:{item.url}"
    yield f"DTSTAMP:{_moment(item.updated_at)}"
    yield f"DTSTART:{_moment(starts)}"
    yield f"DTEND:{_moment(item.ends_at or starts + _DEFAULT_DURATION)}"
    yield f"STATUS:{'CANCELLED' if item.label == Label.CALLED_OFF else 'CONFIRMED'}"
    yield f"SUMMARY:{_text(item.headline)}"
    yield f"LOCATION:{_text(', '.join(filter(None, (kind_of(item.kind).venue(item), item.place))))}"
    yield f"DESCRIPTION:{_text(item.summary)}"
    yield f"URL:{item.url}"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return clean_text(words).translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, cut between letters."""
    piece = ""
    start = ""
    for letter in line:
        if len((start + piece + letter).encode()) > _MAX_LINE_BYTES:
            yield start + piece
            piece = ""
            start = " "
        piece += letter
    yield start + piece
