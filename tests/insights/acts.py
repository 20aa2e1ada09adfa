"""A call of each action of reports of former times, for an actor who lacks the permission."""

from typing import Final

from kimid.insights.actions import ReportLine
from kimid.places.models import Region
from tests import build, past
from tests.events.action_case import ActionCase


def _entered() -> Region:
    past.old_report("6112")
    return build.region("6112")


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.insights.actions.record_list_export": lambda: (
        build.region("6112"),
        {"columns": ["nama"], "rows": 3},
    ),
    "kimid.insights.actions.enter_report": lambda: (
        build.region("6112"),
        {"on": build.AT.date(), "source": "Laporan 2023", "lines": [ReportLine("6112", 3)]},
    ),
    "kimid.insights.actions.remove_report": lambda: (
        _entered(),
        {"on": past.OLD, "source": "Laporan 2023"},
    ),
}
