"""What makes a KIM ICT-based, and in which stratum it stands: facts of a closed list, each compared with a number.

Rules are data. What is not in the lists here is refused when it is read, so nothing that an office types is ever run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from kimid.lib.text import number
from kimid.registry.models import Signal


class Fact(StrEnum):
    """Something known of a KIM that a rule may ask for, by the word in addresses and in kept rules."""

    USED = "situs"
    DEVICES = "perangkat"
    LAPTOPS = "laptop"
    TRAINED = "terlatih"
    SIGNAL = "sinyal"


class Comparison(StrEnum):
    AT_LEAST = "paling-sedikit"
    AT_MOST = "paling-banyak"


class BadRules(ValueError):
    """These are no rules: a fact, a comparison or a number that is not in the lists. The message names it; enter others."""


@dataclass(frozen=True)
class Shape:
    """How a fact is called when it is missing, how it is compared, with which numbers, and what a rule about it says."""

    lack: str
    comparison: Comparison
    least: int
    most: int
    said: str


SHAPES: Final[Mapping[Fact, Shape]] = {
    Fact.USED: Shape("Situs belum atau lama tidak dipakai", Comparison.AT_MOST, 1, 730, "Situs dipakai dalam {} hari terakhir"),
    Fact.DEVICES: Shape("HP atau laptop", Comparison.AT_LEAST, 1, 100, "Paling sedikit {} HP atau laptop"),
    Fact.LAPTOPS: Shape("Laptop", Comparison.AT_LEAST, 1, 100, "Paling sedikit {} laptop"),
    Fact.TRAINED: Shape("Pelatihan", Comparison.AT_LEAST, 1, 100, "Paling sedikit {} anggota pernah dilatih"),
    Fact.SIGNAL: Shape("Sinyal", Comparison.AT_LEAST, 1, 4, "Sinyal paling sedikit: {}"),
}


@dataclass(frozen=True)
class Facts:
    """What is known of a KIM on a day. None is what never happened, or what nobody has entered yet.

    `idle` is how many days ago its site was used, `trained` how many members were trained, `signal` a level of `Signal`.
    """

    idle: int | None = None
    phones: int | None = None
    laptops: int | None = None
    trained: int | None = None
    signal: int | None = None

    def of(self, fact: Fact) -> int | None:
        """The number that a rule about this fact is compared with."""
        devices = None if self.phones is None or self.laptops is None else self.phones + self.laptops
        return {
            Fact.USED: self.idle,
            Fact.DEVICES: devices,
            Fact.LAPTOPS: self.laptops,
            Fact.TRAINED: self.trained,
            Fact.SIGNAL: self.signal,
        }[fact]


@dataclass(frozen=True)
class Condition:
    """One thing that a rule asks for."""

    fact: Fact
    comparison: Comparison
    value: int

    def holds(self, facts: Facts) -> bool:
        """Whether it is so. What is not known is not so."""
        found = facts.of(self.fact)
        if found is None:
            return False
        return found >= self.value if self.comparison == Comparison.AT_LEAST else found <= self.value

    @property
    def said(self) -> str:
        """`Paling sedikit 1 laptop`."""
        words = Signal(self.value).label.lower() if self.fact == Fact.SIGNAL else number(self.value)
        return SHAPES[self.fact].said.format(words)


class Stratum(NamedTuple):
    """A step that KIM may stand on, and what it asks for; without conditions every KIM stands at least here."""

    name: str
    conditions: Sequence[Condition]


class Verdict(NamedTuple):
    """What rules say of a KIM. `lacks` are the facts that fall short of being ICT-based."""

    is_based: bool
    stratum: str
    lacks: Sequence[Fact]


@dataclass(frozen=True)
class RuleBook:
    """What a KIM needs to be called ICT-based, and the strata from the lowest up."""

    based: Sequence[Condition]
    strata: Sequence[Stratum]

    def judge(self, facts: Facts) -> Verdict:
        """What these rules say of these facts: the highest stratum whose conditions all hold is the one."""
        lacks = [each.fact for each in self.based if not each.holds(facts)]
        reached = (each.name for each in reversed(self.strata) if all(one.holds(facts) for one in each.conditions))
        return Verdict(not lacks, next(reached, ""), lacks)

    def above(self, stratum: str) -> Stratum | None:
        """The next stratum up from this one; the lowest from none."""
        names = [each.name for each in self.strata]
        at = names.index(stratum) + 1 if stratum in names else 0
        return self.strata[at] if at < len(self.strata) else None

    def kept(self) -> dict[str, Any]:
        """As plain values, as rows and the record keep it."""
        return {
            "based": [_kept(each) for each in self.based],
            "strata": [{"name": each.name, "conditions": [_kept(one) for one in each.conditions]} for each in self.strata],
        }

    @staticmethod
    def read(based: Sequence[Mapping[str, Any]], strata: Sequence[Mapping[str, Any]]) -> "RuleBook":
        """The rules that were kept. Raises BadRules."""
        return RuleBook(
            [_condition(each) for each in based],
            [Stratum(str(each["name"]), [_condition(one) for one in each["conditions"]]) for each in strata],
        )


def condition(fact: Fact, value: int) -> Condition:
    """A condition on a fact, compared as that fact is. Raises BadRules when the number makes no sense."""
    shape = SHAPES[fact]
    if not shape.least <= value <= shape.most:
        raise BadRules(f"{fact}: {value} is not from {shape.least} to {shape.most}")
    return Condition(fact, shape.comparison, value)


def _kept(each: Condition) -> dict[str, Any]:
    return {"fact": each.fact.value, "is": each.comparison.value, "value": each.value}


def _condition(kept: Mapping[str, Any]) -> Condition:
    """A condition as it was kept. Only what could be entered today is read."""
    fact, value = str(kept.get("fact")), kept.get("value")
    if fact not in Fact or not isinstance(value, int) or isinstance(value, bool):
        raise BadRules(f"no condition: {dict(kept)}")
    found = condition(Fact(fact), value)
    if kept.get("is") != found.comparison:
        raise BadRules(f"{fact} is not compared with {kept.get('is')}")
    return found
