"""What follows when an event of the agenda is shown or changed."""

from kimid.agenda.models import AgendaEvent
from kimid.events.models import Event
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire import cards

_WITH_PLACE = ("item__site", "item__region__parent__parent")


@task(lane=Lane.DERIVED)
def draw_card(event_id: int) -> None:
    """Draw the share card of an event."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        row = AgendaEvent.objects.select_related(*_WITH_PLACE).get(pk=event.subject_id)
        if row.item is not None:
            cards.draw_card(row.item)
