"""Activities for tests, written down through the same actions that people use."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from kimid.activity import actions
from kimid.activity.aspects import Aspect
from kimid.activity.models import Doer, Entry, Plan, Poll
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build


def entered(aspect: Aspect = Aspect.DISSEMINATE, on: date | None = None, **said: Any) -> actions.Entered:
    """What somebody writes down."""
    words = {"place": "Posyandu Melati", "what": "Jadwal imunisasi dibacakan", **said}
    return actions.Entered(aspect, on or build.AT.date(), **words)


def entry(of: Kim, *, by: Person | None = None, at: datetime = build.AT, **said: Any) -> Entry:
    """An activity of this KIM."""
    return actions.note(of.site, entered=entered(**said), by=by or build.member(of), at=at)


def sketch(person: Person, **said: Any) -> actions.Sketch:
    """What is meant to be done."""
    words = {"what": "Lampu jalan diperbaiki", "due": build.AT.date(), **said}
    return actions.Sketch(doer=Doer.MEMBER, person=person, **words)


def plan(of: Kim, *, person: Person | None = None, at: datetime = build.AT, **said: Any) -> Plan:
    """A plan of this KIM, for which one of its members answers."""
    who = person or build.member(of)
    return actions.plan(of.site, sketch=sketch(who, **said), origin=actions.Origin(), by=who, at=at)


def question(
    words: str = "Rapat hari apa?", choices: Sequence[str] = ("Rabu", "Sabtu"), on: date | None = None
) -> actions.Question:
    """What everybody of a group is asked, a week long."""
    return actions.Question(words, tuple(choices), on or build.AT.date() + timedelta(days=7))


def poll(of: Kim, *, by: Person | None = None, at: datetime = build.AT, **said: Any) -> Poll:
    """A poll of this KIM that is open."""
    return actions.ask_poll(of.site, question=question(**said), by=by or build.member(of), at=at)


def closed_poll(of: Kim, *answers: int, at: datetime = build.AT, **said: Any) -> Poll:
    """A poll that as many of this KIM have answered, closed by an editor."""
    made = poll(of, at=at, **said)
    for choice in answers:
        actions.answer_poll(made, choice=choice, by=build.member(of), at=at)
    return actions.close_poll(made, by=build.member(of, Role.EDITOR), at=at)
