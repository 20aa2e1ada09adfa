"""Who acts: a person, the holder of a one-use link, a reader without account, or the system with a
reason.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class ActorKind(StrEnum):
    PERSON = "person"
    LINK = "link"
    READER = "reader"
    SYSTEM = "system"


class Actor(Protocol):
    """Somebody who acts. The event names this actor, and permissions are asked of it."""

    @property
    def actor_kind(self) -> ActorKind: ...

    @property
    def actor_ref(self) -> str:
        """A stable reference that is not a name, for example the id of a person."""
        ...

    @property
    def actor_name(self) -> str: ...

    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


@dataclass(frozen=True)
class System:
    """The platform itself. `why` is its reason to act. A request never creates one."""

    why: str

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.SYSTEM

    @property
    def actor_ref(self) -> str:
        return self.why

    @property
    def actor_name(self) -> str:
        return "kimid"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return True
