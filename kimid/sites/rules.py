"""Who arranges a site."""

from enum import StrEnum

from kimid.events.permissions import Role, permit


class Can(StrEnum):
    ARRANGE = "sites.arrange"
    SET_RULES = "sites.set_rules"
    OWN_NAME = "sites.own_name"


permit(Can.ARRANGE, "Choose the look, the words and the order of one's own site.", [Role.EDITOR, Role.CHAIR])
permit(Can.SET_RULES, "Say by how many people a story must be confirmed. Who publishes does not loosen it alone.", [Role.CHAIR])
permit(Can.OWN_NAME, "Bring a name of one's own for the site, make it the main address, give it back.", [Role.CHAIR])
