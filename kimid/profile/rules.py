"""Who may write the profile of a village."""

from enum import StrEnum

from kimid.events.permissions import EDITORS, register_permission
from kimid.profile.models import ProfileBlock


class ProfilePermission(StrEnum):
    WRITE = "profile.write"
    LOOK = "profile.look"


def is_held_because_of_another(actor: object, block: object) -> bool:
    """Whether this is not the account because of which it is held."""
    return isinstance(block, ProfileBlock) and block.is_held and block.held_account != actor


register_permission(
    ProfilePermission.WRITE,
    "Write the blocks that one's KIM holds in the profile of its village, arrange them, answer "
    "proposals, and propose to the KIM that holds another block.",
    EDITORS,
)
register_permission(
    ProfilePermission.LOOK,
    "Look at a block that is held because of another account, and show it again.",
    EDITORS,
    is_held_because_of_another,
)
