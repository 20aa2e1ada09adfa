"""What an office may do with placements on its own portal. A KIM's text it can never change."""

from enum import StrEnum

from kimid.events.permissions import Role, permit


class Can(StrEnum):
    ARRANGE = "wire.arrange"


permit(
    Can.ARRANGE,
    "Feature or hide what stands on one's own portal, with a logged reason.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
