"""Who may write what a report says beside its numbers, correct it, and bring its signed copy."""

from enum import StrEnum

from kimid.events.permissions import Role, register_permission


class ReportsPermission(StrEnum):
    FREEZE = "reports.freeze"
    WRITE = "reports.write"


register_permission(ReportsPermission.FREEZE, "Freeze the numbers of a period that has ended.", [])
register_permission(
    ReportsPermission.WRITE,
    "Write targets, obstacles, follow-ups and coaching visits of one's region, correct a frozen "
    "period, and bring the signed report.",
    [Role.OFFICER, Role.OPERATOR],
)
