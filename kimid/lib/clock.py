"""Time as people of a place read it: zones of Indonesia, days and months in words."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

ZONES: Final = {"WIB": ZoneInfo("Asia/Jakarta"), "WITA": ZoneInfo("Asia/Makassar"), "WIT": ZoneInfo("Asia/Jayapura")}
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


def in_zone(at: datetime, zone: str) -> datetime:
    """The moment on the clocks of `zone` (WIB, WITA, WIT)."""
    return at.astimezone(ZONES[zone])


def today(at: datetime, zone: str) -> date:
    """The day that it is, at this moment, on the clocks of `zone`."""
    return in_zone(at, zone).date()


def day(on: date) -> str:
    """`25 Maret 2023`."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """`Sabtu, 25 Maret 2023`."""
    return f"{DAYS[on.weekday()]}, {day(on)}"


def moment(at: datetime, zone: str) -> str:
    """`Sabtu, 25 Maret 2023 | 13:37 WIB`."""
    here = in_zone(at, zone)
    return f"{weekday(here)} | {here:%H:%M} {zone}"


def short_moment(at: datetime, zone: str) -> str:
    """`25 Maret 2023, 13.37 WIB`."""
    here = in_zone(at, zone)
    return f"{day(here)}, {here:%H.%M} {zone}"


def next_midnight(at: datetime, zone: str) -> datetime:
    """The moment at which the next day begins on the clocks of `zone`."""
    here = in_zone(at, zone)
    return datetime.combine(here.date() + timedelta(days=1), datetime.min.time(), here.tzinfo)


def start_of(on: date, zone: str) -> datetime:
    """The moment at which a day begins on the clocks of `zone`."""
    return datetime.combine(on, datetime.min.time(), ZONES[zone])
