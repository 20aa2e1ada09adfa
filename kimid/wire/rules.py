"""What offices may do about what is published. No office can change the text of a KIM."""

from enum import StrEnum
from typing import Protocol, runtime_checkable

from kimid.events.permissions import Role, register_permission
from kimid.people.models import Person
from kimid.sites.models import Site


class WirePermission(StrEnum):
    ARRANGE = "wire.arrange"
    SEE_HELD = "wire.see_held"
    END_HOLD = "wire.end_hold"


@runtime_checkable
class Holdable(Protocol):
    """Something published that may be held, because the account of somebody is in doubt."""

    @property
    def is_held(self) -> bool: ...

    @property
    def held_account(self) -> Person | None: ...


def is_office(who: object, place: object) -> bool:
    """The list of what is held is that of an office."""
    return isinstance(place, Site) and place.is_portal


def is_held_for_another(who: object, publication: object) -> bool:
    """Nobody passes what is held because of themselves."""
    return (
        isinstance(publication, Holdable)
        and publication.is_held
        and publication.held_account != who
    )


register_permission(
    WirePermission.ARRANGE,
    "Feature or hide what stands on one's own portal, with a logged reason.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
register_permission(
    WirePermission.SEE_HELD,
    "Read as an office what is held of the KIM of its region: readers had it before.",
    [Role.OFFICER, Role.OPERATOR],
    is_office,
)
register_permission(
    WirePermission.END_HOLD,
    "Look at what is held because an account is in doubt, and give it back to readers: anybody of"
    " the group or its offices but that account.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, Role.OFFICER, Role.OPERATOR],
    is_held_for_another,
)
