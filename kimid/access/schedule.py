"""Scheduled tasks that end what waits for a day: sign-in codes, and new main addresses."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from kimid.access.actions import open_codes
from kimid.access.code_queries import people_waiting
from kimid.access.main_address import end_wait
from kimid.events.actor import System
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.actions import NameActionRefused
from kimid.sites.models import OwnName
from kimid.sites.queries import names_past_their_wait

DAY_OVER: Final = System("the day of a sign-in code is over")


@every(minutes=10)
@task(lane=Lane.DERIVED)
def end_waits(at: datetime) -> None:
    """For codes whose day is over, delete what they put aside. Nobody waits for this task."""
    for person in people_waiting(at):
        open_codes(person, by=DAY_OVER, at=at)


@every(minutes=10)
@task
def end_address_waits(at: datetime) -> None:
    """Start one task for each main address whose day is over: a slow name delays no other."""
    for name_id in names_past_their_wait(at).values_list("pk", flat=True):
        end_address_wait.enqueue(name_id)


@task(tries=1)  # the next round is the next try
def end_address_wait(at: datetime, name_id: int) -> None:
    """Make a name the main address, or let it go, if its day is over."""
    # Given back, cancelled or agreed to meanwhile.
    with suppress(NameActionRefused, OwnName.DoesNotExist):
        end_wait(names_past_their_wait(at).select_related("main_asked_by").get(pk=name_id), at)
