"""What happens in the register by itself: overdue applications go up, old ones are forgotten, silent KIM take their steps, and
every night it is counted anew who is ICT-based."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from kimid.events.actor import System
from kimid.lib import clock, codes
from kimid.media import vault
from kimid.places.models import Region
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.registry import actions
from kimid.registry.applications import overdue
from kimid.registry.flow import Step
from kimid.registry.models import Application
from kimid.registry.renewing import REMINDED_AT, decrees_to_remind
from kimid.registry.silence import moving

# How long after its day a reminder still goes out, if no worker was up then.
_LATE: Final = timedelta(days=2)
# Nobody came back to it. What was sent and refused is kept a year, in case somebody asks why.
BEGUN_KEPT_FOR: Final = timedelta(days=90)
REFUSED_KEPT_FOR: Final = timedelta(days=365)
# A process that was stopped halfway leaves pages without a row.
_HALFWAY: Final = timedelta(days=1)


@every(minutes=30)
@task
def hand_up_overdue() -> None:
    """Let the province check what a regency has let lie beyond its promise."""
    hand_up_at(timezone.now())


def hand_up_at(at: datetime) -> None:
    """Do that as of this moment."""
    for application in overdue(at):
        actions.hand_up(application, by=System("the regency has let its days pass"), at=at)


@daily(hour=5, zone="WIB")
@task
def remind_of_decrees() -> None:
    """Remind every KIM whose decree ends in 90, 30 or 7 days."""
    remind_at(timezone.now())


def remind_at(at: datetime) -> None:
    """Do that as of this moment; each reminder once."""
    for days in REMINDED_AT:
        for decree in decrees_to_remind(days, clock.today(at, "WIB"), _LATE):
            actions.remind(decree.kim, decree=decree, days=days, by=System("the decree ends soon"), at=at)


@daily(hour=2, zone="WIB")
@task
def forget_old_applications() -> None:
    """Delete applications that nobody sent, refused ones of long ago, and pages that belong to none."""
    forget_at(timezone.now())


def forget_at(at: datetime) -> None:
    """Do that as of this moment."""
    old = Q(step=Step.BEGUN, begun_at__lt=at - BEGUN_KEPT_FOR) | Q(step=Step.REFUSED, decided_at__lt=at - REFUSED_KEPT_FOR)
    Application.objects.filter(old).delete()
    for name in vault.stray(at - _HALFWAY):
        vault.remove(name)


# An hour after midnight in the west it is a new day on every clock of the country.
@daily(hour=1, zone="WIB")
@task
def follow_silences() -> None:
    """Move every KIM whose days of silence lead to another stage today."""
    follow_silences_at(timezone.now())


def follow_silences_at(at: datetime) -> None:
    """Do that as of this moment."""
    for kim in moving(at):
        with suppress(actions.OutOfTurn):  # it was heard of meanwhile
            actions.follow_silence(kim, by=System("the rules of silence"), at=at)


# Midnight in the west: the new day has begun on every clock of the country, and its numbers are kept an hour later.
@daily(hour=0, zone="WIB")
@task
def count_ict() -> None:
    """Count every KIM of the country anew: a day has passed since its site was used."""
    count_ict_at(timezone.now())


def count_ict_at(at: datetime) -> None:
    """Do that as of this moment."""
    for nation in Region.objects.filter(code=codes.NATION):
        actions.recount(nation, why="hari", by=System("a day has passed"), at=at)
