"""A call of each action on potentials, for an actor who lacks the permission."""

from typing import Final

from tests import build
from tests.events.action_case import ActionCase
from tests.showcase import making

_ACTIONS: Final = "kimid.showcase.actions.potentials"

ACTS: Final[dict[str, ActionCase]] = {
    f"{_ACTIONS}.write": lambda: (build.kim().site, {"data": making.potential_data()}),
    f"{_ACTIONS}.change": lambda: (
        making.draft(build.kim()),
        {"data": making.potential_data()},
    ),
    f"{_ACTIONS}.publish": lambda: (making.draft(build.kim()), {}),
    f"{_ACTIONS}.withdraw": lambda: (making.shown(build.kim()), {"why": "Kebunnya dijual."}),
    f"{_ACTIONS}.confirm": lambda: (making.shown(build.kim()), {}),
    f"{_ACTIONS}.show_again": lambda: (making.shown(build.kim()), {}),
    f"{_ACTIONS}.renew_photo": lambda: (build.photo(build.kim()), {"old": "2" * 16}),
}
