"""A day as the page of a wall calendar: a number, the month, the day of the week."""

from dataclasses import dataclass
from datetime import date, datetime

from kimid.lib import clock
from kimid.lib.time_spans import is_red_day


@dataclass(frozen=True)
class DateBlock:
    """One event in a list: the page of the calendar, and the words beside it. Without a `url` its
    title is no link.
    """

    on: date
    below: str  # the third line of the page: the day of the week, or the last day
    title: str
    url: str
    when: str  # `06.30 WIB, kumpul di dermaga`
    notes: tuple[str, ...] = ()
    is_off: bool = False  # it does not take place

    @property
    def month(self) -> str:
        return clock.MONTHS[self.on.month - 1][:3]

    @property
    def is_red(self) -> bool:
        return is_red_day(self.on)


def hours(starts: datetime, ends: datetime | None, zone: str) -> str:
    """`05.30 sampai 09.30 WIB`; the end only on the same day, or in the night after it."""
    if ends and ends > starts and (ends - starts).days < 1:
        return f"{starts:%H.%M} sampai {ends:%H.%M} {zone}"
    return f"{starts:%H.%M} {zone}"


def third_line(starts: datetime, ends: datetime | None) -> str:
    """The day of the week; of what takes days, the last one."""
    if ends is None or ends.date() <= starts.date() or (ends - starts).days < 1:
        return clock.DAYS[starts.weekday()][:3]
    month = "" if ends.month == starts.month else f" {clock.MONTHS[ends.month - 1][:3]}"
    return f"s.d. {ends.day}{month}"
