"""Permissions about roles themselves."""

from enum import StrEnum

from kimid.events.permissions import Role, permit


class Can(StrEnum):
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


permit(
    Can.ENTER,
    "Open the workspace of a site or portal.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
permit(Can.GRANT_SITE, "Give roles on the site of a KIM.", [Role.CHAIR, Role.OFFICER, Role.OPERATOR])
permit(Can.GRANT_REGION, "Give roles on a region.", [Role.OPERATOR])
permit(
    Can.APPOINT_ACTING,
    "Let somebody stand in for an officer or a portal editor of one's region until a day (Plt., Plh.), and end that sooner.",
    [Role.OFFICER, Role.OPERATOR],
)
permit(Can.SEE_GROUP, "See who belongs to one's own group, and as what.", [Role.MEMBER, Role.EDITOR, Role.CHAIR])
permit(Can.INVITE, "Invite somebody into one's own group by a one-use link.", [Role.CHAIR])
permit(Can.JOIN, "Accept an invitation. Only whoever holds its link may.", [])
permit(Can.HAND_OVER, "Hand a post of one's own group over to somebody else, and agree when they have come in.", [Role.CHAIR])
permit(Can.TAKE_OVER, "Take a post over. Only whoever holds the link of the handover may.", [])
permit(Can.LEAVE, "Leave one's own group.", [Role.MEMBER, Role.EDITOR, Role.CHAIR])
permit(Can.END_ROLE, "End somebody's roles in one's own group.", [Role.CHAIR])
permit(
    Can.HAND_CODE,
    "Hand a code for coming in to somebody in person who may do nothing but what lies below oneself.",
    [Role.CHAIR, Role.OFFICER, Role.OPERATOR],
)
permit(Can.COME_IN, "Come in with a code that was handed over. Only whoever typed it may.", [])
