"""What offices and the platform do with reports."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib import clock, codes
from kimid.lifecycle.actions.visits import VisitText, take_back_visit, write_recorded_visit
from kimid.lifecycle.models import CoachingVisit
from kimid.media.paper import StoredPages
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.reports.annex import annex_rows
from kimid.reports.models import (
    IndicatorNote,
    OfficeLetterhead,
    ReportEdition,
    ReportPhoto,
    SignedReport,
    YearTarget,
)
from kimid.reports.numbers import PeriodRow, count_period, count_year
from kimid.reports.periods import ReportPeriod
from kimid.reports.queries import MOST_PHOTOS, photos_of
from kimid.reports.rules import ReportsPermission


class AlreadyFrozen(ValueError):
    """Somebody froze this period, or corrected it, a moment ago. Look at it."""


class NotFrozen(ValueError):
    """The period is not frozen yet, so there is nothing to correct or sign."""


class TooManyPhotos(ValueError):
    """A report has at most eight photos. Remove one first."""


class AlreadySigned(ValueError):
    """The newest edition has a signed copy: its notes stay. Correct the period first."""


class AlreadyRemoved(ValueError):
    """Somebody took this photo out, or withdrew this visit, a moment ago."""


class WrittenMeanwhile(ValueError):
    """Somebody wrote here since `by` looked. Look at what stands there now."""


class OutsideTheRegion(ValueError):
    """The place does not lie in the region of the office."""


@action(needs=ReportsPermission.FREEZE, records="report.frozen")
def freeze_period(
    region: Region, *, period: ReportPeriod, by: Actor, at: datetime
) -> ReportEdition:
    """Freeze the numbers of a period that has ended. Raises AlreadyFrozen, NotFrozen."""
    today = clock.today(at, region.zone)
    if not period.has_ended(today):
        raise NotFrozen(f"{period.label} runs until {period.last}")
    rows = count_period(region, period, today)
    return _store_edition(region, period, rows, at=at)


@action(needs=ReportsPermission.WRITE, records="report.corrected")
def correct_period(
    region: Region, *, period: ReportPeriod, reason: str, by: Person, at: datetime
) -> ReportEdition:
    """Count a frozen period again, as the register knows it now; the edition before stays beside
    it. Raises NotFrozen, AlreadyFrozen.
    """
    editions = ReportEdition.objects.filter(region=region, period=period.key)
    last = editions.order_by("-number").first()
    if last is None:
        raise NotFrozen(period.label)
    before = [PeriodRow(**row) for row in last.rows]
    rows = count_period(region, period, clock.today(at, region.zone), before=before)
    return _store_edition(
        region, period, rows, number=last.number + 1, reason=reason, made_by=by, at=at
    )


@action(needs=ReportsPermission.WRITE, records="report.letterhead_set")
def set_letterhead(
    region: Region,
    *,
    letterhead: Mapping[str, str],
    seen: Mapping[str, str] | None,
    by: Person,
    at: datetime,
) -> Region:
    """Write how the papers of an office begin and who signs them. `seen` is what `by` knows that
    was stored, or None. Raises WrittenMeanwhile.
    """
    before = OfficeLetterhead.objects.filter(region=region).values(*letterhead).first()
    if before != seen:
        raise WrittenMeanwhile("letterhead")
    OfficeLetterhead.objects.update_or_create(region=region, defaults=letterhead)
    add_event_data(before=before)
    return region


@action(needs=ReportsPermission.WRITE, records="report.targets_set")
def set_targets(
    region: Region,
    *,
    year: int,
    targets: Mapping[str, int | None],
    seen: Mapping[str, int],
    by: Person,
    at: datetime,
) -> Region:
    """Write what an office wants to reach by the end of a year; None takes a target away. `seen` is
    what `by` knows that stood there. Raises WrittenMeanwhile.
    """
    rows = YearTarget.objects.filter(region=region, year=year)
    before = dict(rows.values_list("indicator", "value"))
    if any(before.get(key) != seen.get(key) for key in targets):
        raise WrittenMeanwhile(str(year))
    rows.filter(indicator__in=[key for key, value in targets.items() if value is None]).delete()
    for indicator, value in targets.items():
        if value is not None:
            defaults = {"value": value}
            rows.update_or_create(region=region, year=year, indicator=indicator, defaults=defaults)
    add_event_data(year=year, before=before, targets=dict(targets))
    return region


class NoteText(NamedTuple):
    """What hindered, and what is done about it."""

    obstacle: str
    follow_up: str


@action(needs=ReportsPermission.WRITE, records="report.notes_written")
def write_notes(
    region: Region,
    *,
    period: ReportPeriod,
    notes: Mapping[str, NoteText],
    seen: Mapping[str, NoteText],
    by: Person,
    at: datetime,
) -> Region:
    """Write obstacle and follow-up of each indicator in a period. `seen` is what `by` knows that
    stood there. Raises AlreadySigned, WrittenMeanwhile.
    """
    refuse_signed(region, period)
    rows = IndicatorNote.objects.filter(region=region, period=period.key)
    before = {each.indicator: NoteText(each.obstacle, each.follow_up) for each in rows}
    nothing = NoteText("", "")
    if any(before.get(key, nothing) != seen.get(key, nothing) for key in notes):
        raise WrittenMeanwhile(period.label)
    for indicator, text in notes.items():
        if any(text):
            rows.update_or_create(
                region=region, period=period.key, indicator=indicator, defaults=text._asdict()
            )
        else:
            rows.filter(indicator=indicator).delete()
    add_event_data(period=period.key, before=before)
    return region


class PhotoText(NamedTuple):
    """A photo that was stored, its caption and its day."""

    stored: StoredPages
    caption: str
    taken_on: date


@action(needs=ReportsPermission.WRITE, records="report.photo_added")
def add_photo(
    region: Region, *, period: ReportPeriod, photo: PhotoText, by: Person, at: datetime
) -> ReportPhoto:
    """Add a photo to the report of a period; to one that is frozen for its next edition. Raises
    TooManyPhotos.
    """
    if len(photos_of(region, period)) >= MOST_PHOTOS:
        raise TooManyPhotos(period.label)
    add_event_data(period=period.key)
    return _store_photo(region, photo, "report", at, period=period.key)


@action(needs=ReportsPermission.WRITE, records="report.photo_removed", locks_first="subject.office")
def remove_photo(photo: ReportPhoto, *, by: Person, at: datetime) -> Region:
    """Take a photo out of a report again. An edition that was frozen with it keeps it. Raises
    AlreadyRemoved.
    """
    if photo.removed_at is not None:
        raise AlreadyRemoved(photo.name)
    office = photo.office
    add_event_data(paper=photo.name, period=photo.period, caption=photo.caption)
    editions = ReportEdition.objects.filter(region=office, period=photo.period)
    if editions.filter(frozen_at__gte=photo.added_at).exists():
        photo.removed_at = at
        photo.save(update_fields=["removed_at"])
    else:
        photo.delete()
    return office


def _store_photo(
    office: Region, photo: PhotoText, kind: str, at: datetime, **of: "str | CoachingVisit"
) -> ReportPhoto:
    return ReportPhoto.objects.create(
        office=office,
        kind=kind,
        caption=photo.caption,
        taken_on=photo.taken_on,
        added_at=at,
        **photo.stored._asdict(),
        **of,
    )


@action(needs=ReportsPermission.WRITE, records="visit.recorded")
def record_visit(
    office: Region,
    *,
    visit: VisitText,
    photo: StoredPages | None = None,
    completes: CoachingVisit | None = None,
    by: Person,
    at: datetime,
) -> CoachingVisit:
    """An official visited a KIM or a place, by a letter of assignment; or one that was written down
    before gets its letter. Raises OutsideTheRegion, AlreadyRecorded.
    """
    if not codes.covers(office.code, visit.region.code):
        raise OutsideTheRegion(visit.region.code)
    row, before = write_recorded_visit(office, visit=visit, completes=completes, by=by, at=at)
    if before not in ("", visit.result):
        add_event_data(before=before)
    if photo:
        _store_photo(office, PhotoText(photo, row.place[:200], visit.on), "visit", at, visit=row)
    return row


@action(needs=ReportsPermission.WRITE, records="visit.withdrawn")
def withdraw_visit(visit: CoachingVisit, *, by: Person, at: datetime) -> CoachingVisit:
    """A visit was recorded by mistake: it counts no more. What was frozen stays as it is. Raises
    AlreadyRemoved.
    """
    if visit.withdrawn_at is not None:
        raise AlreadyRemoved(str(visit))
    take_back_visit(visit, at)
    return visit


@action(needs=ReportsPermission.WRITE, records="report.signed", locks_first="subject.region")
def bring_signed(
    edition: ReportEdition, *, stored: StoredPages, by: Person, at: datetime
) -> SignedReport:
    """An official brought the signed copy of an edition. Another one replaces it, and the one
    before is kept.
    """
    add_event_data(period=edition.period, edition=edition.number)
    return SignedReport.objects.create(
        edition=edition, brought_by=by, added_at=at, **stored._asdict()
    )


def is_signed(region: Region, period: ReportPeriod) -> bool:
    """Whether the newest edition has a signed copy: then nothing beside its numbers changes."""
    rows = ReportEdition.objects.filter(region=region, period=period.key)
    newest = rows.prefetch_related("signed_copies").order_by("-number").first()
    return newest is not None and newest.signed is not None


def refuse_signed(region: Region, period: ReportPeriod) -> None:
    """For actions. Raises AlreadySigned."""
    if is_signed(region, period):
        raise AlreadySigned(period.label)


def _store_edition(
    region: Region,
    period: ReportPeriod,
    rows: list[PeriodRow],
    *,
    number: int = 1,
    reason: str = "",
    made_by: Person | None = None,
    at: datetime,
) -> ReportEdition:
    try:
        with transaction.atomic():
            edition = ReportEdition.objects.create(
                region=region,
                period=period.key,
                number=number,
                frozen_at=at,
                reason=reason,
                made_by=made_by,
                rows=[row.as_json for row in rows],
                year=count_year(region, period).as_json,
                kims=annex_rows(region, period.last, at),
            )
    except IntegrityError as error:
        raise AlreadyFrozen(period.label) from error
    add_event_data(period=period.key, edition=number, reason=reason)
    return edition
