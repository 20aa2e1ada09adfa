"""Who may do what, as data: every app registers its permissions here with the roles that hold them.

This app knows no person and no grant. `access` knows who holds which role where.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable


class Role(StrEnum):
    """A post on a site of a KIM, or on a region and all regions below it."""

    MEMBER = "member"
    EDITOR = "editor"
    CHAIR = "chair"
    PORTAL_EDITOR = "portal_editor"
    OFFICER = "officer"
    OPERATOR = "operator"

    @property
    def label(self) -> str:
        """The Indonesian word on screens."""
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
# Who answers for what a group publishes.
EDITORS: Final = frozenset({Role.EDITOR, Role.CHAIR})
REGION_ROLES: Final = frozenset({Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR})


@dataclass(frozen=True)
class Scope:
    """Where an object belongs: a site (or none) and a region. Roles are looked up there."""

    site_id: int | None
    region_code: str


@runtime_checkable
class Scoped(Protocol):
    """An object that has a scope."""

    def scope(self) -> Scope: ...


type Condition = Callable[[object, object], bool]
# Whether an object is something that this actor has made since this moment.
type NewCondition = Callable[[object, object, datetime], bool]


@dataclass(frozen=True)
class PermissionRule:
    """One permission: the roles that hold it, and a condition on actor and object.

    `falls_to` gives the code of the region whose office it falls to, if it falls to one: an office
    above that does it stands in for that one.

    `while_waiting` says for which objects somebody holds it whose sign-in code waits
    (`kimid.access.code_waits`). Without it they do not hold it.
    """

    name: str
    description: str
    roles: frozenset[Role]
    condition: Condition | None = None
    while_waiting: NewCondition | None = None
    falls_to: Callable[[object], str] | None = None


RULES: Final[dict[str, PermissionRule]] = {}


def register_permission(
    name: str,
    description: str,
    roles: Iterable[Role],
    condition: Condition | None = None,
    *,
    while_waiting: NewCondition | None = None,
    falls_to: Callable[[object], str] | None = None,
) -> None:
    """Register a permission. `description` is a sentence for the permission matrix. Raises
    ValueError for a second registration.
    """
    if name in RULES:
        raise ValueError(f"permission registered twice: {name}")
    RULES[name] = PermissionRule(
        name, description, frozenset(roles), condition, while_waiting, falls_to
    )
