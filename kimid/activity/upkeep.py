"""What happens by itself: the tallies follow the record, and polls are closed after their last day."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from django.utils import timezone

from kimid.activity import actions
from kimid.activity.models import Poll
from kimid.activity.polls import due_polls
from kimid.activity.tallies import follow
from kimid.events.actor import System
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

CALENDAR: Final = System("the last day of the poll is over")


@every(minutes=10)
@task
def follow_the_record() -> None:
    """Count those KIM anew of which something was recorded since the last time."""
    follow(timezone.now())


# Midnight in the west: the new day has begun on every clock of the country.
@daily(hour=0, zone="WIB")
@task
def close_due_polls() -> None:
    """Close the polls whose last day is over, each in a task of its own, so that one that cannot be closed holds up no other."""
    close_due_polls_at(timezone.now())


def close_due_polls_at(at: datetime) -> None:
    """Do that as of this moment."""
    for site_id, poll_id in due_polls(at):
        close_one_poll.enqueue(site_id, poll_id)


@task
def close_one_poll(site_id: int, poll_id: int) -> None:
    """Close this poll. Done twice, it is closed once; who is quicker, this or somebody of the group, the action decides."""
    with on_site(Site.objects.get(pk=site_id)), suppress(actions.NotNow, Poll.DoesNotExist):
        actions.close_poll(Poll.objects.get(pk=poll_id), by=CALENDAR, at=timezone.now())
