"""A call of each action of the agenda, for an actor who lacks the permission."""

from datetime import time, timedelta
from typing import Any, Final

from kimid.agenda.actions import NewDay
from kimid.agenda.models import AgendaEvent
from tests import build
from tests.agenda import making
from tests.events.action_case import ActionCase

_ACTIONS: Final = "kimid.agenda.actions"


def _with_day() -> tuple[AgendaEvent, dict[str, Any]]:
    event = making.shown(build.kim())
    on = event.coming(build.AT)[0].on
    to = NewDay(on + timedelta(days=1), time(9))
    return event, {"on": on, "to": to, "why": "Bidan sakit."}


def _called_off() -> tuple[AgendaEvent, dict[str, Any]]:
    event, values = _with_day()
    return event, {"on": values["on"], "why": "Bidan sakit."}


ACTS: Final[dict[str, ActionCase]] = {
    f"{_ACTIONS}.write": lambda: (build.kim().site, {"data": making.agenda_data()}),
    f"{_ACTIONS}.change": lambda: (making.draft(build.kim()), {"data": making.agenda_data()}),
    f"{_ACTIONS}.publish": lambda: (making.draft(build.kim()), {}),
    f"{_ACTIONS}.call_off": _called_off,
    f"{_ACTIONS}.move": _with_day,
    f"{_ACTIONS}.withdraw": lambda: (making.shown(build.kim()), {"why": "Posyandunya tutup."}),
    f"{_ACTIONS}.show_again": lambda: (making.shown(build.kim()), {}),
    f"{_ACTIONS}.advance": lambda: (making.shown(build.kim()).site, {}),
}
