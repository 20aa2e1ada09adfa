"""The permission to arrange the placements of a portal. No office can change the text of a KIM."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission


class WirePermission(StrEnum):
    ARRANGE = "wire.arrange"


register_permission(
    WirePermission.ARRANGE,
    "Feature or hide what stands on one's own portal, with a logged reason.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
