"""Scheduled tasks: reminders before entries close, and late contest levels."""

from datetime import datetime, timedelta
from typing import Final

from kimid.evaluation.actions import checking, entries
from kimid.evaluation.queries import late_contest_levels, unchecked_too_long
from kimid.evaluation.reminders import REMINDER_DAYS, rounds_to_remind, silent_kims
from kimid.events.actor import System
from kimid.lib import clock
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

# How long after its day a reminder still goes out, if no worker was up then.
_LATE: Final = timedelta(days=2)


# An hour after midnight in the west it is a new day on every clock of the country.
@daily(hour=1, zone="WIB")
@task(lane=Lane.AWAITED)
def escalate_late_levels(at: datetime) -> None:
    """Let the office above decide each contest level whose last day is over."""
    for contest_level in late_contest_levels(at):
        checking.escalate(contest_level, by=System("the days of the heat have passed"), at=at)


@daily(hour=2, zone="WIB")
@task(lane=Lane.AWAITED)
def hand_up_unchecked(at: datetime) -> None:
    """Let the office above check what an office has sent for a group and nobody there checks."""
    for participant in unchecked_too_long(at):
        checking.hand_up(participant, by=System("ten working days without a check"), at=at)


@daily(hour=5, zone="WIB")
@task(lane=Lane.AWAITED)
def remind_of_rounds(at: datetime) -> None:
    """Remind each KIM that has not sent its entry, 14, 7 and 2 days before the last day. Sends each
    reminder once.
    """
    for days in REMINDER_DAYS:
        for round_ in rounds_to_remind(
            days, clock.today(at, "WIB"), _LATE if days > _LATE.days else timedelta()
        ):
            for kim in silent_kims(round_, days):
                entries.remind(kim, of=round_, days=days, by=System("entries close soon"), at=at)
