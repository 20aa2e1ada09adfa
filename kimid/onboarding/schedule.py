"""Scheduled tasks of papers of decrees: those that no worker could read, and those of nobody."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.actor import System
from kimid.media import strangers
from kimid.media.papers import PaperRefused
from kimid.onboarding.actions import comparing
from kimid.onboarding.decree_papers import spool_owner
from kimid.onboarding.models import DecreePaper
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task

# So long a paper waits for somebody to say of which decree it is.
LOOSE_RETENTION: Final = timedelta(days=90)


@every(minutes=30)
@task
def give_up_decree_papers(at: datetime) -> None:
    """Ask for papers again that no worker could read for a day, whatever stood in the way."""
    waiting = DecreePaper.objects.filter(
        page_count=0, refusal="", added_at__lt=at - strangers.READ_WITHIN
    )
    by = System("no worker could read it")
    for paper in waiting:
        comparing.refuse_decree_paper(paper, why=str(PaperRefused("late")), by=by, at=at)
        strangers.DECREES.remove(spool_owner(paper.region_id), paper.name)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def drop_loose_papers(at: datetime) -> None:
    """Leave out papers that nobody has given to a decree for long."""
    old = DecreePaper.objects.select_related("region").filter(
        decree=None, added_at__lt=at - LOOSE_RETENTION
    )
    for paper in old:
        by = System("nobody said whose it is")
        comparing.drop_decree_paper(paper.region, paper=paper, by=by, at=at)
