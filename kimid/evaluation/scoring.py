"""From answers to points, exactly: fractions of a hundred, rounded only where they are shown."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from kimid.evaluation.models import Answer, Asked, Kind, Mark

FULL: Final = Fraction(100)
NOTHING: Final = Fraction(0)


def points_of(asked: Asked, value: str) -> Fraction:
    """How many of a hundred points a value gives. What does not fit the kind of question gives none."""
    kind = asked["kind"]
    if kind == Kind.YES_NO:
        return FULL if value == "ya" else NOTHING
    found = int(value) if value.isascii() and value.isdigit() else None
    if found is None:
        return NOTHING
    if kind in (Kind.NUMBER, Kind.MEASURED):
        return min(Fraction(found * 100, asked["full"]), FULL)
    if kind == Kind.CHOICE:
        return Fraction(asked["choices"][found]["share"]) if found < len(asked["choices"]) else NOTHING
    return min(Fraction(found), FULL)  # in words: the points that its office gave


def settled(asked: Asked, answer: Answer | None, mark: Mark | None) -> str:
    """The value that holds: as the office corrected it, or as it was answered. Words have none until the office gave one."""
    if mark is not None and (mark["mark"] == "differs" or asked["kind"] == Kind.WORDS):
        return mark["value"]
    return (answer or {}).get("value", "") if asked["kind"] != Kind.WORDS else ""


def total_of(form: Iterable[Asked], points: Mapping[str, Fraction]) -> Fraction:
    """The one sum: points times weights, divided by the weights of all that is asked. What has no points counts as none."""
    rows = [(points.get(each["key"], NOTHING), each["weight"]) for each in form]
    weights = sum(weight for _, weight in rows)
    return sum((got * weight for got, weight in rows), NOTHING) / weights if weights else NOTHING


def in_words(points: Fraction) -> str:
    """`87,50`: hundredths, rounded half up."""
    hundredths = (points * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100},{hundredths % 100:02d}"
