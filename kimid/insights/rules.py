"""Who may add to the numbers of a region what the register does not know."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission


class InsightsPermission(StrEnum):
    ENTER_REPORT = "insights.enter_report"
    EXPORT_LIST = "insights.export_list"


register_permission(
    InsightsPermission.ENTER_REPORT,
    "Enter the numbers of an earlier report on one's region.",
    [Role.OFFICER, Role.OPERATOR],
)
register_permission(
    InsightsPermission.EXPORT_LIST,
    "Take the list of the KIM of one's region along as a file, with the numbers of their chairs if "
    "asked for; each is on record.",
    [Role.OFFICER, Role.OPERATOR],
)
