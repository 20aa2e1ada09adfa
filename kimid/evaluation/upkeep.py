"""What happens in rounds by itself: a heat whose days have passed without a result may be decided by the office above."""

from datetime import datetime

from django.utils import timezone

from kimid.evaluation import actions
from kimid.evaluation.queries import late_heats
from kimid.events.actor import System
from kimid.queue.schedule import daily
from kimid.queue.tasks import task


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
