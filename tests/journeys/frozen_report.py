"""Run as a program: the quarter that is over is frozen for Kubu Raya."""

import django
from django.utils import timezone


def freeze() -> None:
    """What the schedule does in the night after a quarter."""
    from kimid.events.actor import System
    from kimid.lib import clock
    from kimid.places.models import Region
    from kimid.reports import actions
    from kimid.reports.periods import ReportPeriod

    now = timezone.now()
    quarter = ReportPeriod.quarter_of(clock.today(now, "WIB")).previous
    region = Region.objects.get(pk="6112")
    actions.freeze_period(region, period=quarter, by=System("tests"), at=now)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    freeze()
