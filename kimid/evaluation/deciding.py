"""The result of a heat: one function of what was checked and what the jury gave, with the rule for equal sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from kimid.evaluation.models import Answer, Asked, Kind, Participant
from kimid.evaluation.scoring import NOTHING, points_of, settled, total_of

# Said wherever a result is shown, and followed by `_order`.
TIE_RULES: Final = (
    "nilai lebih tinggi pada pertanyaan yang bobotnya paling besar",
    "jumlah nilai lebih tinggi di luar penilaian juri",
    "isian yang lebih dulu dikirim",
)
type Given = Mapping[tuple[int, str], Sequence[int]]  # what all jurors gave, by participant and aspect


class _Order(NamedTuple):
    """By what participants are ranked: the sum, then what the rules for equal sums say."""

    total: Fraction
    heaviest: Fraction
    unjudged: Fraction
    sent_at: float
    number: str

    @property
    def key(self) -> tuple[Fraction, Fraction, Fraction, float, str]:
        """The best first: most points, then whoever sent first, then the lower number."""
        return (-self.total, -self.heaviest, -self.unjudged, self.sent_at, self.number)


@dataclass(frozen=True)
class Ranked:
    """A participant in its place, from 1. `tie` says by which rule it stands before or after one with the same sum."""

    participant: Participant
    rank: int
    total: Fraction
    points: Mapping[str, Fraction]
    tie: str = ""


def ranking(form: Sequence[Asked], participants: Iterable[Participant], given: Given) -> list[Ranked]:
    """Everybody who takes part in the ranking, the best first. Pure: the same rows give the same result."""
    rows = [(each, _points(form, each, given)) for each in participants if not each.is_excluded]
    ordered = sorted(((_order(form, each, points), each, points) for each, points in rows), key=lambda row: row[0].key)
    ties = _ties([(order, each) for order, each, _ in ordered])
    return [
        Ranked(each, rank, order.total, points, ties.get(each.pk, "")) for rank, (order, each, points) in enumerate(ordered, 1)
    ]


def heaviest(form: Sequence[Asked]) -> Asked | None:
    """The question that weighs most, what a jury judges before all others; the first of several."""
    judged = [each for each in form if each["kind"] == Kind.JURY]
    return max(judged or form, key=lambda each: each["weight"], default=None)


def mean(points: Sequence[int]) -> Fraction:
    """The mean of what jurors gave; nothing without any."""
    return Fraction(sum(points), len(points)) if points else NOTHING


def _points(form: Sequence[Asked], participant: Participant, given: Given) -> dict[str, Fraction]:
    answers, marks = participant.entry.answers, participant.checks
    found = {}
    for each in form:
        key = each["key"]
        if each["kind"] == Kind.JURY:
            found[key] = mean(given.get((participant.pk, key), ()))
        else:
            found[key] = points_of(each, settled(each, answers.get(key, Answer()), marks.get(key)))
    return found


def _order(form: Sequence[Asked], participant: Participant, points: Mapping[str, Fraction]) -> _Order:
    most = heaviest(form)
    sent_at = participant.entry.sent_at
    return _Order(
        total_of(form, points),
        points[most["key"]] if most else NOTHING,
        total_of([each for each in form if each["kind"] != Kind.JURY], points),
        sent_at.timestamp() if sent_at else 0.0,
        participant.entry.kim.number,
    )


def _ties(ordered: Sequence[tuple[_Order, Participant]]) -> dict[int, str]:
    """For neighbours with the same sum: by which rule one stands before the other, said of both."""
    said: dict[int, list[str]] = {}
    for (before, first), (after, second) in pairwise(ordered):
        if before.total == after.total:
            rule = _rule(before, after)
            said.setdefault(first.pk, []).append(f"Nilainya sama dengan {second.entry.kim.name}; didahulukan karena {rule}.")
            said.setdefault(second.pk, []).append(f"Nilainya sama dengan {first.entry.kim.name}, yang didahulukan karena {rule}.")
    return {pk: " ".join(words) for pk, words in said.items()}


def _rule(before: _Order, after: _Order) -> str:
    steps = zip(TIE_RULES, before[1:4], after[1:4], strict=True)
    return next((words for words, one, other in steps if one != other), "nomor KIM")
