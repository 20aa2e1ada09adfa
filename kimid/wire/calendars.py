"""Items that take place as a calendar that a phone subscribes to (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vRecur

from kimid.lib import clock
from kimid.lib.blocks import clean_text
from kimid.wire.kinds import kind_of
from kimid.wire.labels import Label
from kimid.wire.models import Item
from kimid.wire.recurrence import ChangedDay, Recurrence, recurrence_of

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
_PLANNED, _OFF = "CONFIRMED", "CANCELLED"
_DEFAULT_DURATION: Final = timedelta(hours=2)  # of what does not say when it ends


def calendar_of(name: str, items: Iterable[Item]) -> bytes:
    """The calendar file of these items. What comes again stands in it with its rule, with the days
    that are called off or moved, and with the clocks of its place.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//kimid//agenda//ID")
    calendar.add("x-wr-calname", clean_text(name))
    for item in items:
        for event in _events(item):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(item: Item) -> Iterator[Event]:
    recurrence = recurrence_of(item)
    if recurrence is None:
        starts = item.starts_at or item.published_at
        event = _event(item, item.headline, starts, item.ends_at)
        event.add("location", _where(item, kind_of(item.kind).venue(item)))
        event.add("status", _OFF if item.label == Label.CALLED_OFF else _PLANNED)
        yield event
        return
    series = _event(item, item.title, recurrence.first, recurrence.first_end)
    series.add("location", _where(item, recurrence.venue))
    series.add("status", _PLANNED)
    series.add("sequence", recurrence.number)
    series.add("rrule", _rule(recurrence, item.region.zone))
    yield series
    for day in recurrence.changes:
        yield _changed(item, recurrence, day)


def _changed(item: Item, recurrence: Recurrence, day: ChangedDay) -> Event:
    """One day of a series that is not as its rule says."""
    starts = day.starts_at or day.planned
    ends = starts + (recurrence.first_end - recurrence.first) if recurrence.first_end else None
    event = _event(item, item.title, starts, ends)
    event.add("recurrence-id", clock.in_zone(day.planned, item.region.zone))
    event.add("location", _where(item, day.venue or recurrence.venue))
    event.add("status", _OFF if day.starts_at is None else _PLANNED)
    event.add("sequence", recurrence.number)
    return event


def _event(item: Item, title: str, starts: datetime, ends: datetime | None) -> Event:
    zone = item.region.zone
    event = Event()
    event.add("uid", item.url)
    event.add("dtstamp", item.updated_at.astimezone(UTC))
    event.add("dtstart", clock.in_zone(starts, zone))
    event.add("dtend", clock.in_zone(ends or starts + _DEFAULT_DURATION, zone))
    event.add("summary", clean_text(title))
    event.add("description", clean_text(item.summary))
    event.add("url", item.url)
    return event


def _where(item: Item, venue: str) -> str:
    return clean_text(", ".join(filter(None, (venue, item.place))))


def _rule(recurrence: Recurrence, zone: str) -> vRecur:
    rule: vRecur = vRecur.from_ical(recurrence.rule)
    if recurrence.last_on is not None:
        rule["UNTIL"] = clock.next_midnight(
            clock.start_of(recurrence.last_on, zone), zone
        ).astimezone(UTC) - timedelta(seconds=1)
    return rule
