"""Tasks that events of other apps start."""

from datetime import datetime

from kimid.activity.actions.photos import renew_photo
from kimid.activity.models import ActivityEntry, Plan
from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media.models import Photo
from kimid.media.usage import rows_using
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site


@task(lane=Lane.WITHDRAWN)
def replace_retouched_photo(at: datetime, event_id: int) -> None:
    """Replace a retouched photo in entries and plans. Its old files are gone."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        old = str(event.data["name"])
        # By its key: it may have been retouched once more.
        photo = Photo.objects.select_related("site__region").filter(pk=event.subject_id).first()
        if photo is not None and any(
            rows_using(photo.name, model).exists() for model in (ActivityEntry, Plan)
        ):
            renew_photo(photo, old=old, by=System("a photo was made anew"), at=at)
