"""Counts tries: one statement for all counters of a try, exact when many try at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection
from django.utils.crypto import salted_hmac

from kimid.limits.models import RateCounter

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_KEY_BYTES: Final = 16
_LARGER: Final = {"sqlite": "MAX", "postgresql": "GREATEST"}  # of two values
# The new moment, unless it lies behind the limit. `excluded` is the row as it would be new: it
# carries the cost of the try (`empty_at` less now) and the limit (`full_at`).
_TAKE: Final = """
INSERT INTO limits_ratecounter AS counter (key, empty_at, full_at, is_refused) VALUES {rows}
ON CONFLICT (key) DO UPDATE SET
    is_refused = {later} > excluded.full_at,
    empty_at = CASE WHEN {later} > excluded.full_at THEN counter.empty_at ELSE {later} END,
    full_at = excluded.full_at
RETURNING key, empty_at, is_refused
"""


@dataclass(frozen=True)
class Rate:
    """At most `burst` at once, and one more after every `interval`."""

    burst: int
    interval: timedelta


@dataclass(frozen=True)
class Charge:
    """One try on one counter, or one that is given back (`cost` -1)."""

    name: tuple[str, ...]
    rate: Rate
    cost: int = 1


@dataclass(frozen=True)
class CounterLevel:
    """What a counter says to a try. `count` is how much is on it, and `wait` how long a refused
    sender waits for a place.
    """

    is_refused: bool
    count: float
    wait: timedelta


def take(charges: Sequence[Charge], at: datetime) -> list[CounterLevel]:
    """Count one try on each of these counters that has room. One statement.

    The others stay as they are: who is refused does not move the moment of the next place.
    """
    now = (at - _EPOCH) // _MICROSECOND
    rows = {_key(charge.name): charge for charge in charges}
    # All senders lock rows in the same order.
    values = [value for key in sorted(rows) for value in _values(key, rows[key], now)]
    statement = _statement(len(rows))
    with connection.cursor() as cursor:
        nows = [now] * (statement.count("%s") - len(values))
        cursor.execute(statement, [*values, *nows])
        levels = {
            bytes(key): _level(rows[bytes(key)].rate, empty_at - now, is_refused=bool(is_refused))
            for key, empty_at, is_refused in cursor.fetchall()
        }
    return [levels[_key(charge.name)] for charge in charges]


def give_back(charges: Sequence[Charge], at: datetime) -> None:
    """Take these tries off their counters again. One statement, none if there are none."""
    if charges:
        take([Charge(charge.name, charge.rate, -1) for charge in charges], at)


def is_full(charge: Charge, at: datetime) -> bool:
    """Whether this counter would refuse a try. Counts nothing. One query."""
    now = (at - _EPOCH) // _MICROSECOND
    interval = charge.rate.interval // _MICROSECOND
    return RateCounter.objects.filter(
        key=_key(charge.name), empty_at__gt=now + (charge.rate.burst - 1) * interval
    ).exists()


def sweep(at: datetime) -> int:
    """Delete counters that are empty. Returns how many."""
    now = (at - _EPOCH) // _MICROSECOND
    return RateCounter.objects.filter(empty_at__lt=now).delete()[0]


def _key(name: tuple[str, ...]) -> bytes:
    text = "\n".join(name)
    return salted_hmac("kimid.limits", text, algorithm="sha256").digest()[:_KEY_BYTES]


def _values(key: bytes, charge: Charge, now: int) -> list[bytes | int]:
    interval = charge.rate.interval // _MICROSECOND
    return [key, now + charge.cost * interval, now + charge.rate.burst * interval, False]


def _statement(rows: int) -> str:
    later = f"({_LARGER[connection.vendor]}(counter.empty_at, %s) + excluded.empty_at - %s)"
    return _TAKE.format(rows=", ".join(["(%s, %s, %s, %s)"] * rows), later=later)


def _level(rate: Rate, length: int, *, is_refused: bool) -> CounterLevel:
    interval = rate.interval // _MICROSECOND
    behind = length - (rate.burst - 1) * interval  # until one more has room
    wait = timedelta(microseconds=max(0, behind)) if is_refused else timedelta(0)
    return CounterLevel(is_refused, length / interval, wait)
