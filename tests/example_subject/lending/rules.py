"""Who may lend."""

from enum import StrEnum
from typing import Final

from kimid.events.permissions import EDITORS, Role, register_permission
from tests.example_subject.lending.models import Tool

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class LendingPermission(StrEnum):
    LEND = "lending.lend"
    OFFER = "lending.offer"
    WITHDRAW = "lending.withdraw"
    LOOK = "lending.look"


def is_another(actor: object, tool: object) -> bool:
    """Whether this is not the account because of which a tool is held."""
    return isinstance(tool, Tool) and tool.held_account is not None and tool.held_account != actor


register_permission(LendingPermission.LEND, "Lend what one's own KIM has.", _GROUP)
register_permission(LendingPermission.OFFER, "Offer readers what one's own KIM lends.", EDITORS)
register_permission(LendingPermission.WITHDRAW, "Withdraw what one's own KIM lends.", EDITORS)
register_permission(
    LendingPermission.LOOK,
    "Look at a tool that is held because of another account, and show it again.",
    EDITORS,
    is_another,
)
