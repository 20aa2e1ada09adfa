"""What the wire has of an event: its next day, and how it comes again."""

from datetime import datetime
from typing import Final

from kimid.agenda.models import AgendaEvent, OccurrenceChange
from kimid.agenda.occurrences import occurrence_on
from kimid.agenda.repeats import Repeat, calendar_rule
from kimid.newsroom.models import StoryKind
from kimid.wire.event_sorts import EventSort
from kimid.wire.models import Topic
from kimid.wire.placing import Publication
from kimid.wire.recurrence import ChangedDay, Recurrence

# Readers have one agenda: stories that announce an event, and what stands here.
KIND: Final = StoryKind.AGENDA.value
_TOPICS: Final = {
    EventSort.POSYANDU: Topic.HEALTH,
    EventSort.MARKET: Topic.BUSINESS,
    EventSort.WATCH: Topic.SAFETY,
    EventSort.CUSTOM: Topic.CULTURE,
    EventSort.LESSON: Topic.EDUCATION,
    EventSort.PLAY: Topic.SPORT,
}
# Calendars learn of so many changed days, the newest.
_CHANGES: Final = 12


def publication_of(event: AgendaEvent, at: datetime) -> Publication:
    """An event as lists of six levels, search and calendars have it. Sets until when that holds.
    Two queries.
    """
    coming = event.coming(at, 2)
    now = coming[0] if coming else event.last()
    event.shown_until = now.on if len(coming) > 1 else None
    data = {"venue": now.venue, "organiser": event.organiser, "sort": event.sort}
    data |= _recurrence(event).as_data() if event.comes_again else {}
    return Publication(
        kind=KIND,
        title=event.title,
        summary=_summary(event),
        path=event.path,
        topic=_TOPICS.get(EventSort(event.sort), Topic.COMMUNITY),
        text=" ".join([event.about, event.venue, event.organiser]),
        starts_at=now.starts_at,
        ends_at=now.ends_at,
        label=now.label.value if now.label else "",
        data={name: value for name, value in data.items() if value},
    )


def _summary(event: AgendaEvent) -> str:
    words = [event.repeat_words, event.venue]
    return ". ".join(filter(None, [", ".join(filter(None, words)), event.about]))


def _recurrence(event: AgendaEvent) -> Recurrence:
    first = occurrence_on(event, event.first_on, None)
    return Recurrence(
        words=event.repeat_words,
        rule=calendar_rule(Repeat(event.repeat), event.first_on),
        first=first.starts_at,
        venue=event.venue,
        first_end=first.ends_at,
        last_on=event.last_on,
        changes=[
            _changed_day(event, change) for change in event.changes.order_by("-on")[:_CHANGES]
        ],
        number=event.changes_count,
    )


def _changed_day(event: AgendaEvent, change: OccurrenceChange) -> ChangedDay:
    changed = occurrence_on(event, change.on, change)
    return ChangedDay(changed.planned, None if changed.is_off else changed.starts_at, change.venue)
