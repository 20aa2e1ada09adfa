"""The history of one object: its events in words."""

from datetime import datetime
from operator import attrgetter
from typing import NamedTuple, Self

from django.db.models import Model, QuerySet

from kimid.events.models import Event
from kimid.events.presenters import kinds_with, sentence_of


class HistoryEntry(NamedTuple):
    """One event in words, or something else that happened. `reason` may be empty."""

    text: str
    who: str
    at: datetime
    reason: str = ""

    @classmethod
    def of(cls, event: Event, text: str) -> Self:
        """What is said of this event."""
        return cls(text, event.actor_name, event.happened_at, event.data.get("why", ""))


def history_of(*subjects: Model, at_most: int | None = None) -> list[HistoryEntry]:
    """What happened to these objects, newest first, of each at most so many. One query for each."""
    rows = [row for subject in subjects for row in _newest_of(subject, at_most)]
    rows.sort(key=attrgetter("pk"), reverse=True)
    return [HistoryEntry.of(row, sentence_of(row)) for row in rows]


def events_in_history(subject: Model) -> QuerySet[Event]:
    """The events that the history of this object has, oldest first."""
    kinds = kinds_with(attrgetter("sentence"))
    return events_about(subject).filter(kind__in=kinds).order_by("pk")


def events_about(subject: Model) -> QuerySet[Event]:
    """All events about this object."""
    return Event.objects.filter(subject=subject._meta.label, subject_id=str(subject.pk))


def _newest_of(subject: Model, at_most: int | None) -> QuerySet[Event]:
    return events_in_history(subject).reverse()[:at_most]
