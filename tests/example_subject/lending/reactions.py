"""What follows when a tool is offered."""

from datetime import datetime

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media.models import Photo
from kimid.media.usage import rows_using
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire import cards
from tests.example_subject.lending.actions import renew_photo
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
def replace_retouched_photo(at: datetime, event_id: int) -> None:
    """A photo was made anew: the tools that use it show the new one."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        # By its key: it may have been retouched again.
        photo = Photo.objects.select_related("site__region").filter(pk=event.subject_id).first()
        if photo is not None and rows_using(photo.name, Tool).exists():
            renew_photo(photo, old=event.data["name"], by=System("a photo was made anew"), at=at)
