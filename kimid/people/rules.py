"""Permissions on one's own account."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kimid.events.permissions import register_permission
from kimid.people.person_actor import PersonActor


class PeoplePermission(StrEnum):
    KEEP_SAFE = "people.keep_safe"
    LOCK = "people.lock"
    ERASE = "people.erase"


register_permission(
    PeoplePermission.KEEP_SAFE,
    "Change one's own ways in: passkeys, codes, password, signed-in devices. No role gives this.",
    [],
)
register_permission(
    PeoplePermission.LOCK,
    "Say that one's own account is in other hands: by whoever is signed in with it, or holds the"
    " card on paper. No role gives this.",
    [],
)

register_permission(
    PeoplePermission.ERASE,
    "Erase an account that its owner gave up: by whoever runs the install. No role gives this.",
    [],
)


@dataclass(frozen=True)
class AccountOwner(PersonActor):
    """A person as the owner of their account. May change it, and no other. One that is stopped and
    may only read can still be locked: that closes, and nothing else does it as fast.
    """

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        if obj != self.person or not self.person.is_active:
            return False
        may_change = perm == PeoplePermission.KEEP_SAFE and not self.person.may_only_read
        return may_change or perm == PeoplePermission.LOCK
