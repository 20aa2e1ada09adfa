"""Which sets stay: the newest of each of the last 7 days, 5 weeks and 12 months that have one."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final

DAYS: Final = 7
WEEKS: Final = 5
MONTHS: Final = 12

# How many periods of which kind. Counted are periods that have a set: when backups stop, nothing
# that is there grows too old.
_RULE: Final[list[tuple[int, Callable[[datetime], tuple[int, ...]]]]] = [
    (DAYS, lambda moment: (moment.year, moment.month, moment.day)),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
]


def retained(moments: Collection[datetime]) -> set[datetime]:
    """The moments of those sets that stay."""
    return {
        moment for number, period in _RULE for moment in _newest_of_periods(moments, number, period)
    }


def _newest_of_periods(
    moments: Collection[datetime], number: int, period: Callable[[datetime], tuple[int, ...]]
) -> list[datetime]:
    newest = {period(moment): moment for moment in sorted(moments)}
    return [newest[each] for each in sorted(newest)[-number:]]
