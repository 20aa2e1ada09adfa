"""The numbers of every day are kept at night, for later comparison."""

from django.utils import timezone

from kimid.insights.daily_snapshots import save_snapshots, thin_snapshots
from kimid.lib import clock
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

_ZONE = "WIB"  # an hour past midnight here it is the same day in the east too


@daily(hour=1, zone=_ZONE)
@task(lane=Lane.DERIVED)
def save_daily_snapshots() -> None:
    """Keep the numbers of the day that begins, and forget those days of long ago that nobody
    compares with.
    """
    today = clock.today(timezone.now(), _ZONE)
    save_snapshots(today)
    thin_snapshots(today)
