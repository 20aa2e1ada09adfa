"""Who arranges a site."""

from enum import StrEnum

from kimid.events.permissions import Role, permit


class Can(StrEnum):
    ARRANGE = "sites.arrange"


permit(Can.ARRANGE, "Choose the look, the words and the order of one's own site.", [Role.EDITOR, Role.CHAIR])
