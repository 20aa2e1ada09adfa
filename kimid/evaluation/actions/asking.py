"""A region asks more than the regions above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.evaluation.models import Choice, Indicator, Kind, RoundKind
from kimid.evaluation.rules import Can
from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.places.models import Region


@dataclass(frozen=True)
class Question:
    """What is asked and on what basis. `full` is for numbers and measures, `choices` for one of several."""

    question: str
    kind: Kind
    weight: int
    basis: str
    asks_evidence: bool = False
    help_text: str = ""
    full: int = 0
    unit: str = ""
    measure: str = ""
    choices: Sequence[Choice] = ()


@action(needs=Can.SET_FORM, records="evaluation.asked")
def ask(region: Region, *, of: RoundKind, question: Question, by: Actor, at: datetime) -> Indicator:
    """Ask this in every round of the kind that is opened from now on in the region or below it."""
    said = {**vars(question), "choices": list(question.choices)}
    remember(of=of, question=question.question, answer_kind=question.kind, weight=question.weight, basis=question.basis)
    return Indicator.objects.create(region=region, of=of, added_at=at, **said)


@action(needs=Can.SET_FORM, records="evaluation.retired")
def retire(indicator: Indicator, *, by: Actor, at: datetime) -> Indicator:
    """Ask it no more. Rounds that were opened with it keep it."""
    Indicator.objects.filter(pk=indicator.pk, retired_at=None).update(retired_at=at)
    remember(of=indicator.of, question=indicator.question)
    return indicator
