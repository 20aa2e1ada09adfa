"""What was counted of a KIM, in words: on what its status rests, what it lacks, and what the next
stratum asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kimid.ict.models import IctCount, Means, Signal, Training
from kimid.ict.rule_book import Condition, IctCriterion, IctProfile, RuleBook
from kimid.lib import clock
from kimid.lib.text import enumeration, number
from kimid.registry.models import IctStatus, Kim

# What is told of every KIM, whether a rule asks for it or not.
_ALWAYS_SHOWN: Final = (
    IctCriterion.USED,
    IctCriterion.DEVICES,
    IctCriterion.TRAINED,
    IctCriterion.SIGNAL,
)
_UNKNOWN: Final[Mapping[IctCriterion, str]] = {
    IctCriterion.USED: "Situs belum pernah dipakai",
    IctCriterion.DEVICES: "HP dan laptop belum diisi",
    IctCriterion.LAPTOPS: "Laptop belum diisi",
    IctCriterion.TRAINED: "Pelatihan belum diisi",
    IctCriterion.SIGNAL: "Sinyal belum diisi",
}


class Evidence(NamedTuple):
    """One fact, where it comes from, and what a rule about it asks for. `holds` is None where no
    rule asks.
    """

    title: str
    source: str
    requirement: str
    is_met: bool | None

    @property
    def text(self) -> str:
        """What stands below it."""
        return (
            f"{self.requirement}. {self.source}"
            if self.requirement and self.source and not self.is_met
            else self.requirement or self.source
        )


@dataclass(frozen=True)
class IctState:
    """All that is said of one KIM: the count it rests on, its evidence, and what is missing for the
    next stratum.
    """

    kim: Kim
    count: IctCount | None
    evidence: Sequence[Evidence]
    next_stratum: str
    next_requirements: Sequence[str]

    @property
    def tone(self) -> str:
        """That of a badge."""
        return {IctStatus.BASED: "good", IctStatus.NOT_YET: "warn"}.get(
            IctStatus(self.kim.ict_status), "plain"
        )

    @property
    def missing_text(self) -> str:
        """`Pelatihan belum diisi; HP dan laptop belum diisi`."""
        return "; ".join(each.title for each in self.evidence if each.is_met is False)

    @property
    def basis(self) -> str:
        """`Aturan Provinsi Kalimantan Barat versi 2: Pergub 3/2026, 4 Mei 2026`."""
        rules = self.count.rules if self.count else None
        if rules is None:
            return "Belum ada aturannya"
        return (
            f"Aturan {rules.region.full_name} versi {rules.version}: {rules.legal_basis},"
            f" {clock.day(rules.decided_on)}"
        )


def newest_means(kim: Kim) -> Means | None:
    """What was written down last of what a KIM works with. One query."""
    return kim.means.order_by("-pk").first()


def ict_state_of(kim: Kim, today: date) -> IctState:
    """What is said of this KIM today. Two queries."""
    count = IctCount.objects.select_related("rules__region", "means").filter(kim=kim).first()
    if count is None or count.rules is None:
        return IctState(kim, count, [], "", [])
    book = RuleBook.from_json(count.rules.based, count.rules.strata)
    profile = profile_of(count, today)
    conditions = {each.criterion: each for each in book.based}
    criteria = [
        *conditions,
        *(criterion for criterion in _ALWAYS_SHOWN if criterion not in conditions),
    ]
    last = (
        Training.objects.filter(means=count.means).order_by("-trained_on", "pk").first()
        if profile.trained
        else None
    )
    above = book.above(count.stratum)
    return IctState(
        kim,
        count,
        [
            _evidence(criterion, conditions.get(criterion), count, profile, last)
            for criterion in criteria
        ],
        above.name if above else "",
        [_uncapitalised(each) for each in above.conditions if not each.is_met_by(profile)]
        if above
        else [],
    )


def profile_of(count: IctCount, today: date) -> IctProfile:
    """The facts that a count found, as of today. Asks nothing when its sheet is read with it."""
    means = count.means
    return IctProfile(
        idle_days=(today - count.used_on).days if count.used_on else None,
        phones=means.phones if means else None,
        laptops=means.laptops if means else None,
        trained=count.trained,
        signal=means.signal if means else None,
    )


def criterion_text(criterion: IctCriterion, profile: IctProfile) -> str:
    """`Situs dipakai 12 hari lalu`, `3 HP dan 1 laptop`, `Pelatihan belum diisi`."""
    value = profile.value_of(criterion)
    if value is None:
        return _UNKNOWN[criterion]
    if criterion == IctCriterion.USED:
        return f"Situs dipakai {_ago(value)}"
    if criterion == IctCriterion.TRAINED:
        return f"{number(value)} anggota pernah dilatih" if value else "Belum ada yang dilatih"
    if criterion == IctCriterion.SIGNAL:
        return f"Sinyal: {Signal(value).label.lower()}"
    return _devices_text(criterion, profile)


def missing_criteria(count: IctCount) -> list[IctCriterion]:
    """The facts that fell short when it was counted."""
    return [IctCriterion(word) for word in count.lacks.strip(",").split(",") if word]


def _devices_text(criterion: IctCriterion, profile: IctProfile) -> str:
    pairs = [(profile.phones or 0, "HP"), (profile.laptops or 0, "laptop")][
        criterion == IctCriterion.LAPTOPS :
    ]
    owned = [f"{number(many)} {word}" for many, word in pairs if many]
    return (
        enumeration(owned)
        if owned
        else f"Belum ada {enumeration([word for _, word in pairs], 'atau')}"
    )


def _ago(days: int) -> str:
    return ("hari ini", "kemarin")[max(days, 0)] if days <= 1 else f"{number(days)} hari lalu"


def _uncapitalised(each: Condition) -> str:
    """What a rule asks for, inside of a sentence."""
    return f"{each.text[0].lower()}{each.text[1:]}"


def _evidence(
    criterion: IctCriterion,
    condition: Condition | None,
    count: IctCount,
    profile: IctProfile,
    last: Training | None,
) -> Evidence:
    holds = condition.is_met_by(profile) if condition else None
    wanted = f"Perlu: {_uncapitalised(condition)}" if condition and not holds else ""
    return Evidence(
        criterion_text(criterion, profile), _source(criterion, count, last), wanted, holds
    )


def _source(criterion: IctCriterion, count: IctCount, last: Training | None) -> str:
    if criterion == IctCriterion.USED:
        return (
            f"{clock.day(count.used_on)}, dicatat situs sendiri"
            if count.used_on
            else "Dicatat situs sendiri"
        )
    means = count.means
    if means is None:
        return "Diisi ketua atau petugas di Sarana KIM"
    trained = (
        f"Terakhir {clock.day(last.trained_on)}, {last.trainer}. "
        if criterion == IctCriterion.TRAINED and last
        else ""
    )
    return (
        f"{trained}Diisi {means.entered_by},"
        f" {clock.day(clock.today(means.entered_at, count.kim.region.zone))}"
    )
