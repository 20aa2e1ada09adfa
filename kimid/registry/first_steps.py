"""What other subjects do when a KIM enters the register, in the transaction of its entry."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kimid.registry.models import Kim

type FirstStep = Callable[[Kim, datetime], None]

_STEPS: Final[list[FirstStep]] = []


def register_first_step(step: FirstStep) -> None:
    """Let a subject do this with every KIM that enters from now on."""
    _STEPS.append(step)


def take_first_steps(kim: Kim, at: datetime) -> None:
    """For actions: a KIM has just come into the register."""
    for step in _STEPS:
        step(kim, at)
