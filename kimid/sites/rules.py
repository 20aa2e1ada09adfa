"""Permissions to arrange a site."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission


class SitesPermission(StrEnum):
    ARRANGE = "sites.arrange"
    SET_RULES = "sites.set_rules"
    OWN_NAME = "sites.own_name"


register_permission(
    SitesPermission.ARRANGE,
    "Choose the look, the words and the order of one's own site.",
    [Role.EDITOR, Role.CHAIR],
)
register_permission(
    SitesPermission.SET_RULES,
    "Say how many people must confirm a story: the chair, not an editor.",
    [Role.CHAIR],
)
register_permission(
    SitesPermission.OWN_NAME,
    "Bring a name of one's own for the site, make it the main address, give it back.",
    [Role.CHAIR],
)
