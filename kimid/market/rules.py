"""Who may do what in the market."""

from enum import StrEnum
from typing import Final

from kimid.access.grants import roles_at
from kimid.events.permissions import EDITORS, Role, register_permission
from kimid.market.models import Product, Seller
from kimid.people.models import Person
from kimid.sites.models import Site

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class MarketPermission(StrEnum):
    SEE = "market.see"
    ENTER = "market.enter"
    CHANGE = "market.change"
    MARK = "market.mark"
    PUBLISH = "market.publish"
    WITHDRAW = "market.withdraw"
    LOOK = "market.look"
    CHANGE_PAPER = "market.change_paper"
    SEE_PAPER = "market.see_paper"
    CHECK_PAPER = "market.check_paper"
    APPROVE_NUMBER = "market.approve_number"
    DROP_NUMBER = "market.drop_number"
    VOUCH_NUMBER = "market.vouch_number"
    VOUCH_QRIS = "market.vouch_qris"
    GIVE_LINK = "market.give_link"
    HOLD_LINK = "market.hold_link"
    PROPOSE = "market.propose"


def is_unseen_or_by_editor(who: object, row: object) -> bool:
    """Whether readers do not have it yet, or an editor changes what they have."""
    if isinstance(row, Site):
        return True
    if not isinstance(who, Person) or not isinstance(row, Seller | Product):
        return False
    return not row.is_shown or not roles_at(who, row.scope()).isdisjoint(EDITORS)


def is_another(who: object, product: object) -> bool:
    """Whether this is not the account because of which a product is held."""
    return isinstance(product, Product) and product.is_held and product.held_account != who


register_permission(
    MarketPermission.SEE, "See sellers and products of one's own KIM before readers do.", _GROUP
)
register_permission(
    MarketPermission.ENTER, "Enter a seller who agreed, and what they sell.", _GROUP
)
register_permission(
    MarketPermission.CHANGE,
    "Change a seller or a product; what readers have, only an editor or the chair.",
    _GROUP,
    is_unseen_or_by_editor,
)
register_permission(
    MarketPermission.MARK, "Note the stock of a product, and that its price still holds.", _GROUP
)
register_permission(MarketPermission.PUBLISH, "Show a product to readers.", EDITORS)
register_permission(
    MarketPermission.WITHDRAW,
    "Withdraw a product, with a reason that readers get; or a seller with all goods.",
    EDITORS,
)
register_permission(
    MarketPermission.LOOK,
    "Look at a product that is held because of another account, and show it again.",
    EDITORS,
    is_another,
)
register_permission(
    MarketPermission.GIVE_LINK,
    "Give a seller without an account her own link, or end it.",
    _GROUP,
)
register_permission(
    MarketPermission.HOLD_LINK, "Take a link of a seller on one's phone, or ask for a new one.", ()
)
register_permission(
    MarketPermission.PROPOSE, "Propose goods of one's own, by the link of the seller.", ()
)
