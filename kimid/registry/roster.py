"""The roster of a KIM: who holds a post and who does not, in which section and for how long, and
who of them can sign in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kimid.access.queries import GroupMember as Signer
from kimid.lib import clock
from kimid.registry.models import Kim, Member, Officer
from kimid.registry.officer_order import ordered_officers
from kimid.registry.queries import officers_of


@dataclass(frozen=True)
class RosterEntry:
    """One line of the roster. `role` is what they are in the workspace, empty for whoever cannot
    sign in.
    """

    name: str
    post: str
    section: str
    term: str
    role: str
    member_id: int = 0  # of a member without a post

    @property
    def post_and_section(self) -> str:
        """`Seksi Dokumentasi`, `Anggota`."""
        return f"{self.post} {self.section}".strip()


@dataclass(frozen=True)
class Roster:
    """Everybody of a KIM. `others` can sign in and stand nowhere on it."""

    officers: Sequence[RosterEntry]
    members: Sequence[RosterEntry]
    not_listed: Sequence[Signer]

    @property
    def people_count(self) -> int:
        """How many belong to the KIM."""
        return len(self.officers) + len(self.members)

    @property
    def sign_in_count(self) -> int:
        """How many of them can sign in."""
        return sum(bool(each.role) for each in (*self.officers, *self.members))


def roster_of(kim: Kim, signers: Sequence[Signer], today: date) -> Roster:
    """The roster on this day. `signers` are those with a role in the group. Two queries."""
    by_person = {each.person.pk: each for each in signers}
    by_name = {each.person.name.casefold(): each for each in signers}

    def signer(row: Officer | Member) -> Signer | None:
        return by_person.get(row.person_id) if row.person_id else by_name.get(row.name.casefold())

    officers = ordered_officers(officers_of(kim, today))
    members = list(kim.members.filter(left_on=None).order_by("name"))
    everybody: list[Officer | Member] = [*officers, *members]
    listed_ids = {each.person.pk for row in everybody if (each := signer(row))}
    return Roster(
        [
            RosterEntry(row.name, row.post, row.section, _term(row), _role(signer(row)))
            for row in officers
        ],
        [
            RosterEntry(
                row.name,
                "Anggota",
                row.section,
                f"sejak {clock.day(row.joined_on)}",
                _role(signer(row)),
                row.pk,
            )
            for row in members
        ],
        [each for each in signers if each.person.pk not in listed_ids],
    )


def _term(row: Officer) -> str:
    begins = clock.day(row.term_from)
    return f"{begins} sampai {clock.day(row.term_until)}" if row.term_until else f"sejak {begins}"


def _role(signer: Signer | None) -> str:
    return signer.role_labels if signer else ""
