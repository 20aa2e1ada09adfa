"""Who may do what with papers of goods, and with a new number of a seller."""

from typing import Final

from kimid.access.grants import OFFICERS, roles_at
from kimid.events.permissions import EDITORS, SITE_ROLES, register_permission
from kimid.market.models import PhoneChange, ProductPaper, QrisCode
from kimid.market.rules import MarketPermission
from kimid.people.models import Person
from kimid.sites.models import Site

_GROUP_AND_OFFICE: Final = (*SITE_ROLES, *OFFICERS)


def is_private_or_by_editor(who: object, paper: object) -> bool:
    """Whether readers do not have the paper, or an editor changes it."""
    if not isinstance(who, Person) or not isinstance(paper, ProductPaper):
        return False
    return not paper.is_public or not roles_at(who, paper.scope()).isdisjoint(EDITORS)


def is_another_than_writer(who: object, paper: object) -> bool:
    """Whether somebody else wrote down what the paper says."""
    return isinstance(paper, ProductPaper) and not paper.is_information and paper.by != who


def is_outside(who: object, row: object) -> bool:
    """Whether this officer does not belong to the group of the paper."""
    if isinstance(row, Site):
        return True
    if not isinstance(who, Person) or not isinstance(row, ProductPaper):
        return False
    return roles_at(who, row.scope()).isdisjoint(SITE_ROLES)


def is_another_than_asker(who: object, change: object) -> bool:
    """Whether somebody else wrote the new number, or sent the code."""
    return isinstance(change, PhoneChange | QrisCode) and change.by != who


register_permission(
    MarketPermission.CHANGE_PAPER,
    "Change a paper of a good or take it off; what readers have, only an editor or the chair.",
    SITE_ROLES,
    is_private_or_by_editor,
)
register_permission(
    MarketPermission.SEE_PAPER,
    "Say that one saw the paper itself, which another account wrote down.",
    EDITORS,
    is_another_than_writer,
)
register_permission(
    MarketPermission.CHECK_PAPER,
    "As an office, say that a paper stands on a public page, or that it does not fit the good; not "
    "for a group to which one belongs.",
    OFFICERS,
    is_outside,
)
register_permission(
    MarketPermission.APPROVE_NUMBER,
    "Give a seller the new number or QRIS that another account wrote, after asking on the number "
    "that the group knows; an office only where the group has a single account.",
    _GROUP_AND_OFFICE,
    is_another_than_asker,
)
register_permission(
    MarketPermission.DROP_NUMBER,
    "Leave a seller the old number or QRIS: the new one is not theirs.",
    _GROUP_AND_OFFICE,
)
register_permission(
    MarketPermission.VOUCH_NUMBER,
    "Say whether a new number is the seller's, for a group with a single account: by a one-use "
    "link, by no role.",
    [],
)
register_permission(
    MarketPermission.VOUCH_QRIS,
    "Say whether a new QRIS is the seller's, for a group with a single account: by a one-use link, "
    "by no role.",
    [],
)
