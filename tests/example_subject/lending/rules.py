"""Who may lend."""

from enum import StrEnum
from typing import Final

from kimid.events.permissions import EDITORS, Role, register_permission

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class LendingPermission(StrEnum):
    LEND = "lending.lend"
    OFFER = "lending.offer"
    WITHDRAW = "lending.withdraw"


register_permission(LendingPermission.LEND, "Lend what one's own KIM has.", _GROUP)
register_permission(LendingPermission.OFFER, "Offer readers what one's own KIM lends.", EDITORS)
register_permission(LendingPermission.WITHDRAW, "Withdraw what one's own KIM lends.", EDITORS)
