"""What higher apps do when somebody gets a role on the site of a KIM, in the transaction of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kimid.events.permissions import Role
from kimid.sites.models import Site

type RoleStep = Callable[[Site, Role, datetime], None]

_STEPS: Final[list[RoleStep]] = []


def register_role_step(step: RoleStep) -> None:
    """Do this from now on whenever somebody gets a role on the site of a KIM."""
    _STEPS.append(step)


def take_role_steps(site: Site, role: Role, at: datetime) -> None:
    """For actions: somebody has just got this role."""
    for step in _STEPS:
        step(site, role, at)
