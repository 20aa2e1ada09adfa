"""Time as people in Indonesia read it: time zones, days and months in words."""

import re
from datetime import date, datetime, timedelta
from functools import singledispatch
from typing import Final
from zoneinfo import ZoneInfo

ZONES: Final = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}
DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SATURDAY: Final = 5
_DAY_PATTERN: Final = re.compile(r"(\d{1,2})[\s/.-]+(\d{1,2}|[A-Za-z]+)[\s/.-]+(\d{4})", re.ASCII)
# The same with a short year, or with none.
_SHORT_PATTERN: Final = re.compile(
    r"(\d{1,2})[\s/.-]+(\d{1,2}|[A-Za-z]+)(?:[\s/.-]+(\d{2}))?", re.ASCII
)
# What people call the days around today, by how far away these are.
_NEAR_DAYS: Final = {
    "hari ini": 0,
    "tadi": 0,
    "kemarin": -1,
    "kemaren": -1,
    "kemarin dulu": -2,
    "kemarin lusa": -2,
    "besok": 1,
    "lusa": 2,
}
_CENTURY: Final = 2000


def in_zone(at: datetime, zone: str) -> datetime:
    """The moment on the clocks of `zone` (WIB, WITA, WIT)."""
    return at.astimezone(ZONES[zone])


def today(at: datetime, zone: str) -> date:
    """The day at this moment on the clocks of `zone`."""
    return in_zone(at, zone).date()


def day(on: date) -> str:
    """`25 Maret 2023`. Raises ValueError for a moment in UTC, as databases return it: its day
    depends on the zone.
    """
    if isinstance(on, datetime) and on.utcoffset() == timedelta():
        raise ValueError("a moment in UTC has no day; ask in_zone for the moment there")
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def short_day(on: date) -> str:
    """`25 Mar`: in a row that is about this year. It stays on one line."""
    return f"{on.day}\N{NO-BREAK SPACE}{MONTHS[on.month - 1][:3]}"


def parse_day(text: str) -> date | None:
    """The day that somebody typed: `30 Juni 2029`, `30 jun 2029`, `30-6-2029` or `30/06/2029`. None
    if it is not a day.
    """
    match = _DAY_PATTERN.fullmatch(text.strip())
    return _date(match[1], match[2], int(match[3])) if match else None


def parse_near_day(text: str, today: date) -> date | None:
    """As `parse_day`, and what people type of the days around today: `kemarin`, `hari ini`,
    `3 des`, `3/12/26`. A day without a year is the one nearest to today.
    """
    words = " ".join(text.casefold().split())
    if words in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[words])
    match = _SHORT_PATTERN.fullmatch(words)
    if match is None:
        return parse_day(text)
    if match[3]:
        return _date(match[1], match[2], _CENTURY + int(match[3]))
    years = (today.year - 1, today.year, today.year + 1)
    days = [day for year in years if (day := _date(match[1], match[2], year))]
    return min(days, key=lambda day: abs(day - today), default=None)


def _date(day: str, month: str, year: int) -> date | None:
    number = int(month) if month.isdigit() else _month_of(month)
    try:
        return date(year, number, int(day))
    except ValueError:
        return None


def _month_of(word: str) -> int:
    """The number of a month by its name or its first letters, at least three. 0 for any other
    word.
    """
    numbers = [
        number
        for number, name in enumerate(MONTHS, 1)
        if len(word) >= 3 and name.lower().startswith(word.lower())
    ]
    return numbers[0] if numbers else 0


def after_working_days(on: date, days: int) -> date:
    """The day after this number of working days (Monday to Friday). Holidays are not known."""
    while days > 0:
        on += timedelta(days=1)
        days -= on.weekday() < _SATURDAY
    return on


def working_days(since: date, until: date) -> int:
    """The number of working days after `since`, up to and including `until`."""
    return sum(
        (since + timedelta(days=each)).weekday() < _SATURDAY
        for each in range(1, (until - since).days + 1)
    )


def years_later(on: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return on.replace(year=on.year + years, day=28)


def weekday(on: date) -> str:
    """`Sabtu, 25 Maret 2023`."""
    return f"{DAYS[on.weekday()]}, {day(on)}"


def moment(at: datetime, zone: str) -> str:
    """`Sabtu, 25 Maret 2023 | 13:37 WIB`."""
    local = in_zone(at, zone)
    return f"{weekday(local)} | {local:%H:%M} {zone}"


def short_moment(at: datetime, zone: str) -> str:
    """`25 Maret 2023, 13.37 WIB`."""
    local = in_zone(at, zone)
    return f"{day(local)}, {local:%H.%M} {zone}"


def hour_to_the_second(at: datetime, zone: str) -> str:
    """`13.37.05`."""
    return f"{in_zone(at, zone):%H.%M.%S}"


def next_second(at: datetime) -> datetime:
    """The first full second from this moment on."""
    return at.replace(microsecond=0) + timedelta(seconds=at.microsecond > 0)


def next_midnight(at: datetime, zone: str) -> datetime:
    """The moment at which the next day begins on the clocks of `zone`."""
    local = in_zone(at, zone)
    return datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), local.tzinfo)


@singledispatch
def start_of(on: date, zone: str) -> datetime:
    """The moment at which a day begins on the clocks of `zone`."""
    return datetime.combine(on, datetime.min.time(), ZONES[zone])
