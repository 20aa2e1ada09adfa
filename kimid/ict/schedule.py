"""The scheduled count of the means of all KIM."""

from datetime import datetime

from kimid.events.actor import System
from kimid.ict import actions
from kimid.lib import codes
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task


# At midnight in the west, a new day has begun in every time zone of the country. The statistics of
# the day are saved an hour later.
@daily(hour=0, zone="WIB")
@task(lane=Lane.DERIVED)
def count_ict(at: datetime) -> None:
    """Count every KIM of the country again: one more day has passed since its site was used."""
    for nation in Region.objects.filter(code=codes.NATION):
        actions.recount(nation, why="hari", by=System("a day has passed"), at=at)
