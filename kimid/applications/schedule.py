"""Scheduled tasks of applications: escalation, papers that waited too long, and deletion."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from kimid.applications.actions import applying, checking
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, PaperFile
from kimid.applications.queries import handled_applications, overdue_applications
from kimid.applications.rules import Applicant
from kimid.applications.second_officer import has_nobody_else
from kimid.events.actor import System
from kimid.lib import clock
from kimid.media import strangers
from kimid.media.papers import PaperRefused
from kimid.media.sweeping import stray_papers, sweep
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task

# Drafts that nobody sent go first. Refused applications stay a year: the founder may ask why.
DRAFT_RETENTION: Final = timedelta(days=90)
REFUSED_RETENTION: Final = timedelta(days=365)


@every(minutes=30)
@task(lane=Lane.AWAITED)
def escalate_overdue(at: datetime) -> None:
    """Let the province check applications that a regency has not answered within its promise, or
    for which nobody else is left there.
    """
    for application in overdue_applications(at):
        checking.escalate(application, by=System("the regency has let its days pass"), at=at)
    for application in handled_applications():
        if application.escalated_at is None and has_nobody_else(application, at):
            why = System("nobody else of the regency is left")
            checking.escalate(application, is_alone=True, by=why, at=at)


@every(minutes=30)
@task
def give_up_papers(at: datetime) -> None:
    """Ask for papers again that no worker could read for a day, whatever stood in the way."""
    waiting = PaperFile.objects.select_related("application").filter(
        page_count=0, refusal="", added_at__lt=at - strangers.READ_WITHIN
    )
    for paper in waiting:
        application = paper.application
        why = str(PaperRefused("late"))
        applying.refuse_paper(application, paper=paper, why=why, by=Applicant(application), at=at)
        strangers.PAPERS.remove(application.pk, paper.name)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def delete_old_applications(at: datetime) -> None:
    """Delete old drafts, applications that were refused long ago, and pages without a row."""
    old = Q(step=ApplicationStep.BEGUN, begun_at__lt=at - DRAFT_RETENTION) | Q(
        step=ApplicationStep.REFUSED, decided_at__lt=at - REFUSED_RETENTION
    )
    Application.objects.filter(old).delete()
    sweep(stray_papers(at), clock.today(at, "WIB"))
