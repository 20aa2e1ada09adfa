"""Stretches of time as a newspaper names them: this week, last week, a month."""

from datetime import date, timedelta
from typing import Final

from kimid.lib.clock import MONTHS

_WEEK: Final = timedelta(days=7)


def monday_of(on: date) -> date:
    """The Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


def span_name(on: date, today: date) -> str:
    """`Pekan ini`, `Pekan lalu`, `Oktober`, of another year `Oktober 2025`."""
    monday = monday_of(today)
    if on >= monday:
        return "Pekan ini"
    if on >= monday - _WEEK:
        return "Pekan lalu"
    month = MONTHS[on.month - 1]
    return month if on.year == today.year else f"{month} {on.year}"


def end_of_next_week(today: date) -> date:
    """The Sunday of the week after this one."""
    return monday_of(today) + timedelta(days=13)


# By law on the same day each year. The others are declared anew each year and not known here.
_HOLIDAYS: Final = frozenset({(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)})
_SUNDAY: Final = 6


def is_red_day(on: date) -> bool:
    """Whether a wall calendar prints this day in red: a Sunday, or a holiday on a fixed day."""
    return on.weekday() == _SUNDAY or (on.month, on.day) in _HOLIDAYS
