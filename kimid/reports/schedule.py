"""Periods are frozen in the night after their last day."""

from contextlib import suppress
from datetime import datetime

from kimid.events.actor import System
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.reports.actions import AlreadyFrozen, freeze_period
from kimid.reports.freezing import periods_to_freeze


# After the numbers of the night were kept. In the east it is the same day by then.
@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def freeze_ended_periods(at: datetime) -> None:
    """Freeze the periods of every office that have ended. May run twice: the second time finds
    nothing.
    """
    for region, period in periods_to_freeze(at):
        with suppress(AlreadyFrozen):
            freeze_period(region, period=period, by=System("a period has ended"), at=at)
