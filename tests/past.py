"""Builders of what was before the register: reports of former times, as offices enter them."""

from datetime import date
from typing import Final

from kimid.events.models import Change
from kimid.insights import actions
from kimid.insights.actions import ReportLine
from kimid.insights.earlier_reports import EarlierReport, earlier_reports_in
from tests import build

OLD: Final = date(2023, 7, 4)


def old_report(code: str = "6112", *below: str) -> EarlierReport:
    """A report of 2023 with three KIM in a region, and one in each of these below it."""
    lines = [ReportLine(code, 3, 2, 1), *(ReportLine(each, 1) for each in below)]
    actions.enter_report(
        build.region(code),
        on=OLD,
        source="Laporan 2023",
        lines=lines,
        by=build.BUILDER,
        at=build.AT,
    )
    return earlier_reports_in(build.region(code))[0]


def old_day(report: EarlierReport) -> str:
    """How an address of the open numbers names the day of a report."""
    return f"{report.on}-{report.key}"


def tags_of_last_change() -> set[str]:
    """The tags of the pages that the last action changed."""
    return set(Change.objects.latest("pk").tags)
