"""What makes a KIM ICT-based, and in which stratum it stands: facts of a closed list, each compared
with a number.

Rules are data. What is not in the lists here is refused when it is read, so nothing that an office
types is ever run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from kimid.ict.models import Signal
from kimid.lib.text import number


class IctCriterion(StrEnum):
    """A measured value of a KIM that a rule may ask for. The value is stored and stands in URLs."""

    USED = "situs"
    DEVICES = "perangkat"
    LAPTOPS = "laptop"
    TRAINED = "terlatih"
    SIGNAL = "sinyal"


class IctComparison(StrEnum):
    AT_LEAST = "paling-sedikit"
    AT_MOST = "paling-banyak"


class BadIctRules(ValueError):
    """These are no rules: a fact, a comparison or a number that is not in the lists. The message
    names it; enter others.
    """


@dataclass(frozen=True)
class CriterionSpec:
    """How a fact is called when it is missing, how it is compared, with which numbers, and what a
    rule about it says.
    """

    missing_label: str
    comparison: IctComparison
    least: int
    most: int
    text_format: str


CRITERION_SPECS: Final[Mapping[IctCriterion, CriterionSpec]] = {
    IctCriterion.USED: CriterionSpec(
        "Situs belum atau lama tidak dipakai",
        IctComparison.AT_MOST,
        1,
        730,
        "Situs dipakai dalam {} hari terakhir",
    ),
    IctCriterion.DEVICES: CriterionSpec(
        "HP atau laptop", IctComparison.AT_LEAST, 1, 100, "Paling sedikit {} HP atau laptop"
    ),
    IctCriterion.LAPTOPS: CriterionSpec(
        "Laptop", IctComparison.AT_LEAST, 1, 100, "Paling sedikit {} laptop"
    ),
    IctCriterion.TRAINED: CriterionSpec(
        "Pelatihan", IctComparison.AT_LEAST, 1, 100, "Paling sedikit {} anggota pernah dilatih"
    ),
    IctCriterion.SIGNAL: CriterionSpec(
        "Sinyal", IctComparison.AT_LEAST, 1, 4, "Sinyal paling sedikit: {}"
    ),
}


@dataclass(frozen=True)
class IctProfile:
    """What is known of a KIM on a day. None is what never happened, or what nobody has entered yet.

    `idle` is how many days ago its site was used, `trained` how many members were trained, `signal`
    a level of `Signal`.
    """

    idle_days: int | None = None
    phones: int | None = None
    laptops: int | None = None
    trained: int | None = None
    signal: int | None = None

    def value_of(self, criterion: IctCriterion) -> int | None:
        """The number that a rule about this fact is compared with."""
        devices = (
            None if self.phones is None or self.laptops is None else self.phones + self.laptops
        )
        return {
            IctCriterion.USED: self.idle_days,
            IctCriterion.DEVICES: devices,
            IctCriterion.LAPTOPS: self.laptops,
            IctCriterion.TRAINED: self.trained,
            IctCriterion.SIGNAL: self.signal,
        }[criterion]


@dataclass(frozen=True)
class Condition:
    """One thing that a rule asks for."""

    criterion: IctCriterion
    comparison: IctComparison
    value: int

    def is_met_by(self, profile: IctProfile) -> bool:
        """Whether it is so. What is not known is not so."""
        measured = profile.value_of(self.criterion)
        if measured is None:
            return False
        return (
            measured >= self.value
            if self.comparison == IctComparison.AT_LEAST
            else measured <= self.value
        )

    @property
    def text(self) -> str:
        """`Paling sedikit 1 laptop`."""
        words = (
            Signal(self.value).label.lower()
            if self.criterion == IctCriterion.SIGNAL
            else number(self.value)
        )
        return CRITERION_SPECS[self.criterion].text_format.format(words)


class Stratum(NamedTuple):
    """A step that KIM may stand on, and what it asks for; without conditions every KIM stands at
    least here.
    """

    name: str
    conditions: Sequence[Condition]


class IctVerdict(NamedTuple):
    """What rules say of a KIM. `lacks` are the facts that fall short of being ICT-based."""

    is_based: bool
    stratum: str
    lacks: Sequence[IctCriterion]


@dataclass(frozen=True)
class RuleBook:
    """What a KIM needs to be called ICT-based, and the strata from the lowest up."""

    based: Sequence[Condition]
    strata: Sequence[Stratum]

    def judge(self, profile: IctProfile) -> IctVerdict:
        """What these rules say of these facts: the highest stratum whose conditions all hold is the
        one.
        """
        lacks = [each.criterion for each in self.based if not each.is_met_by(profile)]
        reached = (
            each.name
            for each in reversed(self.strata)
            if all(one.is_met_by(profile) for one in each.conditions)
        )
        return IctVerdict(not lacks, next(reached, ""), lacks)

    def above(self, stratum: str) -> Stratum | None:
        """The next stratum up from this one; the lowest from none."""
        names = [each.name for each in self.strata]
        at = names.index(stratum) + 1 if stratum in names else 0
        return self.strata[at] if at < len(self.strata) else None

    def as_json(self) -> dict[str, Any]:
        """As plain values, as rows and the record keep it."""
        return {
            "based": [_condition_json(each) for each in self.based],
            "strata": [
                {"name": each.name, "conditions": [_condition_json(one) for one in each.conditions]}
                for each in self.strata
            ],
        }

    @staticmethod
    def from_json(
        based: Sequence[Mapping[str, Any]], strata: Sequence[Mapping[str, Any]]
    ) -> "RuleBook":
        """The rules that were kept. Raises BadIctRules."""
        return RuleBook(
            [_read_condition(each) for each in based],
            [
                Stratum(str(each["name"]), [_read_condition(one) for one in each["conditions"]])
                for each in strata
            ],
        )


def make_condition(criterion: IctCriterion, value: int) -> Condition:
    """A condition on a fact, compared as that fact is. Raises BadIctRules when the number makes no
    sense.
    """
    spec = CRITERION_SPECS[criterion]
    if not spec.least <= value <= spec.most:
        raise BadIctRules(f"{criterion}: {value} is not from {spec.least} to {spec.most}")
    return Condition(criterion, spec.comparison, value)


def _condition_json(each: Condition) -> dict[str, Any]:
    return {"fact": each.criterion.value, "is": each.comparison.value, "value": each.value}


def _read_condition(stored: Mapping[str, Any]) -> Condition:
    """A condition as it was kept. Only what could be entered today is read."""
    criterion = str(stored.get("fact"))
    value = stored.get("value")
    if criterion not in IctCriterion or not isinstance(value, int) or isinstance(value, bool):
        raise BadIctRules(f"no condition: {dict(stored)}")
    result = make_condition(IctCriterion(criterion), value)
    if stored.get("is") != result.comparison:
        raise BadIctRules(f"{criterion} is not compared with {stored.get('is')}")
    return result
