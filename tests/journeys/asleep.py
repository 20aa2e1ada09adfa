"""Run as a program: does what the worker does on the night after which one KIM has been silent for
so many days.
"""

import sys
from datetime import timedelta

import django


def fall_asleep(label: str, days: int) -> None:
    """Follow the silence of the KIM with this label up to so many days from now: one stage down in
    14 days at most.
    """
    from contextlib import suppress

    from django.utils import timezone

    from kimid.events.actor import System
    from kimid.lifecycle.actions import silence
    from kimid.registry.models import Kim

    kim = Kim.objects.get(site__label=label)
    for before in (42, 28, 14, 0):
        at = timezone.now() + timedelta(days=days - before)
        with suppress(silence.LifeActionRefused):
            silence.move_by_silence(kim, by=System("the rules of silence"), at=at)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    fall_asleep(sys.argv[1], int(sys.argv[2]))
