"""Builders for tests about ICT-based KIM: what they work with, and rules."""

from datetime import date, datetime
from typing import Final

from kimid.events.actor import Actor
from kimid.ict import actions as ict
from kimid.ict.actions import MeansInput, NewIctRules, TrainedMember
from kimid.ict.defaults import create_default_ict_rules
from kimid.ict.models import Signal
from kimid.ict.rule_book import Condition, IctCriterion, RuleBook, Stratum, make_condition
from kimid.registry.models import Kim
from tests import build

BASIS: Final = "Perbup 12/2021"


def first_rules() -> None:
    """The rules that every install begins with."""
    build.region("00")
    create_default_ict_rules(build.AT)


def rules(*based: Condition, strata: tuple[Stratum, ...] = (), reason: str = "Uji") -> NewIctRules:
    """Rules that ask for this."""
    return NewIctRules(RuleBook(based, strata), BASIS, date(2021, 5, 4), reason)


def needs(**facts: int) -> list[Condition]:
    """Conditions by the names of their facts: `needs(devices=1, trained=2)`."""
    return [make_condition(IctCriterion[name.upper()], value) for name, value in facts.items()]


def decide(
    code: str, *based: Condition, strata: tuple[Stratum, ...] = (), at: datetime = build.AT
) -> None:
    """Rules of this region."""
    ict.decide_ict(build.region(code), rules=rules(*based, strata=strata), by=build.BUILDER, at=at)


def means(
    kim: Kim,
    *,
    phones: int = 1,
    laptops: int = 0,
    trained: int = 1,
    signal: Signal = Signal.SLOW,
    by: Actor = build.BUILDER,
    at: datetime = build.AT,
) -> None:
    """Write down what a KIM works with."""
    people = [
        TrainedMember(f"Orang {number}", date(2024, 5, 4), "Diskominfo")
        for number in range(trained)
    ]
    ict.describe_means(kim, means_input=MeansInput(phones, laptops, signal, people), by=by, at=at)
