"""How often a story was read in the last days, in words and numbers, without names."""

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


def reads_by_day(item: int, now: datetime, zone: str) -> list[ReadDay]:
    """The last seven days, today first, also those without a read. One query."""
    today = clock.today(now, zone)
    days = [today - timedelta(days=back) for back in range(_DAYS)]
    counts = dict(ItemReads.objects.filter(item=item, on__gte=days[-1]).values_list("on", "count"))
    return [ReadDay(day, counts.get(day, 0)) for day in days]


def reads_sentence(days: Sequence[ReadDay]) -> str:
    """`Dibaca 54 kali dalam tujuh hari, paling banyak Jumat, 20 November.` Empty without reads."""
    total = sum(day.count for day in days)
    if not total:
        return ""
    best = max(days, key=lambda day: day.count)
    return f"Dibaca {number(total)} kali dalam tujuh hari, paling banyak {best.name}."
