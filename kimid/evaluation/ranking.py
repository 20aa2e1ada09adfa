"""The ranking of a contest level, with the rules for ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from kimid.evaluation.models import Answer, AnswerKind, Participant, RoundIndicator
from kimid.evaluation.scoring import ZERO, final_value, points_of, total_of

# Shown with every result. `_order` follows them.
TIE_RULES: Final = (
    "nilai lebih tinggi pada pertanyaan yang bobotnya paling besar",
    "jumlah nilai lebih tinggi di luar penilaian juri",
    "isian yang lebih dulu dikirim",
)
type JuryPoints = Mapping[
    tuple[int, str], Sequence[Decimal]
]  # the points of all jurors, by participant id and aspect


class _Order(NamedTuple):
    """The sort key of a participant: the total, then the tie rules."""

    total: Fraction
    heaviest: Fraction
    unjudged: Fraction
    sent_at: float
    number: str

    @property
    def key(self) -> tuple[Fraction, Fraction, Fraction, float, str]:
        """Sorts the best first."""
        return (-self.total, -self.heaviest, -self.unjudged, self.sent_at, self.number)


@dataclass(frozen=True)
class RankedParticipant:
    """A participant with its rank, from 1. `tie` explains the rank among equal totals."""

    participant: Participant
    rank: int
    total: Fraction
    points: Mapping[str, Fraction]
    tie: str = ""


def ranking(
    form: Sequence[RoundIndicator], participants: Iterable[Participant], jury_points: JuryPoints
) -> list[RankedParticipant]:
    """All participants that are not excluded, the best first. Runs no query."""
    rows = [
        (each, _points(form, each, jury_points)) for each in participants if not each.is_excluded
    ]
    ordered = sorted(
        ((_order(form, each, points), each, points) for each, points in rows),
        key=lambda row: row[0].key,
    )
    ties = _ties([(order, each) for order, each, _ in ordered])
    return [
        RankedParticipant(each, rank, order.total, points, ties.get(each.pk, ""))
        for rank, (order, each, points) in enumerate(ordered, 1)
    ]


def heaviest_indicator(form: Sequence[RoundIndicator]) -> RoundIndicator | None:
    """The indicator with the largest weight. Jury indicators go before all others."""
    judged = [each for each in form if each["kind"] == AnswerKind.JURY]
    return max(judged or form, key=lambda each: each["weight"], default=None)


def mean(points: Sequence[Decimal]) -> Fraction:
    """The mean of the points; zero without any."""
    return Fraction(sum(points, Decimal())) / len(points) if points else ZERO


def _points(
    form: Sequence[RoundIndicator], participant: Participant, jury_points: JuryPoints
) -> dict[str, Fraction]:
    answers = participant.entry.answers
    findings = participant.checks
    points = {}
    for each in form:
        key = each["key"]
        if each["kind"] == AnswerKind.JURY:
            points[key] = mean(jury_points.get((participant.pk, key), ()))
        else:
            points[key] = points_of(
                each, final_value(each, answers.get(key, Answer()), findings.get(key))
            )
    return points


def _order(
    form: Sequence[RoundIndicator], participant: Participant, points: Mapping[str, Fraction]
) -> _Order:
    most = heaviest_indicator(form)
    sent_at = participant.entry.sent_at
    return _Order(
        total_of(form, points),
        points[most["key"]] if most else ZERO,
        total_of([each for each in form if each["kind"] != AnswerKind.JURY], points),
        sent_at.timestamp() if sent_at else 0.0,
        participant.entry.kim.number,
    )


def _ties(ordered: Sequence[tuple[_Order, Participant]]) -> dict[int, str]:
    """A sentence for each participant of a tie, by its id."""
    sentences: dict[int, list[str]] = {}
    for (before, first), (after, second) in pairwise(ordered):
        if before.total == after.total:
            rule = _rule(before, after)
            sentences.setdefault(first.pk, []).append(
                f"Nilainya sama dengan {second.entry.kim.name}; didahulukan karena {rule}."
            )
            sentences.setdefault(second.pk, []).append(
                f"Nilainya sama dengan {first.entry.kim.name}, yang didahulukan karena {rule}."
            )
    return {pk: " ".join(words) for pk, words in sentences.items()}


def _rule(before: _Order, after: _Order) -> str:
    steps = zip(TIE_RULES, before[1:4], after[1:4], strict=True)
    return next((words for words, one, other in steps if one != other), "nomor KIM")
