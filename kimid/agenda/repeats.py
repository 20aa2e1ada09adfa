"""When something takes place again: the days, the rule as calendars write it, and in words."""

from datetime import date, datetime, time
from typing import Final

from dateutil.rrule import rrulestr
from django.db import models

from kimid.lib import clock

_WEEK: Final = 7
_LAST: Final = -1
_ORDINALS: Final = {1: "pertama", 2: "kedua", 3: "ketiga", 4: "keempat", _LAST: "terakhir"}
_LETTERS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Every month has them.
_DAYS_OF_ALL_MONTHS: Final = 28
# The five days of Javanese markets, in their order. 17 August 1945 was Jumat Legi.
_MARKET_DAYS: Final = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")
_A_LEGI: Final = date(1945, 8, 17)


class Repeat(models.TextChoices):
    """How something comes again after its first day."""

    ONCE = "once", "Sekali saja"
    DAILY = "daily", "Tiap hari"
    WEEKLY = "weekly", "Tiap pekan, hari yang sama"
    BY_WEEKDAY = "by_weekday", "Tiap bulan, hari yang sama (misalnya Selasa pertama)"
    BY_DATE = "by_date", "Tiap bulan, tanggal yang sama"
    MARKET_DAY = "market_day", "Lima hari sekali, menurut hari pasaran"


def market_day(on: date) -> str:
    """The name of a day in the Javanese week of five days: `Pon`."""
    return _MARKET_DAYS[(on - _A_LEGI).days % len(_MARKET_DAYS)]


def days(repeat: Repeat, first: date, last: date | None, since: date, until: date) -> list[date]:
    """The days on which it takes place from `since` to `until`, both included."""
    if repeat == Repeat.ONCE:
        return [first] if since <= first <= until else []
    end = until if last is None else min(last, until)
    rule = rrulestr(calendar_rule(repeat, first), dtstart=_midnight(first))
    return [each.date() for each in rule.between(_midnight(since), _midnight(end), inc=True)]


def calendar_rule(repeat: Repeat, first: date) -> str:
    """The rule as calendars write it (RFC 5545), without its end. Empty for a single day."""
    match repeat:
        case Repeat.ONCE:
            return ""
        case Repeat.WEEKLY:
            return "FREQ=WEEKLY"
        case Repeat.BY_WEEKDAY:
            return f"FREQ=MONTHLY;BYDAY={_which(first)}{_LETTERS[first.weekday()]}"
        case Repeat.BY_DATE:
            return f"FREQ=MONTHLY;BYMONTHDAY={first.day}"
        case Repeat.MARKET_DAY:
            return f"FREQ=DAILY;INTERVAL={len(_MARKET_DAYS)}"
        case _:
            return "FREQ=DAILY"


def in_words(repeat: Repeat, first: date) -> str:
    """`Tiap Selasa pertama`. Empty for a single day."""
    name = clock.DAYS[first.weekday()]
    match repeat:
        case Repeat.ONCE:
            return ""
        case Repeat.WEEKLY:
            return f"Tiap {name}"
        case Repeat.BY_WEEKDAY:
            return f"Tiap {name} {_ORDINALS[_which(first)]}"
        case Repeat.BY_DATE:
            skips = first.day > _DAYS_OF_ALL_MONTHS
            return f"Tiap tanggal {first.day}{', di bulan yang punya' if skips else ''}"
        case Repeat.MARKET_DAY:
            return f"Tiap {market_day(first)} (lima hari sekali)"
        case _:
            return "Tiap hari"


def _which(on: date) -> int:
    """Which of its weekdays a day is in its month. The fifth is the last."""
    number = (on.day - 1) // _WEEK + 1
    return number if number in _ORDINALS else _LAST


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time.min)
