"""What an office wrote beside the numbers of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import CoachingVisit
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.reports.indicators import IndicatorLine, indicator_lines
from kimid.reports.models import (
    IndicatorNote,
    OfficeLetterhead,
    OfficialVisit,
    ReportPhoto,
    YearTarget,
)
from kimid.reports.periods import ReportPeriod
from kimid.reports.report import PeriodReport
from kimid.sites.models import Site

MOST_PHOTOS: Final = 8
_MOST_WITHOUT_LETTER: Final = 20
_AGENCY: Final = "Dinas Komunikasi dan Informatika"
_MINISTRY: Final = "Kementerian Komunikasi dan Digital"


@dataclass(frozen=True)
class ReportTexts:
    """Indicators with their texts, photos and visits: what stands in a report beside numbers.

    They are of the whole region: a filtered report has none of them.
    """

    lines: Sequence[IndicatorLine] = ()
    photos: Sequence[ReportPhoto] = ()
    visits: Sequence[OfficialVisit] = ()


def report_texts(report: PeriodReport) -> ReportTexts:
    """What an office wrote of a period. Four queries, and those of the year while it runs."""
    if report.only:
        return ReportTexts()
    region, period = report.region, report.period
    lines = indicator_lines(
        report.total, report.year, targets_of(region, period.year), notes_of(region, period)
    )
    visits = _visits_at(report).filter(on__range=(period.first, period.last))
    return ReportTexts(lines, photos_of(region, period), list(visits.order_by("on", "pk")))


def targets_of(region: Region, year: int) -> Mapping[str, int]:
    """The targets of a year by indicator. One query."""
    rows = YearTarget.objects.filter(region=region, year=year)
    return dict(rows.values_list("indicator", "value"))


def notes_of(region: Region, period: ReportPeriod) -> Mapping[str, IndicatorNote]:
    """Obstacles and follow-ups by indicator. One query."""
    rows = IndicatorNote.objects.filter(region=region, period=period.key)
    return {each.indicator: each for each in rows}


def photos_of(region: Region, period: ReportPeriod) -> list[ReportPhoto]:
    """The photos that were added to a report, in the order of their days. One query."""
    rows = ReportPhoto.objects.filter(office=region, period=period.key)
    return list(rows.order_by("taken_on", "pk"))


def printed_photos(texts: "ReportTexts") -> list[ReportPhoto]:
    """The photos of a report, and where there is room those of its visits. One query."""
    room = MOST_PHOTOS - len(texts.photos)
    of_visits = ReportPhoto.objects.filter(visit__in=[visit.pk for visit in texts.visits])
    return [*texts.photos, *of_visits.order_by("taken_on", "pk")[:room]]


def _visits_at(report: PeriodReport) -> "QuerySet[OfficialVisit]":
    """The visits that its numbers count: those of a frozen edition are of the moment when it was
    frozen.
    """
    if report.edition is None:
        return visits_below(report.region)
    then = report.edition.frozen_at
    rows = _visits_in(report.region).filter(recorded_at__lte=then)
    return rows.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=then))


def visits_below(region: Region) -> "QuerySet[OfficialVisit]":
    """Coaching visits in a region and all below, by whichever office."""
    return _visits_in(region).filter(withdrawn_at=None)


def _visits_in(region: Region) -> "QuerySet[OfficialVisit]":
    rows = OfficialVisit.objects.filter(region__code__range=codes.span(region.code))
    return rows.select_related("region__parent__parent", "kim", "office")


def visits_without_letter(region: Region, since: datetime) -> list[CoachingVisit]:
    """Visits to KIM that had fallen silent, as their office wrote down what came of them, and that
    no letter of assignment was recorded for. One query.
    """
    recorded = OfficialVisit.objects.filter(
        kim=OuterRef("kim"), withdrawn_at=None, on__gte=Cast(OuterRef("since"), DateField())
    )
    rows = CoachingVisit.objects.filter(
        ~Exists(recorded),
        kim__region__code__range=codes.span(region.code),
        done_at__gte=since,
        done_by__isnull=False,
    )
    return list(rows.select_related("kim__region").order_by("-done_at")[:_MOST_WITHOUT_LETTER])


def letterhead_of(region: Region, site: Site) -> OfficeLetterhead:
    """The letterhead of an office; as most have it, until it is written. One query."""
    written = OfficeLetterhead.objects.filter(region=region).first()
    if written:
        return written
    contact = (
        site.address,
        f"Telepon {site.phone}" if site.phone else "",
        f"Surel {site.email}" if site.email else "",
    )
    agency = _MINISTRY if region.level == Level.NATION else _AGENCY
    if region.level == Level.DISTRICT:
        agency = region.full_name
    # Who signs for a ministry is written by the ministry.
    posts = {Level.NATION: "", Level.DISTRICT: "Camat"}
    post = posts.get(Level(region.level), f"Kepala {agency}")
    return OfficeLetterhead(
        region=region, agency=agency, street=". ".join(filter(None, contact)), signer_post=post
    )


def kims_entered_since(report: PeriodReport) -> int:
    """How many KIM of the region came into the register after the period: they count from then on,
    also those that are older. One query.
    """
    begin = clock.start_of(report.period.next_day, report.region.zone)
    return Kim.objects.all().below(report.region.code).filter(registered_at__gte=begin).count()
