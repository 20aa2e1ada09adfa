"""A call of each action on posts in offices, for an actor who lacks the permission."""

from typing import Final

from django.utils import timezone

from kimid.events.permissions import Role
from tests import build
from tests.events.action_case import ActionCase
from tests.offices import building

ACTS: Final[dict[str, ActionCase]] = {
    "kimid.offices.actions.invite_official": lambda: (
        building.office(),
        {"name": "Ratna", "role": Role.OFFICER},
    ),
    "kimid.offices.actions.open_office": lambda: (build.region("6112"), {}),
    "kimid.offices.actions.record_posts_export": lambda: (build.region("6112"), {"rows": 3}),
    "kimid.offices.actions.take_back_invitation": lambda: (
        building.invited(timezone.now())[0],
        {},
    ),
    "kimid.offices.actions.order_change": lambda: (
        building.office(),
        {"order": building.order(build.officer("6112"), timezone.now())},
    ),
    "kimid.offices.actions.call_change_off": lambda: (building.ordered(timezone.now())[0], {}),
    "kimid.offices.actions.agree_to_change": lambda: (building.ordered(timezone.now())[0], {}),
    "kimid.offices.actions.carry_change_out": lambda: (building.ordered(timezone.now())[0], {}),
}
