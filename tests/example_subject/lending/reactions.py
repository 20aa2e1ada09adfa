"""What follows when a tool is offered."""

from kimid.events.models import Event
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.usage import rows_using
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire import cards
from tests.example_subject.lending.models import Tool

_WITH_PLACE = ("item__site", "item__region__parent__parent")


@task(lane=Lane.DERIVED)
def draw_card(event_id: int) -> None:
    """Draw the share card of a tool."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        tool = Tool.objects.select_related(*_WITH_PLACE).get(pk=event.subject_id)
        if tool.item is not None:
            cards.draw_card(tool.item)


@task
def replace_retouched_photo(event_id: int) -> None:
    """A photo was made anew: the tools that use it show the new one."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        photo = Photo.objects.filter(
            pk=event.subject_id
        ).first()  # it may have been retouched again
        if photo is None:
            return
        for tool in rows_using(photo.name, Tool):
            tool.photos = with_new_photo(tool.photos, event.data["name"], photo)
            tool.save(update_fields=["photos"])
