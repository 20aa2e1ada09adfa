"""Activities for tests, written down through the same actions that people use."""

from datetime import date, datetime
from typing import Any

from kimid.activity import actions
from kimid.activity.aspects import Aspect
from kimid.activity.models import Entry
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
