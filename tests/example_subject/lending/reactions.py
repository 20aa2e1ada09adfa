"""What follows when a photo of a tool is made anew."""

from datetime import datetime

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media.models import Photo
from kimid.media.usage import rows_using
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from tests.example_subject.lending.actions import renew_photo
from tests.example_subject.lending.models import Tool


@task
def replace_retouched_photo(at: datetime, event_id: int) -> None:
    """A photo was made anew: the tools that use it show the new one."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        # By its key: it may have been retouched again.
        photo = Photo.objects.select_related("site__region").filter(pk=event.subject_id).first()
        if photo is not None and rows_using(photo.name, Tool).exists():
            renew_photo(photo, old=event.data["name"], by=System("a photo was made anew"), at=at)
