"""What happens after an entry has changed. May run twice."""

from kimid.evaluation.models import EvidencePaper
from kimid.events.models import Event
from kimid.media import vault
from kimid.queue.tasks import task


@task
def remove_pages(event_id: int) -> None:
    """A paper was left out of an entry: its pages go too."""
    name = Event.objects.get(pk=event_id).facts["paper"]
    if not EvidencePaper.objects.filter(name=name).exists():
        vault.remove(name)
