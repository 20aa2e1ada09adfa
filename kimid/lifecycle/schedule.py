"""The scheduled task of the life of KIM: its silence."""

from contextlib import suppress
from datetime import datetime

from kimid.events.actor import System
from kimid.lifecycle.actions import silence
from kimid.lifecycle.silence import kims_to_move
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task


# One hour after midnight in the west, a new day has begun in every time zone of the country.
@daily(hour=1, zone="WIB")
@task(lane=Lane.AWAITED)
def move_silent_kims(at: datetime) -> None:
    """Move every KIM whose days of silence lead to another stage today."""
    for kim in kims_to_move(at):
        with suppress(silence.LifeActionRefused):  # it gave a sign of life meanwhile
            silence.move_by_silence(kim, by=System("the rules of silence"), at=at)
