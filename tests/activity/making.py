"""Activities for tests, written down through the same actions that people use."""

from datetime import date, datetime
from typing import Any

from kimid.activity import actions
from kimid.activity.aspects import Aspect
from kimid.activity.models import Doer, Entry, Plan
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
