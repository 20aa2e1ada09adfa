"""How far a story came: who read it in the last days, in words and numbers, without a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from kimid.lib import clock
from kimid.lib.text import number
from kimid.wire.models import ItemReads

_DAYS: Final = 7


@dataclass(frozen=True)
class ReadDay:
    """One day and how often a story was read on it."""

    on: date
    count: int

    @property
    def name(self) -> str:
        """`Rabu, 25 November`."""
        return clock.weekday(self.on).rpartition(" ")[0]


def last_days(item: int, now: datetime, zone: str) -> list[ReadDay]:
    """The last seven days, today first, also those without a reader. One query."""
    today = clock.today(now, zone)
    days = [today - timedelta(days=back) for back in range(_DAYS)]
    found = dict(ItemReads.objects.filter(item=item, on__gte=days[-1]).values_list("on", "count"))
    return [ReadDay(day, found.get(day, 0)) for day in days]


def in_words(days: Sequence[ReadDay]) -> str:
    """`Dibaca 54 kali dalam tujuh hari, paling banyak Jumat, 20 November.` Nothing when nobody did."""
    total = sum(day.count for day in days)
    if not total:
        return ""
    best = max(days, key=lambda day: day.count)
    return f"Dibaca {number(total)} kali dalam tujuh hari, paling banyak {best.name}."
