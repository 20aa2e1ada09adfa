"""Tasks that run after a report changes. Each may run twice."""

from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.queue.tasks import task
from kimid.reports.models import ReportPhoto


@task
def remove_photo_file(event_id: int) -> None:
    """Throw away the file of a photo that was taken out of a report."""
    event = Event.objects.get(pk=event_id)
    name = event.data["paper"]
    if not ReportPhoto.objects.filter(name=name).exists():
        paper_storage.throw_away(name, clock.today(event.happened_at, "WIB"))
