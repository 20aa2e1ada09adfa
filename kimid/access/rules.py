"""Permissions about roles."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission


class AccessPermission(StrEnum):
    ENTER = "access.enter"
    GRANT_SITE = "access.grant_site"
    GRANT_REGION = "access.grant_region"
    APPOINT_ACTING = "access.appoint_acting"
    SEE_GROUP = "access.see_group"
    INVITE = "access.invite"
    JOIN = "access.join"
    END_ROLE = "access.end_role"
    LEAVE = "access.leave"
    HAND_OVER = "access.hand_over"
    TAKE_OVER = "access.take_over"
    HAND_CODE = "access.hand_code"
    COME_IN = "access.come_in"


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
    "Let somebody stand in for an officer or a portal editor of one's region until a day "
    "(Plt., Plh.), and end that sooner.",
    [Role.OFFICER, Role.OPERATOR],
)
register_permission(
    AccessPermission.SEE_GROUP,
    "See who belongs to one's own group, and as what.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR],
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
    "Give a sign-in code in person to somebody whose roles all lie below one's own.",
    [Role.CHAIR, Role.OFFICER, Role.OPERATOR],
)
register_permission(
    AccessPermission.COME_IN,
    "Sign in with a code that was read out. Only whoever typed it may.",
    [],
)
