"""The scheduled task that deletes empty counters.

The queue and the limits stand on one layer, so neither can schedule it.
"""

from datetime import datetime

from kimid.limits import counting
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task


@every(minutes=60)
@task(lane=Lane.DERIVED)
def sweep_counters(at: datetime) -> None:
    """Delete the counters of limits that are empty: nobody waits for them."""
    counting.sweep(at)
