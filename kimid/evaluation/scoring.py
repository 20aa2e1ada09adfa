"""Points of answers, from 0 to 100, as exact fractions. Only screens round them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from kimid.evaluation.models import Answer, AnswerFinding, AnswerKind, RoundIndicator
from kimid.lib.typed_number import typed_number

FULL_POINTS: Final = Fraction(100)
ZERO: Final = Fraction(0)


def points_of(indicator: RoundIndicator, value: str) -> Fraction:
    """The points of a value, from 0 to 100. A value of the wrong kind gives 0."""
    kind = indicator["kind"]
    if kind == AnswerKind.YES_NO:
        return FULL_POINTS if value == "ya" else ZERO
    number = typed_number(value)
    if number is None:
        return ZERO
    if kind in (AnswerKind.NUMBER, AnswerKind.MEASURED):
        return min(number * 100 / indicator["full"], FULL_POINTS)
    if kind == AnswerKind.CHOICE:
        return (
            Fraction(indicator["choices"][int(number)]["share"])
            if number < len(indicator["choices"])
            else ZERO
        )
    return min(number, FULL_POINTS)  # a text: the points from the office


def final_value(
    indicator: RoundIndicator, answer: Answer | None, finding: AnswerFinding | None
) -> str:
    """The value that counts: the correction, else the answer. A text has none until the office
    gives its points.
    """
    if finding is not None and (
        finding["mark"] == "differs" or indicator["kind"] == AnswerKind.TEXT
    ):
        return finding["value"]
    return (answer or {}).get("value", "") if indicator["kind"] != AnswerKind.TEXT else ""


def total_of(form: Iterable[RoundIndicator], points: Mapping[str, Fraction]) -> Fraction:
    """The weighted mean of the points. An indicator without points counts as 0."""
    rows = [(points.get(each["key"], ZERO), each["weight"]) for each in form]
    weights = sum(weight for _, weight in rows)
    return sum((got * weight for got, weight in rows), ZERO) / weights if weights else ZERO


def format_points(points: Fraction) -> str:
    """`87,50`: hundredths, rounded half up."""
    hundredths = (points * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100},{hundredths % 100:02d}"
