"""Which reports are due from an office: their period is over, and no signed copy is there."""

from datetime import date, timedelta
from typing import Final

from django.db.models import DateField, Exists, OuterRef, QuerySet, Value

from kimid.places.models import Region
from kimid.reports.models import ReportEdition, SignedReport
from kimid.reports.periods import ReportPeriod, periods_of

# By then the nights have frozen it, or its numbers cannot be had as they were: then none is due.
_TO_FREEZE: Final = timedelta(days=7)


def periods_just_ended(today: date) -> dict[int, ReportPeriod]:
    """By their lengths: the quarter that is over, and what ended on the same day. What was not
    signed before that is history.
    """
    quarter = ReportPeriod.quarter_of(today).previous
    return {each.months: each for each in periods_of(quarter.year) if each.last == quarter.last}


def office_without_signed(region: Region, period: ReportPeriod, today: date) -> QuerySet[Region]:
    """The region itself with `due_since`, if it has brought no signed copy of the newest edition of
    this period; nothing if it never had an edition and will have none.
    """
    editions = ReportEdition.objects.filter(region=OuterRef("pk"), period=period.key)
    newer = ReportEdition.objects.filter(
        region=OuterRef("edition__region"),
        period=period.key,
        number__gt=OuterRef("edition__number"),
    )
    signed = SignedReport.objects.filter(
        ~Exists(newer), edition__region=OuterRef("pk"), edition__period=period.key
    )
    here = Region.objects.filter(~Exists(signed), pk=region.pk)
    if today >= period.next_day + _TO_FREEZE:
        here = here.filter(Exists(editions))
    return here.annotate(due_since=Value(period.next_day, DateField()))
