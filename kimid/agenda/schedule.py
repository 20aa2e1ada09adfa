"""The scheduled task that gives readers the next day of what comes again."""

from datetime import datetime
from typing import Final

from kimid.agenda.actions import advance
from kimid.agenda.queries import due_sites
from kimid.events.actor import System
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

DAY_OVER: Final = System("a day of the agenda has passed")


# The country has three midnights, and more sites than one run takes.
@every(minutes=10)
@task(lane=Lane.AWAITED)
def advance_agendas(at: datetime) -> None:
    """Bring the agendas up to date in which a day has passed. Each site gets its own task, so that
    a failure does not stop the others.
    """
    for site_id in due_sites(at):
        advance_agenda.enqueue(site_id)


@task(lane=Lane.AWAITED)
def advance_agenda(at: datetime, site_id: int) -> None:
    """Bring the agenda of this site up to date."""
    site = Site.objects.select_related("region").get(pk=site_id)
    with on_site(site):
        advance(site, by=DAY_OVER, at=at)
