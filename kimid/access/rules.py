"""Permissions about roles themselves."""

from enum import StrEnum

from kimid.events.permissions import Role, permit


class Can(StrEnum):
    ENTER = "access.enter"
    GRANT_SITE = "access.grant_site"
    GRANT_REGION = "access.grant_region"


permit(
    Can.ENTER,
    "Open the workspace of a site or portal.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR, Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
permit(Can.GRANT_SITE, "Give roles on the site of a KIM.", [Role.CHAIR, Role.OFFICER, Role.OPERATOR])
permit(Can.GRANT_REGION, "Give roles on a region.", [Role.OPERATOR])
