"""The texts that people type about events of the agenda."""

from collections.abc import Callable
from typing import Any, Final

from django.utils import timezone

from kimid.agenda import actions
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests.agenda import making
from tests.sites.public_text_case import PublicTextCase

_WORDS: Final = "title venue organiser about"
GATED: Final = {
    "agenda.AgendaEvent": f"{_WORDS} withdrawn_reason",
    "agenda.OccurrenceChange": "venue why",
}
NOT_PUBLIC: Final = {"agenda.AgendaEvent": "public_id slug"}


def _with(name: str) -> Callable[[Kim, Person, str], object]:
    def act(kim: Kim, by: Person, text: str) -> object:
        values: dict[str, Any] = {name: text[:100]}
        return making.shown(kim, by=by, **values)

    return act


def _withdraw(kim: Kim, by: Person, text: str) -> object:
    event = making.shown(kim, by=by)
    with on_site(kim.site):
        return actions.withdraw(event, why=text, by=by, at=timezone.now())


def _call_off(kim: Kim, by: Person, text: str) -> object:
    event, now = making.shown(kim, by=by), timezone.now()
    with on_site(kim.site):
        on = event.coming(now)[0].on
        return actions.call_off(event, on=on, why=text, by=by, at=now)


def _move(kim: Kim, by: Person, text: str) -> object:
    event, now = making.shown(kim, by=by), timezone.now()
    with on_site(kim.site):
        on = event.coming(now)[0].on
        to = actions.NewDay(on, event.starts, text[:120])
        return actions.move(event, on=on, to=to, why="Bidan sakit.", by=by, at=now)


BESIDE: Final[dict[str, PublicTextCase]] = {
    "agenda.AgendaEvent": _with("about"),
    **{f"agenda.AgendaEvent.{name}": _with(name) for name in _WORDS.split()},
    "agenda.AgendaEvent.withdrawn_reason": _withdraw,
    "agenda.OccurrenceChange.why": _call_off,
    "agenda.OccurrenceChange.venue": _move,
}
