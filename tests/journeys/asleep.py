"""Run as a program: does what the worker does on the night after which one KIM has been silent for so many days."""

import sys
from datetime import timedelta

import django


def fall_asleep(label: str, days: int) -> None:
    """Follow the silence of the KIM with this label, as of so many days from now."""
    from django.utils import timezone  # noqa: PLC0415  # only after Django is set up

    from kimid.events.actor import System  # noqa: PLC0415  # the same
    from kimid.registry import actions  # noqa: PLC0415  # the same
    from kimid.registry.models import Kim  # noqa: PLC0415  # the same

    at = timezone.now() + timedelta(days=days)
    actions.follow_silence(Kim.objects.get(site__label=label), by=System("the rules of silence"), at=at)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    fall_asleep(sys.argv[1], int(sys.argv[2]))
