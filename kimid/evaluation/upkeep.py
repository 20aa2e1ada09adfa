"""What happens in rounds by itself: groups are reminded before entries close; a heat whose days have passed goes up."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kimid.evaluation import actions
from kimid.evaluation.queries import late_heats
from kimid.evaluation.reminding import REMINDED_AT, rounds_to_call, silent_kims
from kimid.events.actor import System
from kimid.lib import clock
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

# How long after its day a reminder still goes out, if no worker was up then.
_LATE: Final = timedelta(days=2)


# An hour after midnight in the west it is a new day on every clock of the country.
@daily(hour=1, zone="WIB")
@task
def hand_up_late_heats() -> None:
    """Let the office above decide what an office has let lie beyond its last day."""
    hand_up_at(timezone.now())


def hand_up_at(at: datetime) -> None:
    """Do that as of this moment."""
    for heat in late_heats(at):
        actions.hand_up(heat, by=System("the days of the heat have passed"), at=at)


@daily(hour=5, zone="WIB")
@task
def remind_of_rounds() -> None:
    """Remind every KIM that has not sent its entry 14, 7 or 2 days before the last one."""
    remind_at(timezone.now())


def remind_at(at: datetime) -> None:
    """Do that as of this moment; each reminder once."""
    for days in REMINDED_AT:
        for found in rounds_to_call(days, clock.today(at, "WIB"), _LATE if days > _LATE.days else timedelta()):
            for kim in silent_kims(found, days):
                actions.remind(kim, of=found, days=days, by=System("entries close soon"), at=at)
