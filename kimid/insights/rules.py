"""Who may add to the numbers of a region what the register does not know."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission


class InsightsPermission(StrEnum):
    ENTER_REPORT = "insights.enter_report"


register_permission(
    InsightsPermission.ENTER_REPORT,
    "Enter the numbers of an earlier report on one's region.",
    [Role.OFFICER, Role.OPERATOR],
)
