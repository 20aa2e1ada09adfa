"""What happens to the pages of papers after the rows have changed. May run twice."""

from kimid.events.models import Event
from kimid.media import vault
from kimid.queue.tasks import task
from kimid.registry.models import PaperFile


@task
def remove_pages(event_id: int) -> None:
    """A paper was left out of an application: its pages go too."""
    name = Event.objects.get(pk=event_id).facts["paper"]
    if not PaperFile.objects.filter(name=name).exists():
        vault.remove(name)
