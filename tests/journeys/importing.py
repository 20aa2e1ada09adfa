"""Run as a program: does what the worker does with the list of an office; `killed 40` stops in the
middle of the 41st row. `aged` lets three days pass for what came by lists.
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

    with patch("kimid.onboarding.actions.importing.appoint", stop):
        reactions.enter_rows.func(Event.objects.filter(kind="import.started").latest("pk").pk)


def age() -> None:
    """What came by a list came four days ago."""
    from datetime import timedelta

    from kimid.events.models import Event

    for event in Event.objects.filter(kind="kim.registered", data__has_key="import_list"):
        event.happened_at -= timedelta(days=4)
        event.save(update_fields=["happened_at"])


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
    elif sys.argv[1] == "aged":
        age()
    else:
        enter(int(sys.argv[2]) if sys.argv[1] == "killed" else None)
