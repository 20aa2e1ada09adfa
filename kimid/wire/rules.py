"""What offices may do about what is published. No office can write the text of a KIM: it only gives
back what readers had.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable

from django.utils import timezone

from kimid.access.grants import OFFICERS, active_grants, is_settled, roles_at
from kimid.access.own_groups import (
    is_own_group,
    names_of,
    officials_beside,
    own_group_refusal,
)
from kimid.access.second_officials import has_settled_post
from kimid.events.permissions import Role, Scope, register_permission
from kimid.lib.codes import Level, cut, level
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire.front import has_front
from kimid.wire.models import Item

_DESK: Final = (Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR)


class WirePermission(StrEnum):
    ARRANGE = "wire.arrange"
    SEND_ON = "wire.send_on"
    SEE_HELD = "wire.see_held"
    END_HOLD = "wire.end_hold"
    SET_WORDS = "wire.set_words"


@runtime_checkable
class Holdable(Protocol):
    """Something published that may be held, because the account of somebody is in doubt."""

    @property
    def held_at(self) -> datetime | None: ...

    @property
    def held_account(self) -> Person | None: ...

    def scope(self) -> Scope: ...


def is_office(who: object, place: object) -> bool:
    """The list of what is held is that of an office."""
    return isinstance(place, Site) and place.is_portal


def is_held_for_another(who: object, publication: object) -> bool:
    """Nobody passes what is held because of themselves. An office passes it that is not of the
    group, and a second person of the group: somebody who was in it for some days when it was held.
    A thief may have invited an account of their own.
    """
    if not (
        isinstance(who, Person)
        and isinstance(publication, Holdable)
        and publication.held_at is not None
        and publication.held_account != who
    ):
        return False
    scope = publication.scope()
    now = timezone.now()
    if scope.site_id is not None and is_settled(
        who, scope.site_id, now, before=publication.held_at
    ):
        return True
    return not roles_at(who, scope).isdisjoint(OFFICERS) and not (
        scope.site_id is not None and _is_left_to_others(who, scope.site_id)
    )


def _is_left_to_others(who: Person, site_id: int) -> bool:
    """Whether this is the official's own group, and another official can look."""
    now = timezone.now()
    return is_own_group(who, site_id, now) and bool(
        officials_beside(Site.objects.get(pk=site_id), now)
    )


def send_on_refusal(item: Item, who: Person, at: datetime) -> str:
    """Why somebody else sends this item on: it is of one's own group, or one is acting for less
    than some days. Empty if one may, also when nobody else could.
    """
    if why := own_group_refusal(who, item.site, at, _DESK):
        return why
    regency = cut(item.region_id, Level.REGENCY)
    scope = Scope(None, regency)
    posts = [each for each in active_grants(who) if each.role in _DESK and each.covers(scope)]
    if any(not post.acting for post in posts) or has_settled_post(who, regency, at, _DESK):
        return ""
    others = [
        post
        for post in officials_beside(item.site, at, _DESK)
        if post.person != who and level(post.region_id or "") <= Level.REGENCY
    ]
    if not others:
        return ""
    return f"Plt. dan Plh. meneruskan sesudah tiga hari bertugas. Minta {names_of(others)}."


def is_regency_or_above(who: object, what: object) -> bool:
    """Whether this is the portal of a regency or above, or an item of a region for which this
    person works there.
    """
    if isinstance(what, Site):
        return has_front(what)
    if not (isinstance(who, Person) and isinstance(what, Item)):
        return False
    regency = Scope(None, cut(what.region_id, Level.REGENCY))
    return not roles_at(who, regency).isdisjoint(_DESK)


register_permission(
    WirePermission.ARRANGE,
    "Feature or hide what stands on one's own portal, with a logged reason.",
    _DESK,
)
register_permission(
    WirePermission.SEND_ON,
    "Send an unverified urgent item on to the portals of the regency and above, by name; only for "
    "officials of the regency and above.",
    _DESK,
    is_regency_or_above,
)
register_permission(
    WirePermission.SEE_HELD,
    "Read as an office what is held of the KIM of its region: readers had it before.",
    [Role.OFFICER, Role.OPERATOR],
    is_office,
)
register_permission(
    WirePermission.END_HOLD,
    "Look at what is held because an account is in doubt, and give it back to readers, also in the"
    " words of before that account corrected it: an office, or who was in the group for three days"
    " when it was held; not that account.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, Role.OFFICER, Role.OPERATOR],
    is_held_for_another,
)
register_permission(
    WirePermission.SET_WORDS,
    "Say which words mean the same in searches of one's region and of all below it.",
    _DESK,
)
