"""Tasks that run after an entry changes. Each may run twice."""

from kimid.evaluation.models import EvidencePaper
from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.queue.tasks import task


@task
def remove_pages(event_id: int) -> None:
    """Throw away the pages of a paper that was removed from an entry."""
    event = Event.objects.get(pk=event_id)
    name = event.data["paper"]
    if not EvidencePaper.objects.filter(name=name).exists():
        paper_storage.throw_away(name, clock.today(event.happened_at, "WIB"))
