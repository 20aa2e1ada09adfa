"""Measures: what kimid counts of a KIM in a year, for evaluations to ask. Each subject registers
its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kimid.registry.models import Kim


class Measurement(NamedTuple):
    """A counted value, and its text for screens."""

    value: int
    text: str


@dataclass(frozen=True)
class Measure:
    """A function that counts something of a KIM in a year, as of a moment."""

    name: str
    label: str
    calculate: Callable[[Kim, int, datetime], Measurement]
    is_yes_no: bool = False  # counts 1 or 0


MEASURES: Final[dict[str, Measure]] = {}


def register(
    name: str,
    label: str,
    calculate: Callable[[Kim, int, datetime], Measurement],
    *,
    is_yes_no: bool = False,
) -> None:
    """Register a measure. A second one with the same name replaces the first."""
    MEASURES[name] = Measure(name, label, calculate, is_yes_no)


def measurement_of(name: str, kim: Kim, year: int, at: datetime) -> Measurement:
    """The value now. An unknown measure counts 0."""
    measure = MEASURES.get(name)
    return (
        measure.calculate(kim, year, at)
        if measure
        else Measurement(0, "Belum bisa dihitung di sini")
    )
