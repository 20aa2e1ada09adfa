"""An office opens a round, gives it more time, or takes it back."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from kimid.evaluation.asking import form_of
from kimid.evaluation.models import Round, RoundKind
from kimid.evaluation.rules import Can
from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import portal_tag


class NothingAsked(Exception):
    """There is no form to open a round with."""


class AlreadyOpen(Exception):
    """A round of this kind, year and title was opened here before."""


class HasBegun(Exception):
    """A group has begun to fill it in."""


@dataclass(frozen=True)
class Days:
    """The last day of each part, up to the level of the office that opens; the others are None."""

    entries_until: date
    regency_until: date | None = None
    province_until: date | None = None
    nation_until: date | None = None


@dataclass(frozen=True)
class Plan:
    """What a round is, when its parts end, and how many go on from each regency and each province."""

    kind: RoundKind
    title: str
    year: int
    days: Days
    from_regency: int | None = None
    from_province: int | None = None


@action(needs=Can.OPEN, records="evaluation.opened")
def open_round(region: Region, *, plan: Plan, by: Actor, at: datetime) -> Round:
    """Open it for all KIM of the region, with the form as it is now. Raises NothingAsked and AlreadyOpen."""
    form = form_of(region, plan.kind)
    if not form:
        raise NothingAsked
    named = {"region": region, "kind": plan.kind, "title": plan.title, "year": plan.year}
    if Round.objects.filter(**named).exists():
        raise AlreadyOpen
    remember(round_kind=plan.kind, year=plan.year, questions=len(form), **_said(plan.days))
    touch(portal_tag(region.code))
    return Round.objects.create(
        **named,
        **asdict(plan.days),
        form=form,
        from_regency=plan.from_regency,
        from_province=plan.from_province,
        opened_by=by if isinstance(by, Person) else None,
        opened_at=at,
    )


@action(needs=Can.OPEN, records="evaluation.prolonged")
def prolong(running: Round, *, days: Days, by: Actor, at: datetime) -> Round:
    """Give it more time: every day may move, none to an earlier one. Raises ValueError for an earlier one."""
    before = Days(**{each.name: getattr(running, each.name) for each in fields(Days)})
    for name, day in asdict(days).items():
        was = getattr(before, name)
        if (was is None) != (day is None) or (was is not None and day < was):
            raise ValueError(name)
        setattr(running, name, day)
    running.save(update_fields=list(asdict(days)))
    remember(before=_said(before), **_said(days))
    touch(portal_tag(running.region_id))
    return running


@action(needs=Can.OPEN, records="evaluation.taken_back")
def take_back(running: Round, *, by: Actor, at: datetime) -> None:
    """Take back what no group has begun; the record keeps that it was there. Raises HasBegun."""
    row = Round.objects.select_for_update().get(pk=running.pk)  # whoever begins an entry now waits
    if row.entries.exists() or row.heats.exists():
        raise HasBegun
    remember(round_kind=row.kind, title=row.title, year=row.year)
    touch(portal_tag(row.region_id))
    row.delete()


def _said(days: Days) -> dict[str, str]:
    return {name: day.isoformat() for name, day in asdict(days).items() if day is not None}
