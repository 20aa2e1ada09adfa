"""Actions on rounds: open, extend, delete."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from kimid.evaluation.models import Round, RoundKind
from kimid.evaluation.region_form import form_of
from kimid.evaluation.rules import EvaluationPermission
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import portal_tag


class EmptyForm(Exception):
    """The form has no questions."""


class AlreadyOpen(Exception):
    """The region has a round of this kind, year and title."""


class AlreadyBegun(Exception):
    """A group has begun an entry."""


@dataclass(frozen=True)
class RoundDays:
    """The last day of each part. Parts above the level of the opening office are None."""

    entries_until: date
    regency_until: date | None = None
    province_until: date | None = None
    nation_until: date | None = None


@dataclass(frozen=True)
class RoundPlan:
    """The data of a new round. `from_*` is how many advance from each regency and province."""

    kind: RoundKind
    title: str
    year: int
    days: RoundDays
    from_regency: int | None = None
    from_province: int | None = None


@action(needs=EvaluationPermission.OPEN, records="evaluation.opened")
def open_round(region: Region, *, plan: RoundPlan, by: Actor, at: datetime) -> Round:
    """Open a round for all KIM of the region, with the present form.

    Raises EmptyForm and AlreadyOpen.
    """
    form = form_of(region, plan.kind)
    if not form:
        raise EmptyForm
    identity = {"region": region, "kind": plan.kind, "title": plan.title, "year": plan.year}
    if Round.objects.filter(**identity).exists():
        raise AlreadyOpen
    add_event_data(
        round_kind=plan.kind, year=plan.year, questions=len(form), **_iso_days(plan.days)
    )
    touch(portal_tag(region.code))
    return Round.objects.create(
        **identity,
        **asdict(plan.days),
        form=form,
        from_regency=plan.from_regency,
        from_province=plan.from_province,
        opened_by=by if isinstance(by, Person) else None,
        opened_at=at,
    )


@action(needs=EvaluationPermission.OPEN, records="evaluation.prolonged")
def extend_round(running: Round, *, days: RoundDays, by: Actor, at: datetime) -> Round:
    """Move the last days of a round. Raises ValueError for an earlier day."""
    before = RoundDays(**{each.name: getattr(running, each.name) for each in fields(RoundDays)})
    for name, day in asdict(days).items():
        previous = getattr(before, name)
        if (previous is None) != (day is None) or (previous is not None and day < previous):
            raise ValueError(name)
        setattr(running, name, day)
    running.save(update_fields=list(asdict(days)))
    add_event_data(before=_iso_days(before), **_iso_days(days))
    touch(portal_tag(running.region_id))
    return running


@action(needs=EvaluationPermission.OPEN, records="evaluation.taken_back")
def delete_round(running: Round, *, by: Actor, at: datetime) -> None:
    """Delete a round without entries. Its events stay. Raises AlreadyBegun."""
    row = Round.objects.select_for_update().get(pk=running.pk)  # a new entry waits for this lock
    if row.entries.exists() or row.contest_levels.exists():
        raise AlreadyBegun
    add_event_data(round_kind=row.kind, title=row.title, year=row.year)
    touch(portal_tag(row.region_id))
    row.delete()


def _iso_days(days: RoundDays) -> dict[str, str]:
    return {name: day.isoformat() for name, day in asdict(days).items() if day is not None}
