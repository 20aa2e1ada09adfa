"""Who may write in the register."""

from enum import StrEnum

from kimid.events.permissions import Role, permit


class Can(StrEnum):
    REGISTER = "registry.register"
    EDIT = "registry.edit"
    READ_REGION = "registry.read_region"
    SET_POLICY = "registry.set_policy"


permit(Can.REGISTER, "Enter a new KIM of one's region into the register.", [Role.OFFICER, Role.OPERATOR])
permit(Can.EDIT, "Record decrees and officers of a KIM.", [Role.OFFICER, Role.OPERATOR])
permit(
    Can.READ_REGION,
    "See the numbers of a region and all below it in the workspace.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
permit(Can.SET_POLICY, "Decide the rules of one's region for the KIM in it.", [Role.OFFICER, Role.OPERATOR])
