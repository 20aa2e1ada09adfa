"""Who may write down what a KIM works with, and count by it."""

from enum import StrEnum

from kimid.access.grants import OFFICERS
from kimid.events.permissions import Role, register_permission


class IctPermission(StrEnum):
    DESCRIBE_MEANS = "ict.describe_means"
    RECOUNT = "ict.recount"


register_permission(
    IctPermission.DESCRIBE_MEANS,
    "Write down what a KIM works with: devices, signal, who was trained.",
    [Role.CHAIR, *OFFICERS],
)
register_permission(
    IctPermission.RECOUNT,
    "Count anew which KIM are ICT-based: the platform by the rules, by no role.",
    [],
)
