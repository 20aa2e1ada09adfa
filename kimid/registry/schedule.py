"""Scheduled tasks of the register: reminders, main addresses whose day is over, and phone numbers
of lists that nobody needs any more.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from kimid.events.actor import System
from kimid.lib import clock
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.registry.actions.main_address import cancel_main_address, make_main_address
from kimid.registry.actions.reminders import record_reminder
from kimid.registry.decree_reminders import REMINDER_DAYS, decrees_to_remind
from kimid.registry.models import Officer
from kimid.sites.actions import NameActionRefused
from kimid.sites.models import OwnName, ProofFinding
from kimid.sites.proof_check import check_proof
from kimid.sites.queries import names_past_their_wait

_NOT_MAIN: Final = System("the name cannot be the main address, or who asked may not ask any more")
# A reminder is still sent so long after its day, if no worker ran on that day.
_REMINDER_GRACE: Final = timedelta(days=2)
# After the last day of a term. So long the end of a KIM can be taken back, and its terms with it.
PHONE_RETENTION: Final = timedelta(days=30)


@daily(hour=5, zone="WIB")
@task(lane=Lane.AWAITED)
def remind_of_decrees(at: datetime) -> None:
    """Remind every KIM whose decree ends in 90, 30 or 7 days. Each reminder is sent once."""
    for days in REMINDER_DAYS:
        for decree in decrees_to_remind(days, clock.today(at, "WIB"), _REMINDER_GRACE):
            record_reminder(
                decree.kim, decree=decree, days=days, by=System("the decree ends soon"), at=at
            )


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def forget_phones_of_officers(at: datetime) -> None:
    """Empty the numbers of officers whose term is over, or who have an account by now."""
    over = Q(term_until__lt=clock.today(at, "WIB") - PHONE_RETENTION)
    unneeded = Officer.objects.exclude(phone="").filter(over | Q(person__isnull=False))
    unneeded.update(phone="")


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
