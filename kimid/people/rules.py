"""Permissions about one's own account."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kimid.events.actor import ActorKind
from kimid.events.permissions import permit
from kimid.people.models import Person


class Can(StrEnum):
    KEEP_SAFE = "people.keep_safe"


permit(Can.KEEP_SAFE, "Change one's own ways in: passkeys, codes, password, signed-in devices. No role gives this.", [])


@dataclass(frozen=True)
class Oneself:
    """A person as the owner of their account. May look after it, and after no other."""

    person: Person

    @property
    def actor_kind(self) -> ActorKind:
        return self.person.actor_kind

    @property
    def actor_ref(self) -> str:
        return self.person.actor_ref

    @property
    def actor_name(self) -> str:
        return self.person.actor_name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm == Can.KEEP_SAFE and obj == self.person and self.person.is_active
