"""Run as a program: looks for the proof of every own name as the worker does, so many days from
now.
"""

import sys
from datetime import timedelta

import django
from django.utils import timezone


def look(days: int) -> None:
    """The hour of the worker on that day."""
    from kimid.sites.models import OwnName
    from kimid.sites.schedule import check_name

    for own_id in OwnName.objects.values_list("pk", flat=True):
        check_name.func(own_id, at=timezone.now() + timedelta(days=days))


if __name__ == "__main__":
    django.setup(set_prefix=False)
    look(int(sys.argv[1]))
