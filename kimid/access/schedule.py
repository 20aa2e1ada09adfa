"""The scheduled task that ends the wait of sign-in codes."""

from datetime import datetime
from typing import Final

from kimid.access.actions import open_codes
from kimid.access.code_queries import people_waiting
from kimid.events.actor import System
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task

DAY_OVER: Final = System("the day of a sign-in code is over")


@every(minutes=10)
@task(lane=Lane.DERIVED)
def end_waits(at: datetime) -> None:
    """For codes whose day is over, delete what they put aside. Nobody waits for this task."""
    for person in people_waiting(at):
        open_codes(person, by=DAY_OVER, at=at)
