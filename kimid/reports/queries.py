"""What an office wrote beside the numbers of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db.models import DateField, Exists, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lib.text import enumeration, number
from kimid.lifecycle.models import CoachingVisit, VisitQuerySet
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.models.kim import KimQuerySet
from kimid.reports.indicators import IndicatorLine, indicator_lines
from kimid.reports.models import (
    IndicatorNote,
    OfficeLetterhead,
    ReportEdition,
    ReportPhoto,
    YearTarget,
)
from kimid.reports.periods import ReportPeriod, periods_of
from kimid.reports.report import PeriodReport
from kimid.sites.models import Site

MOST_PHOTOS: Final = 8
_MOST_WITHOUT_LETTER: Final = 20
_AGENCY: Final = "Dinas Komunikasi dan Informatika"
_MINISTRY: Final = "Kementerian Komunikasi dan Digital"


class LaterEntries(NamedTuple):
    """What came after the newest edition of a period was frozen, and waits for the next one."""

    visits: int = 0
    withdrawn_visits: int = 0
    photos: int = 0
    removed_photos: int = 0

    @property
    def words(self) -> str:
        """`2 kunjungan dicatat dan 1 foto ditambah`; empty where nothing waits."""
        done = (
            "kunjungan dicatat",
            "kunjungan dicabut",
            "foto ditambah",
            "foto dibuang",
        )
        parts = [f"{number(count)} {what}" for count, what in zip(self, done, strict=True) if count]
        return enumeration(parts) if parts else ""


@dataclass(frozen=True)
class ReportTexts:
    """Indicators with their texts, photos and visits: what stands in a report beside numbers.

    They are of the whole region: a filtered report has none of them, but it has its `letterhead`,
    which is None until the office writes one.
    """

    lines: Sequence[IndicatorLine] = ()
    photos: Sequence[ReportPhoto] = ()
    visits: Sequence[CoachingVisit] = ()
    letterhead: OfficeLetterhead | None = None


class _OfficeWords(NamedTuple):
    """What an office wrote: targets and notes by indicator, and its letterhead."""

    targets: Mapping[str, int]
    notes: Mapping[str, IndicatorNote]
    letterhead: OfficeLetterhead | None


def report_texts(report: PeriodReport) -> ReportTexts:
    """What an office wrote of a period. Three queries."""
    words = _words_of(report.region, report.period)
    if report.only:
        return ReportTexts(letterhead=words.letterhead)
    region, period = report.region, report.period
    visits = _visits_at(report).filter(on__range=(period.first, period.last))
    photos = photos_of(region, period, report.edition)
    lines = indicator_lines(report.total, report.year, words.targets, words.notes)
    return ReportTexts(lines, photos, list(visits.order_by("on", "pk")), words.letterhead)


def indicators_of(report: PeriodReport) -> Sequence[IndicatorLine]:
    """What the office wanted to reach, and how far it is. One query."""
    words = _words_of(report.region, report.period)
    return indicator_lines(report.total, report.year, words.targets, words.notes)


def _words_of(region: Region, period: ReportPeriod) -> _OfficeWords:
    """What stands in three tables. One query."""
    nothing = Value("")
    targets = YearTarget.objects.filter(region=region, year=period.year).values_list(
        Value("target"), "indicator", Cast("value", IntegerField()), nothing, nothing, nothing
    )
    notes = IndicatorNote.objects.filter(region=region, period=period.key).values_list(
        Value("note"), "indicator", Value(0), "obstacle", "follow_up", nothing
    )
    letterheads = OfficeLetterhead.objects.filter(region=region).values_list(
        Value("letterhead"), "agency", Value(0), "street", "seat", "signer_post"
    )
    words = _OfficeWords(target_values := {}, indicator_notes := {}, None)
    for what, key, value, *texts in targets.union(notes, letterheads, all=True):
        if what == "target":
            target_values[key] = value
        elif what == "note":
            obstacle, follow_up, _ = texts
            note = IndicatorNote(indicator=key, obstacle=obstacle, follow_up=follow_up)
            indicator_notes[key] = note
        else:
            street, seat, signer_post = texts
            letterhead = OfficeLetterhead(
                region=region, agency=key, street=street, seat=seat, signer_post=signer_post
            )
            words = words._replace(letterhead=letterhead)
    return words


def targets_of(region: Region, year: int) -> Mapping[str, int]:
    """The targets of a year by indicator. One query."""
    rows = YearTarget.objects.filter(region=region, year=year)
    return dict(rows.values_list("indicator", "value"))


def notes_of(region: Region, period: ReportPeriod) -> Mapping[str, IndicatorNote]:
    """Obstacles and follow-ups by indicator. One query."""
    rows = IndicatorNote.objects.filter(region=region, period=period.key)
    return {each.indicator: each for each in rows}


def photos_of(
    region: Region, period: ReportPeriod, edition: ReportEdition | None = None
) -> list[ReportPhoto]:
    """The photos of a report, in the order of their days: those of now, or those that an edition
    was frozen with. One query.
    """
    rows = ReportPhoto.objects.filter(office=region, period=period.key)
    if edition is None:
        rows = rows.filter(removed_at=None)
    else:
        then = edition.frozen_at
        rows = rows.filter(Q(removed_at=None) | Q(removed_at__gt=then), added_at__lte=then)
    return list(rows.order_by("taken_on", "pk"))


def newest_edition(region: Region, period: ReportPeriod) -> ReportEdition | None:
    """The edition after which comes what is written now; None while none is frozen. One query."""
    rows = ReportEdition.objects.filter(region=region, period=period.key)
    return rows.defer("rows", "year", "kims").order_by("-number").first()


def frozen_periods_with(region: Region, on: date) -> list[ReportPeriod]:
    """The periods of a day that an office has frozen, the shortest first. One query."""
    periods = [each for each in periods_of(on.year) if each.first <= on <= each.last]
    rows = ReportEdition.objects.filter(region=region, period__in=[each.key for each in periods])
    frozen = set(rows.values_list("period", flat=True))
    return [each for each in periods if each.key in frozen]


def later_rows(report: PeriodReport) -> dict[str, QuerySet[Any]]:
    """By the names of `LaterEntries` what waits for the next edition of a report; empty while it is
    not frozen, and where an earlier edition is shown.
    """
    edition = report.edition
    if edition is None or edition != report.editions[0]:
        return {}
    then, period = edition.frozen_at, report.period
    visits = _visits_in(report.region).filter(on__range=(period.first, period.last))
    photos = ReportPhoto.objects.filter(office=report.region, period=period.key)
    return {
        "visits": visits.filter(recorded_at__gt=then, withdrawn_at=None),
        "withdrawn_visits": visits.filter(recorded_at__lte=then, withdrawn_at__gt=then),
        "photos": photos.filter(added_at__gt=then, removed_at=None),
        "removed_photos": photos.filter(added_at__lte=then, removed_at__gt=then),
    }


def printed_photos(texts: "ReportTexts") -> list[ReportPhoto]:
    """The photos of a report, and where there is room those of its visits. One query."""
    room = MOST_PHOTOS - len(texts.photos)
    of_visits = ReportPhoto.objects.filter(visit__in=[visit.pk for visit in texts.visits])
    return [*texts.photos, *of_visits.order_by("taken_on", "pk")[:room]]


def _visits_at(report: PeriodReport) -> VisitQuerySet:
    """The visits that its numbers count: those of a frozen edition are of the moment when it was
    frozen.
    """
    if report.edition is None:
        return visits_below(report.region)
    return _visits_in(report.region).counted_at(report.edition.frozen_at)


def visits_below(region: Region) -> VisitQuerySet:
    """Coaching visits with a letter in a region and all below, by whichever office."""
    return _visits_in(region).counted()


def _visits_in(region: Region) -> VisitQuerySet:
    rows = CoachingVisit.objects.filter(region__code__range=codes.span(region.code))
    return rows.select_related("region__parent__parent", "kim", "office")


def visits_without_letter(region: Region, since: datetime) -> list[CoachingVisit]:
    """Visits to KIM that had fallen silent, as their office wrote down what came of them, and that
    have no letter of assignment, nor any visit since. One query.
    """
    recorded = CoachingVisit.objects.counted().filter(
        kim=OuterRef("kim"), on__gte=Cast(OuterRef("since"), DateField())
    )
    rows = CoachingVisit.objects.filter(
        ~Exists(recorded),
        recorded_at=None,
        kim__region__code__range=codes.span(region.code),
        done_at__gte=since,
        done_by__isnull=False,
    )
    rows = rows.select_related("kim__region", "done_by").order_by("-done_at")
    return list(rows[:_MOST_WITHOUT_LETTER])


def letterhead_of(region: Region, site: Site) -> OfficeLetterhead:
    """The letterhead of an office; as most have it, until it is written. One query."""
    written = OfficeLetterhead.objects.filter(region=region).first()
    return written or usual_letterhead(region, site)


def usual_letterhead(region: Region, site: Site) -> OfficeLetterhead:
    """The letterhead of an office that has written none."""
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


def kims_entered_since(report: PeriodReport) -> KimQuerySet:
    """The KIM of the region that came into the register after the period: they count from then on,
    also those that are older.
    """
    begin = clock.start_of(report.period.next_day, report.region.zone)
    return Kim.objects.all().below(report.region.code).filter(registered_at__gte=begin)
