"""Activities for tests, written down through the same actions that people use."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from kimid.activity.actions import entries, plans, polls
from kimid.activity.aspects import Aspect
from kimid.activity.models import ActivityEntry, Doer, Plan, Poll
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build


def activity_data(
    aspect: Aspect = Aspect.DISSEMINATE, on: date | None = None, **values: Any
) -> entries.ActivityData:
    """What somebody writes down."""
    words = {"place": "Posyandu Melati", "what": "Jadwal imunisasi dibacakan", **values}
    return entries.ActivityData(aspect, on or build.AT.date(), **words)


def entry(
    of: Kim, *, by: Person | None = None, at: datetime = build.AT, **values: Any
) -> ActivityEntry:
    """An activity of this KIM."""
    return entries.note(of.site, data=activity_data(**values), by=by or build.member(of), at=at)


def plan_data(person: Person, **values: Any) -> plans.PlanData:
    """What is meant to be done."""
    words = {"what": "Lampu jalan diperbaiki", "due": build.AT.date(), **values}
    return plans.PlanData(doer=Doer.MEMBER, person=person, **words)


def plan(of: Kim, *, person: Person | None = None, at: datetime = build.AT, **values: Any) -> Plan:
    """A plan of this KIM, for which one of its members answers."""
    who = person or build.member(of)
    return plans.make_plan(
        of.site, data=plan_data(who, **values), origin=plans.PlanOrigin(), by=who, at=at
    )


def question(
    words: str = "Rapat hari apa?",
    choices: Sequence[str] = ("Rabu", "Sabtu"),
    on: date | None = None,
) -> polls.PollQuestion:
    """What everybody of a group is asked, a week long."""
    return polls.PollQuestion(words, tuple(choices), on or build.AT.date() + timedelta(days=7))


def poll(of: Kim, *, by: Person | None = None, at: datetime = build.AT, **values: Any) -> Poll:
    """A poll of this KIM that is open."""
    return polls.ask_poll(of.site, question=question(**values), by=by or build.member(of), at=at)


def closed_poll(of: Kim, *answers: int, at: datetime = build.AT, **values: Any) -> Poll:
    """A poll that as many of this KIM have answered, closed by an editor."""
    made = poll(of, at=at, **values)
    for choice in answers:
        polls.answer_poll(made, choice=choice, by=build.member(of), at=at)
    return polls.close_poll(made, by=build.member(of, Role.EDITOR), at=at)
