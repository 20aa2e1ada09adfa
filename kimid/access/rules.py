"""Permissions about roles."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from kimid.access.asking_offices import has_appointed, makers_of
from kimid.access.grants import active_grants
from kimid.access.models import AccountStop, Grant
from kimid.events.permissions import Role, Scoped, register_permission
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import Site

_OFFICERS: Final = (Role.OFFICER, Role.OPERATOR)


class AccessPermission(StrEnum):
    ENTER = "access.enter"
    GRANT_SITE = "access.grant_site"
    GRANT_REGION = "access.grant_region"
    SEE_OFFICIALS = "access.see_officials"
    APPOINT_ACTING = "access.appoint_acting"
    ANSWER_APPOINTMENT = "access.answer_appointment"
    END_ACTING = "access.end_acting"
    SEE_GROUP = "access.see_group"
    INVITE = "access.invite"
    JOIN = "access.join"
    END_ROLE = "access.end_role"
    LEAVE = "access.leave"
    HAND_OVER = "access.hand_over"
    TAKE_OVER = "access.take_over"
    HAND_CODE = "access.hand_code"
    COME_IN = "access.come_in"
    AGREE_TO_CHAIR = "access.agree_to_chair"
    ANSWER_CODE = "access.answer_code"
    CANCEL_OWN_CODE = "access.cancel_own_code"
    OPEN_CODES = "access.open_codes"
    DECIDE_STOP = "access.decide_stop"
    ANSWER_ADDRESS = "access.answer_address"
    SEND = "access.send"


def is_site(who: object, subject: object, since: datetime) -> bool:
    """For `while_waiting`: whether it is asked for a site: to begin something new there."""
    return isinstance(subject, Site)


def is_own_place(who: object, site: object) -> bool:
    """In a group only who has a role in the group itself, no office above. On a portal also who has
    one on a region above.
    """
    if not isinstance(who, Person) or not isinstance(site, Site):
        return False
    return site.is_portal or any(grant.site_id == site.pk for grant in active_grants(who))


def has_permanent_post(who: object, place: object) -> bool:
    """Whether somebody keeps the register there by a post of their own. Who is acting appoints
    nobody and prolongs nobody, so each chain of those who appointed ends at a permanent post.
    """
    return (
        isinstance(who, Person)
        and isinstance(place, Scoped)
        and any(
            grant.role in _OFFICERS and not grant.acting and grant.covers(place.scope())
            for grant in active_grants(who)
        )
    )


def is_above_asking_office(who: object, stop: object) -> bool:
    """For a code that a group asked for, any office above it decides; for one of an office, only an
    office above the highest one whose officers asked. Above the nation is none: there another
    operator decides than who asked.

    Nobody decides who put one of those who asked into their post, or was put there by one. The
    nation gives posts for good to all offices, so there only acting posts count.
    """
    if not isinstance(who, Person) or not isinstance(stop, AccountStop):
        return False
    grants = [
        grant
        for grant in active_grants(who)
        if grant.role in _OFFICERS
        and grant.covers(stop.scope())
        and (grant.region_id != stop.region_id or stop.is_of_group or _is_nation(grant))
    ]
    return bool(grants) and not _is_close_to_askers(who, stop, any(map(_is_nation, grants)))


def _is_close_to_askers(who: Person, stop: AccountStop, is_nation: bool) -> bool:
    """Whether this person is whom the account belongs to, who asked, or who appointed them."""
    makers = makers_of(stop)
    if who.pk in {stop.person_id, *makers}:
        return True
    return has_appointed({who.pk}, makers, only_acting=is_nation) or has_appointed(
        makers, {who.pk}, only_acting=is_nation
    )


def _is_nation(grant: Grant) -> bool:
    return grant.region_id == codes.NATION


register_permission(
    AccessPermission.ENTER,
    "Open the workspace of a site or portal.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
register_permission(
    AccessPermission.GRANT_SITE,
    "Give roles on the site of a KIM.",
    [Role.CHAIR, Role.OFFICER, Role.OPERATOR],
)
register_permission(AccessPermission.GRANT_REGION, "Give roles on a region.", [Role.OPERATOR])
register_permission(
    AccessPermission.APPOINT_ACTING,
    "Ask somebody to stand in for an officer or a portal editor of one's region until a day "
    "(Plt., Plh.); not whoever is acting themselves.",
    _OFFICERS,
    has_permanent_post,
)
register_permission(
    AccessPermission.SEE_OFFICIALS, "See who has a post in the office of one's region.", _OFFICERS
)
register_permission(
    AccessPermission.ANSWER_APPOINTMENT,
    "Say yes or no to an acting post: whoever was asked, by no role.",
    [],
)
register_permission(
    AccessPermission.END_ACTING,
    "End an acting post before its day; not whoever is acting themselves, who gives back only "
    "their own.",
    _OFFICERS,
    has_permanent_post,
)
register_permission(
    AccessPermission.SEE_GROUP,
    "Open the home of one's own group, and see who belongs to it, and as what.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR],
)
register_permission(
    AccessPermission.SEND,
    "Send what was written on one's phone to one's own group: the outbox.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR],
    while_waiting=is_site,
)
register_permission(
    AccessPermission.INVITE, "Invite somebody into one's own group by a one-use link.", [Role.CHAIR]
)
register_permission(
    AccessPermission.JOIN, "Accept an invitation. Only whoever holds its link may.", []
)
register_permission(
    AccessPermission.HAND_OVER,
    "Hand a post of one's own group over to somebody else, and agree when they have come in.",
    [Role.CHAIR],
)
register_permission(
    AccessPermission.TAKE_OVER,
    "Take a post over. Only whoever holds the link of the handover may.",
    [],
)
register_permission(
    AccessPermission.LEAVE, "Leave one's own group.", [Role.MEMBER, Role.EDITOR, Role.CHAIR]
)
register_permission(
    AccessPermission.END_ROLE, "End somebody's roles in one's own group.", [Role.CHAIR]
)
register_permission(
    AccessPermission.HAND_CODE,
    "Give a sign-in code in person: as chair to one's own group, as an office to its officials and "
    "chairs below.",
    [Role.CHAIR, *_OFFICERS],
    is_own_place,
)
register_permission(
    AccessPermission.AGREE_TO_CHAIR,
    "Agree to a new chair of one's own group, so that they act over its people at once.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR],
)
register_permission(
    AccessPermission.ANSWER_CODE,
    "Agree that a code for somebody of one's own group or office was handed to the right person, "
    "or cancel it.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, *_OFFICERS],
    is_own_place,
)
register_permission(
    AccessPermission.CANCEL_OWN_CODE,
    "Cancel a code for oneself. Only on a device of the account; no role gives this.",
    [],
)
register_permission(
    AccessPermission.OPEN_CODES,
    "End the wait of a code after its day: the platform, by no role.",
    [],
)
register_permission(
    AccessPermission.DECIDE_STOP,
    "Decide about an account that may only read since two codes for it were cancelled, with its "
    "holder present.",
    _OFFICERS,
    is_above_asking_office,
)
register_permission(
    AccessPermission.COME_IN,
    "Sign in with a code that was read out. Only whoever typed it may.",
    [],
)
register_permission(
    AccessPermission.ANSWER_ADDRESS,
    "Agree to a new main address of a group, or cancel it: the group, and the offices above.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, *_OFFICERS],
)
