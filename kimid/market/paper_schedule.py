"""Papers whose last day is over leave all lists in the same night."""

from datetime import datetime
from typing import Final

from kimid.events.actor import System
from kimid.lib import clock
from kimid.market.actions.papers import lapse_paper
from kimid.market.models import ProductPaper
from kimid.market.paper_queries import over_since
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site

_DAY_OVER: Final = System("the last day of the paper is over")


# Midnight in the west: the new day has begun on every clock of the country.
@daily(hour=0, zone="WIB")
@task(lane=Lane.AWAITED)
def lapse_papers(at: datetime) -> None:
    """Let papers lapse. Each gets its own task, so that a failure does not stop the others. The
    pages of the goods go by the day themselves, and need no task.
    """
    days = {zone: clock.today(at, zone) for zone in clock.ZONES}
    with across_sites("papers of all groups end by the calendar"):
        rows = [(paper.site_id, paper.pk) for paper in over_since(days)]
    for site_id, paper_id in rows:
        lapse_one.enqueue(site_id, paper_id)


@task(lane=Lane.AWAITED)
def lapse_one(at: datetime, site_id: int, paper_id: int) -> None:
    """Let this paper lapse. Does nothing if it was renewed or ended since."""
    with on_site(Site.objects.get(pk=site_id)):
        paper = ProductPaper.objects.select_related("site__region").get(pk=paper_id)
        lapse_paper(paper, by=_DAY_OVER, at=at)
