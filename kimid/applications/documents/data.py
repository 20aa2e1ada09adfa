"""What is known of a KIM when its papers are written: from the register, or from an application.
Names, no phone numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypedDict

from kimid.applications.documents.jurisdiction import IssuingOffice, Jurisdiction
from kimid.applications.models import Application
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.document.blocks import BLANK
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim, PolicyRule
from kimid.registry.policies import Ruling, rulings_for
from kimid.registry.queries import current_decree_of, officers_of

FULL_NAME: Final = "Komunitas Informasi Masyarakat (KIM)"
# A name that begins so stands for itself.
_FULL_NAME_STARTS: Final = ("forum", "komunitas", "kelompok")
# Posts that every KIM fills; those that nobody holds yet stand in the papers with a blank.
_POSTS: Final = ("Ketua", "Sekretaris", "Bendahara")


class PostHolder(NamedTuple):
    """A post and who holds it."""

    post: str
    name: str


class _RuleData(TypedDict):
    min_members: int | None
    max_term_years: int | None
    local_laws: tuple[str, ...]


@dataclass(frozen=True)
class DocumentData:
    """Everything the papers say that is not the same everywhere. What is not known is an empty text
    or None.
    """

    name: str
    place: Jurisdiction
    office: IssuingOffice
    officers: tuple[PostHolder, ...]
    hamlet: str = ""
    members: tuple[str, ...] = ()
    decree_number: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    signer: str = ""
    min_members: int | None = None  # members that the rules here ask for
    max_term_years: int | None = None  # the longest term here
    local_laws: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """`Komunitas Informasi Masyarakat (KIM) Teluk Kapuas`; a forum keeps its own words."""
        return " ".join(self.name_lines)

    @property
    def name_lines(self) -> tuple[str, ...]:
        """The same in the lines of a letterhead."""
        if self.name.lower().startswith(_FULL_NAME_STARTS):
            return (self.name,)
        return (FULL_NAME, self.name.removeprefix("KIM ").strip() or BLANK)

    @property
    def term(self) -> str:
        """`masa bakti 2026-2029`, or with blanks."""
        first = self.issued_on.year if self.issued_on else BLANK
        last = self.valid_until.year if self.valid_until else BLANK
        return f"masa bakti {first}–{last}"

    @property
    def location(self) -> str:
        """The place, and the part of it when it is a KIM of one part."""
        return f"{self.hamlet}, {self.place.full_name}" if self.hamlet else self.place.full_name

    def holder_of(self, post: str) -> str:
        """Who holds a post, or a blank in brackets to sign above."""
        return next(
            (each.name for each in self.officers if each.post == post and each.name),
            f"({BLANK}{BLANK})",
        )


def data_of_application(application: Application) -> DocumentData | None:
    """What an application says so far; None before it names a place. Two queries."""
    if application.region is None:
        return None
    rulings = rulings_for(application.region)
    place = _place(application.region)
    return DocumentData(
        name=application.name or f"KIM {application.hamlet or application.region.short_name}",
        place=place,
        office=place.office(application.issuer),
        officers=_with_required_posts(
            [
                PostHolder(_post(each["post"], each.get("section", "")), each["name"])
                for each in application.officers
            ]
        ),
        hamlet=application.hamlet,
        members=tuple(application.members),
        decree_number=application.decree_number,
        issued_on=application.issued_on,
        valid_until=application.valid_until,
        signer=application.issuer_name,
        **_rule_data(rulings),
    )


def data_of_kim(kim: Kim, on: date) -> DocumentData:
    """What the register says of a KIM on this day; its members as its roster has them. Five
    queries.
    """
    place = _place(kim.region)
    decree = current_decree_of(kim, on)
    return DocumentData(
        name=kim.name,
        place=place,
        office=place.office(place.issuer_named(decree.issuer_title) if decree else ""),
        officers=_with_required_posts(
            [PostHolder(_post(each.post, each.section), each.name) for each in officers_of(kim, on)]
        ),
        hamlet=kim.hamlet,
        members=tuple(
            kim.members.filter(left_on=None).order_by("pk").values_list("name", flat=True)
        ),
        decree_number=decree.number if decree else "",
        issued_on=decree.issued_on if decree else None,
        valid_until=decree.valid_until if decree else None,
        **_rule_data(rulings_for(kim.region)),
    )


def day(on: date | None) -> str:
    """`1 Juli 2026`, or a blank."""
    return clock.day(on) if on else BLANK * 2


def _place(region: Region) -> Jurisdiction:
    return Jurisdiction(lineage_of(region.code))


def _post(post: str, section: str) -> str:
    return f"{post} {section}".strip()


def _with_required_posts(officers: list[PostHolder]) -> tuple[PostHolder, ...]:
    """The officers, the three posts of every KIM first; a post that nobody holds has no name."""
    held = {each.post for each in officers}
    missing = [PostHolder(post, "") for post in _POSTS if post not in held]
    rank = {post: number for number, post in enumerate(_POSTS)}
    return tuple(sorted([*officers, *missing], key=lambda each: rank.get(each.post, len(rank))))


def _rule_data(rulings: Mapping[PolicyRule, Ruling]) -> _RuleData:
    least = rulings[PolicyRule.MEMBERS].answer
    years = rulings[PolicyRule.TERM].answer
    bases = [
        each.legal_basis
        for each in rulings.values()
        if each.decider and each.decider.level > Level.NATION
    ]
    return {
        "min_members": least if isinstance(least, int) else None,
        "max_term_years": years if isinstance(years, int) else None,
        "local_laws": tuple(dict.fromkeys(filter(None, bases))),
    }
