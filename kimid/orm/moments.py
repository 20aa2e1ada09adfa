"""Slots of compiled queries that act like the moment and the day that they will be."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, ClassVar, cast

from django.db.models import DateField, DateTimeField, Field

from kimid.lib import clock
from kimid.orm.compiled import Slot


class _TimeSlot(Slot):
    """A moment or a day, with a span of time added to it. A query may do without it."""

    is_needed = False
    column: ClassVar[type[Field[Any, Any]]]

    def __init__(self, position: int, read: Callable[[Any], object] | None = None) -> None:
        super().__init__(position, self.column(), read)

    def _then(self, read: Callable[[Any], object]) -> Callable[[Any], object]:
        before = self.read
        return read if before is None else lambda value: read(before(value))

    def __add__(self, span: Any) -> Any:
        return self._moved(span)

    def __sub__(self, span: Any) -> Any:
        return self._moved(-span)

    def _moved(self, span: timedelta) -> "_TimeSlot":
        return type(self)(self.position, self._then(lambda at: at + span))


class DaySlot(_TimeSlot):
    """The place of a day, as `datetime.date`."""

    column = DateField

    def replace(self, **fields: int) -> "DaySlot":
        """As that of a day."""

        def replaced(on: date) -> date:
            return on.replace(**fields)

        return DaySlot(self.position, self._then(replaced))

    def start_in(self, zone: str) -> "MomentSlot":
        """As `clock.start_of` of a day."""

        def start(on: date) -> datetime:
            return clock.start_of(on, zone)

        return MomentSlot(self.position, self._then(start))


class MomentSlot(_TimeSlot):
    """The place of a moment, as `datetime.datetime` with a time zone."""

    column = DateTimeField

    def astimezone(self, zone: tzinfo) -> "MomentSlot":
        """As that of a moment."""

        def moved(at: datetime) -> datetime:
            return at.astimezone(zone)

        return MomentSlot(self.position, self._then(moved))

    def date(self) -> DaySlot:
        """As that of a moment: its day, on the clocks of its zone."""

        def day(at: datetime) -> date:
            return at.date()

        return DaySlot(self.position, self._then(day))


# mypy holds what is registered against the fallback, which takes a real day.
cast(Any, clock.start_of).register(DaySlot, DaySlot.start_in)
