"""Scheduled tasks of the register: escalation, papers that waited too long, reminders, deletion,
silence, ICT counts, and main addresses whose day is over.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from kimid.events.actor import System
from kimid.lib import clock, codes
from kimid.media import strangers
from kimid.media.papers import PaperRefused
from kimid.media.sweeping import stray_papers, sweep
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.registry.actions import applying, checking, ict, renewing, silence
from kimid.registry.actions.main_address import cancel_main_address, make_main_address
from kimid.registry.applications import handled_applications, overdue_applications
from kimid.registry.flow import ApplicationStep
from kimid.registry.models import Application, PaperFile
from kimid.registry.renewing import REMINDER_DAYS, decrees_to_remind
from kimid.registry.rules import Applicant
from kimid.registry.second_officer import has_nobody_else
from kimid.registry.silence import kims_to_move
from kimid.sites.actions import NameActionRefused
from kimid.sites.models import OwnName, ProofFinding
from kimid.sites.proof_check import check_proof
from kimid.sites.queries import names_past_their_wait

_NOT_MAIN: Final = System("the name cannot be the main address, or who asked may not ask any more")
# A reminder is still sent so long after its day, if no worker ran on that day.
_REMINDER_GRACE: Final = timedelta(days=2)
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


@daily(hour=5, zone="WIB")
@task(lane=Lane.AWAITED)
def remind_of_decrees(at: datetime) -> None:
    """Remind every KIM whose decree ends in 90, 30 or 7 days. Each reminder is sent once."""
    for days in REMINDER_DAYS:
        for decree in decrees_to_remind(days, clock.today(at, "WIB"), _REMINDER_GRACE):
            renewing.record_reminder(
                decree.kim, decree=decree, days=days, by=System("the decree ends soon"), at=at
            )


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def delete_old_applications(at: datetime) -> None:
    """Delete old drafts, applications that were refused long ago, and pages without a row."""
    old = Q(step=ApplicationStep.BEGUN, begun_at__lt=at - DRAFT_RETENTION) | Q(
        step=ApplicationStep.REFUSED, decided_at__lt=at - REFUSED_RETENTION
    )
    Application.objects.filter(old).delete()
    sweep(stray_papers(at), clock.today(at, "WIB"))


# One hour after midnight in the west, a new day has begun in every time zone of the country.
@daily(hour=1, zone="WIB")
@task(lane=Lane.AWAITED)
def move_silent_kims(at: datetime) -> None:
    """Move every KIM whose days of silence lead to another stage today."""
    for kim in kims_to_move(at):
        with suppress(silence.LifeActionRefused):  # it gave a sign of life meanwhile
            silence.move_by_silence(kim, by=System("the rules of silence"), at=at)


# At midnight in the west, a new day has begun in every time zone of the country. The statistics of
# the day are saved an hour later.
@daily(hour=0, zone="WIB")
@task(lane=Lane.DERIVED)
def count_ict(at: datetime) -> None:
    """Count every KIM of the country again: one more day has passed since its site was used."""
    for nation in Region.objects.filter(code=codes.NATION):
        ict.recount(nation, why="hari", by=System("a day has passed"), at=at)


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
        _end_wait(names_past_their_wait(at).select_related("main_asked_by").get(pk=name_id), at)


def _end_wait(own_name: OwnName, at: datetime) -> None:
    """The day is over: the name becomes the main address, if its proof is there and it leads here.
    While no server of the name answers, it waits on.
    """
    if check_proof(own_name, by=_NOT_MAIN, at=at).finding == ProofFinding.NO_ANSWER:
        return
    own_name.refresh_from_db()
    asker = own_name.main_asked_by
    if asker is None:
        return
    try:
        make_main_address(own_name, by=asker, at=at)
    except (NameActionRefused, PermissionDenied):
        with suppress(NameActionRefused):  # somebody has answered meanwhile
            cancel_main_address(own_name, by=_NOT_MAIN, at=at)
