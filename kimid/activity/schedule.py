"""Scheduled tasks: update the month tallies, and close polls after their last day."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from kimid.activity.actions import entries, polls
from kimid.activity.models import Poll
from kimid.activity.polls import due_polls
from kimid.activity.tallies import update_tallies
from kimid.events.actor import System
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

LAST_DAY_OVER: Final = System("the last day of the poll is over")


@every(minutes=10)
@task(lane=Lane.DERIVED)
def update_month_tallies(at: datetime) -> None:
    """Update the tallies of each KIM that has new events."""
    update_tallies(at)


# Midnight in the west: the new day has begun on every clock of the country.
@daily(hour=0, zone="WIB")
@task(lane=Lane.AWAITED)
def close_due_polls(at: datetime) -> None:
    """Close the polls whose last day is over. Each poll gets its own task, so that a failure does
    not stop the others.
    """
    for site_id, poll_id in due_polls(at):
        close_due_poll.enqueue(site_id, poll_id)


@task(lane=Lane.AWAITED)
def close_due_poll(at: datetime, site_id: int, poll_id: int) -> None:
    """Close this poll. Does nothing if it is closed or deleted already."""
    with on_site(Site.objects.get(pk=site_id)), suppress(entries.EntryRefused, Poll.DoesNotExist):
        polls.close_poll(Poll.objects.get(pk=poll_id), by=LAST_DAY_OVER, at=at)
