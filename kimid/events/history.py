"""The history of one object: its events in words."""

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import CharField, Model, QuerySet

from kimid.events.models import Event
from kimid.events.posts import names_of
from kimid.events.presenters import kinds_with, sentence_of
from kimid.orm.compiled import compiled


class HistoryEntry(NamedTuple):
    """One event in words, or something else that happened. `who` is the person, with the office for
    which they acted. `reason` may be empty.
    """

    text: str
    who: str
    at: datetime
    reason: str = ""


def entries_of(texts: Iterable[tuple[Event, str]]) -> list[HistoryEntry]:
    """What is said of these events; of those without words nothing. The queries of `names_of`."""
    worded = [(row, text) for row, text in texts if text]
    names = names_of([row for row, _text in worded])
    return [
        HistoryEntry(text, names[row.pk], row.happened_at, row.data.get("why", ""))
        for row, text in worded
    ]


def history_of(
    *subjects: Model, at_most: int | None = None, **values: object
) -> list[HistoryEntry]:
    """What happened to these objects, newest first, of each at most so many; `values` are for the
    words. One query for each.
    """
    rows = [row for subject in subjects for row in _newest_of(subject, at_most)]
    rows.sort(key=attrgetter("pk"), reverse=True)
    return entries_of((row, sentence_of(row, **values)) for row in rows)


def events_in_history(subject: Model) -> QuerySet[Event]:
    """The events that the history of this object has, oldest first."""
    kinds = kinds_with(attrgetter("sentence"))
    return events_about(subject).filter(kind__in=kinds).order_by("pk")


def events_about(subject: Model) -> QuerySet[Event]:
    """All events about this object."""
    return Event.objects.filter(subject=subject._meta.label, subject_id=str(subject.pk))


def all_events_about(subject: Model) -> list[Event]:
    """All events about this object, in order of time. For pages that readers ask for."""
    return _of_subject(subject._meta.label, str(subject.pk))


@compiled(CharField(), CharField())
def _of_subject(label: Any, pk: Any) -> QuerySet[Event]:
    return Event.objects.filter(subject=label, subject_id=pk).order_by("pk")


def _newest_of(subject: Model, at_most: int | None) -> QuerySet[Event]:
    return events_in_history(subject).reverse()[:at_most]
