"""Events of the agenda for tests, through the actions that people use."""

from datetime import date, datetime, time
from typing import Any

from kimid.agenda import actions
from kimid.agenda.actions import AgendaData
from kimid.agenda.models import AgendaEvent
from kimid.agenda.repeats import Repeat
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.event_sorts import EventSort
from tests import build

# The first Tuesday of its month.
FIRST = date(2025, 11, 4)


def agenda_data(**values: Any) -> AgendaData:
    """A posyandu on each first Tuesday."""
    given: dict[str, Any] = {
        "title": "Posyandu Melati",
        "sort": EventSort.POSYANDU,
        "first_on": FIRST,
        "starts": time(8),
        "ends": time(11),
        "repeat": Repeat.BY_WEEKDAY,
        "venue": "Rumah Bu RT 02",
        "organiser": "PKK",
        "about": "Bawa buku KIA.",
    }
    return AgendaData(**(given | values))


def draft(
    kim: Kim, *, by: Person | None = None, at: datetime = build.AT, **values: Any
) -> AgendaEvent:
    """An event that readers do not have yet."""
    with on_site(kim.site):
        who = by or build.member(kim)
        return actions.write(kim.site, data=agenda_data(**values), by=who, at=at)


def shown(
    kim: Kim, *, by: Person | None = None, at: datetime = build.AT, **values: Any
) -> AgendaEvent:
    """An event that readers have."""
    who = by or build.member(kim, Role.EDITOR)
    event = draft(kim, by=who, at=at, **values)
    with on_site(kim.site):
        return actions.publish(event, by=who, at=at)
