"""Which periods of which offices are to be frozen."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.reports.models import ReportEdition
from kimid.reports.numbers import is_dated
from kimid.reports.periods import ReportPeriod, ended_periods
from kimid.sites.models import Site, SiteKind

# Further back nothing is frozen by itself.
_LOOK_BACK: Final = timedelta(days=400)


def reporting_offices() -> QuerySet[Region]:
    """Regions above the village that have a KIM or a portal of their own, and the nation."""
    portal = Site.objects.filter(region=OuterRef("pk"), kind=SiteKind.PORTAL)
    answers = Q(level=Level.NATION) | Q(Exists(portal))
    has_kim = Q(level__in=(Level.PROVINCE, Level.REGENCY), tally__kims__gt=0)
    rows = Region.objects.filter(answers | has_kim, valid_until=None, level__lt=Level.VILLAGE)
    return rows.order_by("code")


def periods_to_freeze(at: datetime) -> Iterator[tuple[Region, ReportPeriod]]:
    """Periods that have ended and are not frozen, where their numbers can still be had as they
    were at their end. Finds nothing once all is frozen.
    """
    today = clock.today(at, "WIB")
    frozen = set(ReportEdition.objects.values_list("region_id", "period").distinct())
    periods = ended_periods(today, today - _LOOK_BACK)
    for region in reporting_offices():
        for period in periods:
            here = clock.today(at, region.zone)
            if (region.code, period.key) not in frozen and is_dated(region, period, here):
                yield region, period
