"""The rules of a region for its KIM: each answered by the region itself or by the nearest one above
it that gives an answer.

No answer stands in the code. A rule that nobody has answered asks nothing. One limit holds all the
same, so that nothing waits without end: LONGEST_ANSWER.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from django.db.models import Q
from django.utils.text import capfirst

from kimid.events.models import Event
from kimid.events.posts import names_of
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lib.text import enumeration, number
from kimid.places.models import Region
from kimid.registry.models import PolicyRow, PolicyRule

type Answer = int | list[str]
NO_LOCAL_WORDS: Final[Mapping[str, str]] = {}


class Issuer(StrEnum):
    """Who may issue a decree. Heads of a desa and of a kelurahan are one choice: which of them it
    is follows from the place.
    """

    HEAD = "kepala"
    DISTRICT = "camat"
    AGENCY = "dinas"


class PaperKind(StrEnum):
    """A paper that comes with an application, besides the decree."""

    MINUTES = "berita-acara"
    ATTENDANCE = "daftar-hadir"
    STATUTES = "ad-art"
    ROSTER = "susunan-pengurus"


@dataclass(frozen=True)
class NumberRule:
    """A rule that is answered with a number from `least` to `most` of something."""

    minimum: int
    maximum: int
    unit: str

    def text(self, answer: Answer, here: Mapping[str, str] = NO_LOCAL_WORDS) -> str:
        """`10 orang`, in every place."""
        return f"{number(answer)} {self.unit}" if isinstance(answer, int) else ""


@dataclass(frozen=True)
class ChoiceRule:
    """A rule that is answered with some of these choices. `nothing` says what it means that none is
    chosen, if that may be.
    """

    choices: Mapping[str, str]
    conjunction: str
    none_text: str = ""

    def text(self, answer: Answer, here: Mapping[str, str] = NO_LOCAL_WORDS) -> str:
        """The answer in words: `Kepala desa/lurah atau camat`. `here` replaces words of choices."""
        words = {**self.choices, **here}
        names = [
            words[name] for name in self.choices if isinstance(answer, list) and name in answer
        ]
        return capfirst(enumeration(names, self.conjunction)) if names else self.none_text


LONGEST_ANSWER: Final = 60  # working days, also where nobody has answered the rule
_DAYS: Final = NumberRule(7, 3_650, "hari")
RULE_TYPES: Final[Mapping[PolicyRule, NumberRule | ChoiceRule]] = {
    PolicyRule.ISSUERS: ChoiceRule(
        {Issuer.HEAD: "kepala desa/lurah", Issuer.DISTRICT: "camat", Issuer.AGENCY: "kepala dinas"},
        "atau",
    ),
    PolicyRule.MEMBERS: NumberRule(3, 200, "orang"),
    PolicyRule.TERM: NumberRule(1, 10, "tahun"),
    PolicyRule.PAPERS: ChoiceRule(
        {
            PaperKind.MINUTES: "berita acara musyawarah",
            PaperKind.ATTENDANCE: "daftar hadir",
            PaperKind.STATUTES: "AD/ART",
            PaperKind.ROSTER: "susunan pengurus",
        },
        "dan",
        "Tidak ada",
    ),
    PolicyRule.ANSWER: NumberRule(1, LONGEST_ANSWER, "hari kerja"),
    PolicyRule.QUIET: _DAYS,
    PolicyRule.DORMANT: _DAYS,
    PolicyRule.FROZEN: _DAYS,
    PolicyRule.ARCHIVED: _DAYS,
}


# The longer a KIM is silent, the further down it goes.
SILENCE_RULES: Final = (
    PolicyRule.QUIET,
    PolicyRule.DORMANT,
    PolicyRule.FROZEN,
    PolicyRule.ARCHIVED,
)


@dataclass(frozen=True)
class Ruling:
    """What holds for a rule in a place, and who decided it on what basis. Without a `decider`
    nobody has answered it.
    """

    rule: PolicyRule
    place: Region
    answer: Answer | None = None
    decider: Region | None = None
    legal_basis: str = ""
    decided_on: date | None = None

    @property
    def text(self) -> str:
        """The answer in words. In a village its head has one title, so a kelurahan is never told of
        a kepala desa.
        """
        if self.answer is None:
            return "Belum diatur"
        here: dict[str, str] = (
            {Issuer.HEAD: self.place.head_title} if self.place.level == Level.VILLAGE else {}
        )
        return RULE_TYPES[self.rule].text(self.answer, here)

    @property
    def is_about_silence(self) -> bool:
        """Whether it says after how many days a KIM goes down a stage."""
        return self.rule in SILENCE_RULES

    @property
    def summary(self) -> str:
        """The answer and its basis in one line."""
        return f"{self.text}. {self.basis_text}"

    @property
    def basis_text(self) -> str:
        """Who decided it and what it rests on: `Kabupaten Kubu Raya, Peraturan Bupati 12/2021, 4
        Mei 2021`.
        """
        if self.decider is None or self.decided_on is None:
            return "Tidak ada wilayah yang mengaturnya"
        whose = "" if self.decider.level == Level.NATION else f"{self.decider.full_name}, "
        return f"{whose}{self.legal_basis}, {clock.day(self.decided_on)}"


class PolicyChange(NamedTuple):
    """What a region decided once: the rule and its answer, what held there before, who wrote it
    down and when.
    """

    text: str
    before: str
    by: str
    at: datetime


def policy_tag(region_code: str) -> str:
    """The tag of stored pages that show what a region decided."""
    return f"policy:{region_code}"


def rulings_for(region: Region) -> dict[PolicyRule, Ruling]:
    """What holds in this region for every rule, in their order. One query."""
    rows = PolicyRow.objects.select_related("region").filter(region__in=codes.lineage(region.code))
    # The nearest region has the last word.
    nearest = {PolicyRule(row.rule): row for row in sorted(rows, key=lambda row: row.region.level)}
    return {rule: _ruling(rule, region, nearest.get(rule)) for rule in PolicyRule}


def rulings_by_place(regions: Iterable[Region]) -> dict[str, dict[PolicyRule, Ruling]]:
    """What holds in each of these regions, by code. One query."""
    places = {region.code: region for region in regions}
    lineages = {code: codes.lineage(code) for code in places}
    deciders = set[str]().union(*lineages.values())
    rows = PolicyRow.objects.select_related("region").filter(region__in=deciders)
    answers = {(row.region_id, PolicyRule(row.rule)): row for row in rows}
    return {
        code: {
            rule: _ruling(
                rule,
                places[code],
                next((answers[at, rule] for at in lineage if (at, rule) in answers), None),
            )
            for rule in PolicyRule
        }
        for code, lineage in lineages.items()
    }


def conflicting_limit(
    rulings: Mapping[PolicyRule, Ruling], rule: PolicyRule, days: int
) -> Ruling | None:
    """The step of silence beside this one that would then not come before or after it; None when
    all is in order.
    """
    at = SILENCE_RULES.index(rule)
    before, after = (
        rulings[each]
        for each in (
            SILENCE_RULES[max(at - 1, 0)],
            SILENCE_RULES[min(at + 1, len(SILENCE_RULES) - 1)],
        )
    )
    if before.rule != rule and isinstance(before.answer, int) and days <= before.answer:
        return before
    return (
        after
        if after.rule != rule and isinstance(after.answer, int) and days >= after.answer
        else None
    )


def changes_of(region: Region, how_many: int = 20) -> list[PolicyChange]:
    """What this region, and those whose place it took, decided about its rules, newest first, as
    the record has it. One query.
    """
    kinds = ("policy.decided", "policy.left_to_above")
    rows = Event.objects.filter(
        _about(region), subject=region._meta.label, kind__in=kinds
    ).order_by("-pk")
    newest = list(rows[:how_many])
    names = names_of(newest)
    return [_change(row, names[row.pk]) for row in newest]


def _about(region: Region) -> Q:
    return Q(subject_id=region.code) | Q(
        subject_id__in=Region.objects.filter(successor=region).values("code")
    )


def _change(event: Event, who: str) -> PolicyChange:
    rule = PolicyRule(event.data["rule"])
    before = event.data["before"]
    now = (
        RULE_TYPES[rule].text(event.data["answer"])
        if "answer" in event.data
        else "ikut wilayah di atas"
    )
    was = "" if before is None else RULE_TYPES[rule].text(before)
    return PolicyChange(f"{rule.label}: {now}", was, who, event.happened_at)


def _ruling(rule: PolicyRule, place: Region, row: PolicyRow | None) -> Ruling:
    if row is None:
        return Ruling(rule, place)
    return Ruling(rule, place, row.answer, row.region, row.legal_basis, row.decided_on)
