"""Actions on indicators: add, retire."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.evaluation.models import AnswerKind, Choice, Indicator, RoundKind
from kimid.evaluation.rules import EvaluationPermission
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.places.models import Region


@dataclass(frozen=True)
class IndicatorData:
    """The data of a new indicator. `full` is for numbers and measures, `choices` for choices."""

    question: str
    kind: AnswerKind
    weight: int
    basis: str
    asks_evidence: bool = False
    help_text: str = ""
    full: int = 0
    unit: str = ""
    measure: str = ""
    choices: Sequence[Choice] = ()


@action(needs=EvaluationPermission.SET_FORM, records="evaluation.asked")
def add_indicator(
    region: Region, *, round_kind: RoundKind, data: IndicatorData, by: Actor, at: datetime
) -> Indicator:
    """Add an indicator to later rounds of this kind, in the region and below it."""
    values = {**vars(data), "choices": list(data.choices)}
    add_event_data(
        of=round_kind,
        question=data.question,
        answer_kind=data.kind,
        weight=data.weight,
        basis=data.basis,
    )
    return Indicator.objects.create(region=region, round_kind=round_kind, added_at=at, **values)


@action(needs=EvaluationPermission.SET_FORM, records="evaluation.retired")
def retire_indicator(indicator: Indicator, *, by: Actor, at: datetime) -> Indicator:
    """Leave an indicator out of later rounds. Open rounds keep it."""
    Indicator.objects.filter(pk=indicator.pk, retired_at=None).update(retired_at=at)
    add_event_data(of=indicator.round_kind, question=indicator.question)
    return indicator
