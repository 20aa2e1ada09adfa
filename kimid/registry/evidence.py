"""What was counted of a KIM, in words: on what its status rests, what it lacks, and what the next stratum asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kimid.lib import clock
from kimid.lib.text import listed, number
from kimid.registry.ict import Condition, Fact, Facts, RuleBook
from kimid.registry.models import IctCount, IctStatus, Kim, Means, Signal, Training

# What is told of every KIM, whether a rule asks for it or not.
_ALWAYS: Final = (Fact.USED, Fact.DEVICES, Fact.TRAINED, Fact.SIGNAL)
_UNKNOWN: Final[Mapping[Fact, str]] = {
    Fact.USED: "Situs belum pernah dipakai",
    Fact.DEVICES: "HP dan laptop belum diisi",
    Fact.LAPTOPS: "Laptop belum diisi",
    Fact.TRAINED: "Pelatihan belum diisi",
    Fact.SIGNAL: "Sinyal belum diisi",
}


class Evidence(NamedTuple):
    """One fact, where it comes from, and what a rule about it asks for. `holds` is None where no rule asks."""

    said: str
    source: str
    wanted: str
    holds: bool | None

    @property
    def text(self) -> str:
        """What stands below it."""
        return f"{self.wanted}. {self.source}" if self.wanted and self.source and not self.holds else self.wanted or self.source


@dataclass(frozen=True)
class IctState:
    """All that is said of one KIM: the count it rests on, its evidence, and what is missing for the next stratum."""

    kim: Kim
    count: IctCount | None
    evidence: Sequence[Evidence]
    next_stratum: str
    next_wanted: Sequence[str]

    @property
    def tone(self) -> str:
        """That of a badge."""
        return {IctStatus.BASED: "good", IctStatus.NOT_YET: "warn"}.get(IctStatus(self.kim.ict_status), "plain")

    @property
    def lacks_said(self) -> str:
        """`Pelatihan belum diisi; HP dan laptop belum diisi`."""
        return "; ".join(each.said for each in self.evidence if each.holds is False)

    @property
    def basis(self) -> str:
        """`Aturan Provinsi Kalimantan Barat versi 2: Pergub 3/2026, 4 Mei 2026`."""
        rules = self.count.rules if self.count else None
        if rules is None:
            return "Belum ada aturannya"
        return f"Aturan {rules.region.full_name} versi {rules.version}: {rules.legal_basis}, {clock.day(rules.decided_on)}"


def newest_means(kim: Kim) -> Means | None:
    """What was written down last of what a KIM works with. One query."""
    return kim.means.order_by("-pk").first()


def state_of(kim: Kim, today: date) -> IctState:
    """What is said of this KIM today. Two queries."""
    count = IctCount.objects.select_related("rules__region", "means").filter(kim=kim).first()
    if count is None or count.rules is None:
        return IctState(kim, count, [], "", [])
    book, facts = RuleBook.read(count.rules.based, count.rules.strata), facts_in(count, today)
    asked = {each.fact: each for each in book.based}
    told = [*asked, *(fact for fact in _ALWAYS if fact not in asked)]
    last = Training.objects.filter(means=count.means).order_by("-on", "pk").first() if facts.trained else None
    above = book.above(count.stratum)
    return IctState(
        kim,
        count,
        [_evidence(fact, asked.get(fact), count, facts, last) for fact in told],
        above.name if above else "",
        [_inside(each) for each in above.conditions if not each.holds(facts)] if above else [],
    )


def facts_in(count: IctCount, today: date) -> Facts:
    """The facts that a count found, as of today. Asks nothing when its sheet is read with it."""
    means = count.means
    return Facts(
        idle=(today - count.used_on).days if count.used_on else None,
        phones=means.phones if means else None,
        laptops=means.laptops if means else None,
        trained=count.trained,
        signal=means.signal if means else None,
    )


def fact_said(fact: Fact, facts: Facts) -> str:
    """`Situs dipakai 12 hari lalu`, `3 HP dan 1 laptop`, `Pelatihan belum diisi`."""
    found = facts.of(fact)
    if found is None:
        return _UNKNOWN[fact]
    if fact == Fact.USED:
        return f"Situs dipakai {_ago(found)}"
    if fact == Fact.TRAINED:
        return f"{number(found)} anggota pernah dilatih" if found else "Belum ada yang dilatih"
    if fact == Fact.SIGNAL:
        return f"Sinyal: {Signal(found).label.lower()}"
    return _devices_said(fact, facts)


def lacks_of(count: IctCount) -> list[Fact]:
    """The facts that fell short when it was counted."""
    return [Fact(word) for word in count.lacks.strip(",").split(",") if word]


def _devices_said(fact: Fact, facts: Facts) -> str:
    pairs = [(facts.phones or 0, "HP"), (facts.laptops or 0, "laptop")][fact == Fact.LAPTOPS :]
    owned = [f"{number(many)} {word}" for many, word in pairs if many]
    return listed(owned) if owned else f"Belum ada {listed([word for _, word in pairs], 'atau')}"


def _ago(days: int) -> str:
    return ("hari ini", "kemarin")[max(days, 0)] if days <= 1 else f"{number(days)} hari lalu"


def _inside(each: Condition) -> str:
    """What a rule asks for, inside of a sentence."""
    return f"{each.said[0].lower()}{each.said[1:]}"


def _evidence(fact: Fact, asked: Condition | None, count: IctCount, facts: Facts, last: Training | None) -> Evidence:
    holds = asked.holds(facts) if asked else None
    wanted = f"Perlu: {_inside(asked)}" if asked and not holds else ""
    return Evidence(fact_said(fact, facts), _source(fact, count, last), wanted, holds)


def _source(fact: Fact, count: IctCount, last: Training | None) -> str:
    if fact == Fact.USED:
        return f"{clock.day(count.used_on)}, dicatat situs sendiri" if count.used_on else "Dicatat situs sendiri"
    means = count.means
    if means is None:
        return "Diisi ketua atau petugas di Sarana KIM"
    trained = f"Terakhir {clock.day(last.on)}, {last.trainer}. " if fact == Fact.TRAINED and last else ""
    return f"{trained}Diisi {means.entered_by}, {clock.day(clock.today(means.entered_at, count.kim.region.zone))}"
