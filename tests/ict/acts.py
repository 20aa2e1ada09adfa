"""A call of each action of ICT-based KIM, for an actor who lacks the permission."""

from typing import Final

from kimid.ict.actions import MeansInput
from kimid.ict.models import Signal
from tests import build
from tests.events.action_case import ActionCase
from tests.ict import building as ict

ACTS: Final[dict[str, ActionCase]] = {
    "kimid.ict.actions.describe_means": lambda: (
        build.kim(),
        {"means_input": MeansInput(1, 0, Signal.SLOW)},
    ),
    "kimid.ict.actions.recount": lambda: (build.region("6112"), {"why": "hari"}),
    "kimid.ict.actions.recount_kim": lambda: (build.kim(), {"why": "kabar"}),
    "kimid.ict.actions.decide_ict": lambda: (
        build.region("6112"),
        {"rules": ict.rules(*ict.needs(devices=1))},
    ),
    "kimid.ict.actions.remove_own_ict_rules": lambda: (
        build.region("6112"),
        {"reason": "Ikut provinsi"},
    ),
}
