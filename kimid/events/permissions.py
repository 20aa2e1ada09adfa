"""Who may do what, as data: every app registers its permissions here with the roles that hold them.

This floor knows no person and no grant. `access` answers who holds which role where; here stands only what a role may do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable


class Role(StrEnum):
    """A post somebody holds on a site of a KIM, or on a region and all below it."""

    MEMBER = "member"
    EDITOR = "editor"
    CHAIR = "chair"
    PORTAL_EDITOR = "portal_editor"
    OFFICER = "officer"
    OPERATOR = "operator"

    @property
    def label(self) -> str:
        """The word on screens."""
        return ROLE_LABELS[self]


ROLE_LABELS: Final = {
    Role.MEMBER: "anggota",
    Role.EDITOR: "redaktur",
    Role.CHAIR: "ketua",
    Role.PORTAL_EDITOR: "redaktur portal",
    Role.OFFICER: "petugas",
    Role.OPERATOR: "pengelola kimid",
}
SITE_ROLES: Final = frozenset({Role.MEMBER, Role.EDITOR, Role.CHAIR})
REGION_ROLES: Final = frozenset({Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR})


@dataclass(frozen=True)
class Standing:
    """Where a thing stands: on which site (if on one) and in which region. Roles are looked for there."""

    site_id: int | None
    region_code: str


@runtime_checkable
class Placed(Protocol):
    """A thing that can say where it stands."""

    def standing(self) -> Standing: ...


type Condition = Callable[[object, object], bool]


@dataclass(frozen=True)
class Rule:
    """One permission: the roles that hold it, and what must also be true of actor and thing."""

    name: str
    meaning: str
    roles: frozenset[Role]
    when: Condition | None = None


RULES: Final[dict[str, Rule]] = {}


def permit(name: str, meaning: str, roles: Iterable[Role], when: Condition | None = None) -> None:
    """Register a permission once. `meaning` is a sentence for the permission matrix."""
    if name in RULES:
        raise ValueError(f"permission registered twice: {name}")
    RULES[name] = Rule(name, meaning, frozenset(roles), when)
