"""The rules of a region for its KIM: each answered by the region itself or by the nearest one above it that gives an answer.

No answer stands in the code. A rule that nobody has answered asks nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from django.db.models import Q
from django.utils.text import capfirst

from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lib.text import listed, number
from kimid.places.models import Region
from kimid.registry.models import PolicyRow, Rule

type Answer = int | list[str]
NOWHERE: Final[Mapping[str, str]] = {}


class Issuer(StrEnum):
    """Who may issue a decree. Heads of a desa and of a kelurahan are one choice: which of them it is follows from the place."""

    HEAD = "kepala"
    DISTRICT = "camat"
    AGENCY = "dinas"


class Paper(StrEnum):
    """A paper that comes with an application, besides the decree."""

    MINUTES = "berita-acara"
    ATTENDANCE = "daftar-hadir"
    STATUTES = "ad-art"
    ROSTER = "susunan-pengurus"


@dataclass(frozen=True)
class Number:
    """A rule that is answered with a number from `least` to `most` of something."""

    least: int
    most: int
    unit: str

    def said(self, answer: Answer, here: Mapping[str, str] = NOWHERE) -> str:
        """`10 orang`, in every place."""
        return f"{number(answer)} {self.unit}" if isinstance(answer, int) else ""


@dataclass(frozen=True)
class Several:
    """A rule that is answered with some of these choices. `nothing` says what it means that none is chosen, if that may be."""

    choices: Mapping[str, str]
    joint: str
    nothing: str = ""

    def said(self, answer: Answer, here: Mapping[str, str] = NOWHERE) -> str:
        """`Kepala desa/lurah atau camat`; `here` has the words of a place for some of the choices."""
        words = {**self.choices, **here}
        names = [words[name] for name in self.choices if isinstance(answer, list) and name in answer]
        return capfirst(listed(names, self.joint)) if names else self.nothing


_DAYS: Final = Number(7, 3_650, "hari")
SHAPES: Final[Mapping[Rule, Number | Several]] = {
    Rule.ISSUERS: Several({Issuer.HEAD: "kepala desa/lurah", Issuer.DISTRICT: "camat", Issuer.AGENCY: "kepala dinas"}, "atau"),
    Rule.MEMBERS: Number(3, 200, "orang"),
    Rule.TERM: Number(1, 10, "tahun"),
    Rule.PAPERS: Several(
        {
            Paper.MINUTES: "berita acara musyawarah",
            Paper.ATTENDANCE: "daftar hadir",
            Paper.STATUTES: "AD/ART",
            Paper.ROSTER: "susunan pengurus",
        },
        "dan",
        "Tidak ada",
    ),
    Rule.ANSWER: Number(1, 60, "hari kerja"),
    Rule.QUIET: _DAYS,
    Rule.DORMANT: _DAYS,
    Rule.FROZEN: _DAYS,
    Rule.ARCHIVED: _DAYS,
}


# The longer a KIM is silent, the further down it goes.
SILENCE: Final = (Rule.QUIET, Rule.DORMANT, Rule.FROZEN, Rule.ARCHIVED)


@dataclass(frozen=True)
class Ruling:
    """What holds for a rule in a place, and who decided it on what basis. Without a `decider` nobody has answered it."""

    rule: Rule
    place: Region
    answer: Answer | None = None
    decider: Region | None = None
    legal_basis: str = ""
    decided_on: date | None = None

    @property
    def said(self) -> str:
        """The answer in words. In a village its head has one title, so a kelurahan is never told of a kepala desa."""
        if self.answer is None:
            return "Belum diatur"
        here: dict[str, str] = {Issuer.HEAD: self.place.head_title} if self.place.level == Level.VILLAGE else {}
        return SHAPES[self.rule].said(self.answer, here)

    @property
    def summary(self) -> str:
        """The answer and its basis in one line."""
        return f"{self.said}. {self.basis_words}"

    @property
    def basis_words(self) -> str:
        """Who decided it and what it rests on: `Kabupaten Kubu Raya, Peraturan Bupati 12/2021, 4 Mei 2021`."""
        if self.decider is None or self.decided_on is None:
            return "Tidak ada wilayah yang mengaturnya"
        whose = "" if self.decider.level == Level.NATION else f"{self.decider.full_name}, "
        return f"{whose}{self.legal_basis}, {clock.day(self.decided_on)}"


class PolicyChange(NamedTuple):
    """What a region decided once: the rule and its answer, what held there before, who wrote it down and when."""

    what: str
    before: str
    by: str
    at: datetime


def policy_tag(region_code: str) -> str:
    """The tag of stored pages that show what a region decided."""
    return f"policy:{region_code}"


def rulings(region: Region) -> dict[Rule, Ruling]:
    """What holds in this region for every rule, in their order. One query."""
    rows = PolicyRow.objects.select_related("region").filter(region__in=codes.lineage(region.code))
    # The nearest region has the last word.
    nearest = {Rule(row.rule): row for row in sorted(rows, key=lambda row: row.region.level)}
    return {rule: _ruling(rule, region, nearest.get(rule)) for rule in Rule}


def out_of_step(found: Mapping[Rule, Ruling], rule: Rule, days: int) -> Ruling | None:
    """The step of silence beside this one that would then not come before or after it; None when all is in order."""
    at = SILENCE.index(rule)
    before, after = (found[each] for each in (SILENCE[max(at - 1, 0)], SILENCE[min(at + 1, len(SILENCE) - 1)]))
    if before.rule != rule and isinstance(before.answer, int) and days <= before.answer:
        return before
    return after if after.rule != rule and isinstance(after.answer, int) and days >= after.answer else None


def changes_of(region: Region, how_many: int = 20) -> list[PolicyChange]:
    """What this region, and those whose place it took, decided about its rules, newest first, as the record has it. One query."""
    kinds = ("policy.decided", "policy.left_to_above")
    rows = Event.objects.filter(_about(region), thing=region._meta.label, kind__in=kinds).order_by("-pk")
    return [_change(row) for row in rows[:how_many]]


def _about(region: Region) -> Q:
    return Q(thing_id=region.code) | Q(thing_id__in=Region.objects.filter(successor=region).values("code"))


def _change(event: Event) -> PolicyChange:
    rule, before = Rule(event.facts["rule"]), event.facts["before"]
    now = SHAPES[rule].said(event.facts["answer"]) if "answer" in event.facts else "ikut wilayah di atas"
    was = "" if before is None else SHAPES[rule].said(before)
    return PolicyChange(f"{rule.label}: {now}", was, event.actor_name, event.happened_at)


def _ruling(rule: Rule, place: Region, row: PolicyRow | None) -> Ruling:
    if row is None:
        return Ruling(rule, place)
    return Ruling(rule, place, row.answer, row.region, row.legal_basis, row.decided_on)
