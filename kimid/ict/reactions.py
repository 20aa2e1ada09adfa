"""What happens after a KIM has published. May run twice."""

from django.utils import timezone

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.ict import actions
from kimid.ict.counting import IctRulesLookup, counted_kims, kims_to_count
from kimid.queue.tasks import task


@task
def on_story_published(event_id: int) -> None:
    """A KIM has published something: it is counted as in use."""
    event = Event.objects.get(pk=event_id)
    for each in counted_kims(
        kims_to_count().filter(site=event.site_id), IctRulesLookup(), timezone.now()
    ):
        if each.has_changed:
            actions.recount_kim(each.kim, why="kabar", by=System("it published"), at=timezone.now())
