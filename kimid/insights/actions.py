"""Numbers of former times come in from outside, with the report in which they stand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.insights.models import Snapshot
from kimid.insights.rules import InsightsPermission
from kimid.lib import codes
from kimid.places.models import Region
from kimid.sites.models import portal_tag


class NotInTheRegion(ValueError):
    """A line of a report is about a region that the report does not cover; the message says which.
    Leave the line out.
    """


class NoSuchReport(ValueError):
    """No such report was entered, or somebody has just taken it out. Look at the list again."""


class ReportLine(NamedTuple):
    """What a report says of one region; None where it is silent. `is_sample`: the number is made
    up, not reported.
    """

    region: str
    kims: int
    with_decree: int | None = None
    ict_based: int | None = None
    is_sample: bool = False

    @property
    def numbers(self) -> list[int | None]:
        """What it says, without of whom."""
        return [self.kims, self.with_decree, self.ict_based]


@action(needs=InsightsPermission.EXPORT_LIST, records="list.exported")
def record_list_export(
    region: Region, *, columns: Sequence[str], rows: int, by: Actor, at: datetime
) -> Region:
    """Somebody took the list of KIM along, with these columns."""
    add_event_data(columns=list(columns), rows=rows)
    return region


@action(needs=InsightsPermission.ENTER_REPORT, records="numbers.report_entered")
def enter_report(
    region: Region, *, on: date, source: str, lines: Sequence[ReportLine], by: Actor, at: datetime
) -> Region:
    """Enter what a report said of a region and those below it on a day. Entered again, it stands as
    entered last.

    The record keeps by region what stood there before and what stands there now. Raises
    NotInTheRegion.
    """
    outside = [line.region for line in lines if not codes.covers(region.code, line.region)]
    if outside:
        raise NotInTheRegion(f"{', '.join(outside)} does not lie in {region.code}")
    before = {row.region_id: _line(row) for row in _rows(region, on, source)}
    _rows(region, on, source).exclude(region__in=[line.region for line in lines]).delete()
    Snapshot.objects.bulk_create(
        (_snapshot(line, on, source) for line in lines),
        update_conflicts=True,
        unique_fields=["region", "on", "source"],
        update_fields=["is_sample", "kims", "with_decree", "ict_based"],
    )
    changed = _changed(before, {line.region: line for line in lines})
    add_event_data(on=on.isoformat(), source=source, regions=len(lines), changed=changed)
    _touch({region.code, *changed})
    return region


@action(needs=InsightsPermission.ENTER_REPORT, records="numbers.report_taken_out")
def remove_report(region: Region, *, on: date, source: str, by: Actor, at: datetime) -> Region:
    """Take a report out again that should not have been entered; the record keeps what it said.
    Raises NoSuchReport.
    """
    before = {row.region_id: _line(row) for row in _rows(region, on, source)}
    if not before:
        raise NoSuchReport
    _rows(region, on, source).delete()
    add_event_data(on=on.isoformat(), source=source, regions=0, changed=_changed(before, {}))
    _touch({region.code, *before})
    return region


def _rows(region: Region, on: date, source: str) -> QuerySet[Snapshot]:
    """What was entered of a report for a region and those directly below; of regions further down
    their own offices enter it.
    """
    return Snapshot.objects.filter(
        Q(region=region) | Q(region__parent=region), on=on, source=source
    )


def _line(row: Snapshot) -> ReportLine:
    return ReportLine(row.region_id, row.kims, row.with_decree, row.ict_based, row.is_sample)


def _snapshot(line: ReportLine, on: date, source: str) -> Snapshot:
    region, kims, with_decree, ict_based, is_sample = line
    numbers = {"kims": kims, "with_decree": with_decree, "ict_based": ict_based}
    return Snapshot(region_id=region, on=on, source=source, is_sample=is_sample, **numbers)


def _changed(
    before: Mapping[str, ReportLine], after: Mapping[str, ReportLine]
) -> dict[str, tuple[list[int | None] | None, list[int | None] | None]]:
    """By region what a report said before and says now, where that is not the same."""
    pairs = {code: (before.get(code), after.get(code)) for code in sorted({*before, *after})}
    return {
        code: (was and was.numbers, now and now.numbers)
        for code, (was, now) in pairs.items()
        if was != now
    }


def _touch(regions: Collection[str]) -> None:
    touch(*(portal_tag(code) for code in regions))
