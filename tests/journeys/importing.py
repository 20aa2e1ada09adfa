"""Run as a program: does what the worker does with the list of an office; `killed 40` stops in the
middle of the 41st row.
"""

import os
import sys
from typing import Any
from unittest.mock import patch

import django


def enter(after: int | None) -> None:
    """Enter the rows of the newest list, whole; with `after` the process is gone within the row
    that comes after so many.
    """
    from kimid.events.models import Event
    from kimid.onboarding import reactions
    from kimid.registry.actions.entering import appoint

    done = list[int]()

    def stop(*said: Any) -> None:
        done.append(1)
        if after is not None and len(done) > after:
            os._exit(9)
        appoint(*said)

    with patch("kimid.onboarding.actions.appoint", stop):
        reactions.enter_rows.func(Event.objects.filter(kind="import.started").latest("pk").pk)


def look() -> None:
    """Nothing is half in the register."""
    from tests.split import orphans

    found = orphans()
    if found:
        raise AssertionError(found)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    if sys.argv[1] == "whole":
        look()
    else:
        enter(int(sys.argv[2]) if sys.argv[1] == "killed" else None)
