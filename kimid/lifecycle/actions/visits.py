"""A coaching visit gets its letter of assignment, so that reports count it; or loses it again.

For actions of subjects above: they lock the office, and this locks the row of the visit.
"""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from kimid.lib import clock
from kimid.lifecycle.models import CoachingVisit
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.stages import LifeStage


class VisitText(NamedTuple):
    """What is written down of a coaching visit."""

    region: Region
    kim: Kim | None
    on: date
    letter_number: str
    result: str


class AlreadyRecorded(ValueError):
    """This visit has its letter, or the same one was written down. Look at the list."""


def write_recorded_visit(
    office: Region,
    *,
    visit: VisitText,
    completes: CoachingVisit | None,
    by: Person,
    at: datetime,
) -> tuple[CoachingVisit, str]:
    """The row of a visit with its letter, and what its result said before.

    It is the row that it `completes`; else the one that waits for a visit to this KIM since before
    that day; else a new one. Raises AlreadyRecorded.
    """
    if _is_recorded(office, visit):
        raise AlreadyRecorded(visit.letter_number)
    row = _begun_row(visit, completes) or CoachingVisit(
        kim=visit.kim, stage=visit.kim.silence_stage if visit.kim else "", since=at
    )
    before = row.result
    for name, value in visit._asdict().items():
        setattr(row, name, value)
    row.office, row.recorded_by, row.recorded_at = office, by, at
    if row.done_at is None:
        row.done_by, row.done_at = by, at
    row.save()
    return row, before


def take_back_visit(visit: CoachingVisit, at: datetime) -> None:
    """It was recorded by mistake. Where a step down had asked for it, the KIM waits again."""
    visit.withdrawn_at = at
    visit.save(update_fields=["withdrawn_at"])
    kim = visit.kim
    if kim is None or kim.has_ended or kim.silence_stage == LifeStage.ACTIVE:
        return
    was_asked_for = visit.done_at is not None and visit.since < visit.done_at
    if was_asked_for and not kim.visits.filter(done_at=None).exists():
        CoachingVisit.objects.create(
            kim=kim,
            stage=kim.silence_stage,
            since=visit.since,
            planned_on=visit.planned_on,
            next_step=visit.next_step,
        )


def locked_waiting_visit(kim: Kim) -> CoachingVisit | None:
    """The visit that waits for an office. Two offices write into it one after the other."""
    return kim.visits.select_for_update(no_key=True).filter(done_at=None).first()


def _is_recorded(office: Region, visit: VisitText) -> bool:
    """Whether this office has it. A letter names a KIM once a day; of a place that has none it may
    be for two villages, which only the result tells apart.
    """
    same = visit._asdict()
    if visit.kim is not None:
        del same["result"]
    return CoachingVisit.objects.counted().filter(office=office, **same).exists()


def _begun_row(visit: VisitText, completes: CoachingVisit | None) -> CoachingVisit | None:
    if completes is not None:
        rows = CoachingVisit.objects.select_for_update(no_key=True)
        row = rows.filter(Q(kim=visit.kim), pk=completes.pk, recorded_at=None).first()
        if row is None:
            raise AlreadyRecorded(visit.letter_number)
        return row
    row = locked_waiting_visit(visit.kim) if visit.kim else None
    is_of_before = row is not None and clock.today(row.since, visit.region.zone) <= visit.on
    return row if is_of_before else None
