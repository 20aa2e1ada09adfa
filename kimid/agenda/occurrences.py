"""The days of an event as they are now: some called off, some moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from kimid.agenda.repeats import Repeat, days
from kimid.lib.clock import ZONES, in_zone
from kimid.wire.labels import Label


class RepeatingEvent(Protocol):
    """What is asked of an event."""

    @property
    def repeat(self) -> str: ...
    @property
    def first_on(self) -> date: ...
    @property
    def last_on(self) -> date | None: ...
    @property
    def starts(self) -> time: ...
    @property
    def ends(self) -> time | None: ...
    @property
    def venue(self) -> str: ...
    @property
    def zone(self) -> str: ...


class DayChange(Protocol):
    """What is asked of a change of one day."""

    @property
    def moved_to(self) -> date | None: ...
    @property
    def starts(self) -> time | None: ...
    @property
    def venue(self) -> str: ...
    @property
    def why(self) -> str: ...


@dataclass(frozen=True)
class Occurrence:
    """One day of an event. `planned` is when it was to begin; `label`, `why`: what changed."""

    planned: datetime
    starts_at: datetime
    ends_at: datetime | None
    venue: str
    zone: str
    label: Label | None = None
    why: str = ""

    @property
    def on(self) -> date:
        """Its day on the clocks of the place."""
        return in_zone(self.starts_at, self.zone).date()

    @property
    def planned_on(self) -> date:
        return in_zone(self.planned, self.zone).date()

    @property
    def is_off(self) -> bool:
        return self.label == Label.CALLED_OFF


def occurrences(
    event: RepeatingEvent, changes: Mapping[date, DayChange], since: date, until: date
) -> list[Occurrence]:
    """The occurrences planned between two days, both included, in the order in which they come."""
    planned = days(Repeat(event.repeat), event.first_on, event.last_on, since, until)
    rows = [occurrence_on(event, on, changes.get(on)) for on in planned]
    return sorted(rows, key=lambda each: each.starts_at)


def occurrence_on(event: RepeatingEvent, on: date, change: DayChange | None) -> Occurrence:
    """The occurrence that was planned for this day."""
    planned = _moment(on, event.starts, event.zone)
    length = _length(event)
    if change is None:
        return Occurrence(planned, planned, _end(planned, length), event.venue, event.zone)
    if change.moved_to is None or change.starts is None:
        end = _end(planned, length)
        label = Label.CALLED_OFF
        return Occurrence(planned, planned, end, event.venue, event.zone, label, change.why)
    starts = _moment(change.moved_to, change.starts, event.zone)
    venue = change.venue or event.venue
    label = Label.MOVED
    return Occurrence(planned, starts, _end(starts, length), venue, event.zone, label, change.why)


def _length(event: RepeatingEvent) -> timedelta | None:
    """How long it takes. What ends at an earlier hour than it begins ends on the next day."""
    if event.ends is None:
        return None
    begin, end = (datetime.combine(event.first_on, each) for each in (event.starts, event.ends))
    return end - begin if end > begin else end - begin + timedelta(days=1)


def _end(starts: datetime, length: timedelta | None) -> datetime | None:
    return None if length is None else starts + length


def _moment(on: date, at: time, zone: str) -> datetime:
    return datetime.combine(on, at, ZONES[zone])
