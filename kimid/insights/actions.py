"""Numbers of former times come in from outside, with the report in which they stand."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.insights.models import Snapshot
from kimid.insights.rules import Can
from kimid.lib import codes
from kimid.places.models import Region
from kimid.sites.models import portal_tag


class NotInTheRegion(ValueError):
    """A line of a report is about a region that the report does not cover; the message says which. Leave the line out."""


class ReportLine(NamedTuple):
    """What a report says of one region; None where it is silent. `is_sample`: the number is made up, not reported."""

    region: str
    kims: int
    with_decree: int | None = None
    ict_based: int | None = None
    is_sample: bool = False


@action(needs=Can.ENTER_REPORT, records="numbers.report_entered")
def enter_report(region: Region, *, on: date, source: str, lines: Sequence[ReportLine], by: Actor, at: datetime) -> Region:
    """Enter what a report said of a region and those below it on a day. Entered again, it stands as entered last."""
    outside = [line.region for line in lines if not codes.covers(region.code, line.region)]
    if outside:
        raise NotInTheRegion(f"{', '.join(outside)} does not lie in {region.code}")
    Snapshot.objects.filter(region__code__range=codes.span(region.code), on=on, source=source).delete()
    Snapshot.objects.bulk_create(
        Snapshot(
            region_id=line.region,
            on=on,
            source=source,
            is_sample=line.is_sample,
            kims=line.kims,
            with_decree=line.with_decree,
            ict_based=line.ict_based,
        )
        for line in lines
    )
    remember(on=on.isoformat(), source=source, regions=len(lines))
    touch(portal_tag(region.code))
    return region
