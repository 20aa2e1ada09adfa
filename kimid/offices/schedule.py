"""The scheduled task that ends posts on their day."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from kimid.events.actor import System
from kimid.offices.actions import carry_change_out
from kimid.offices.orders import ChangeOver
from kimid.offices.queries import due_changes
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task

DAY_HAS_COME: Final = System("the day of a letter has come")


@every(minutes=5)
@task(lane=Lane.AWAITED)
def end_posts(at: datetime) -> None:
    """Posts whose last day is over end. Until then nobody lost anything."""
    for change in due_changes(at):
        with suppress(ChangeOver):  # called off meanwhile
            carry_change_out(change, by=DAY_HAS_COME, at=at)
