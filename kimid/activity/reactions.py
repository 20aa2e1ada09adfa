"""What follows from happenings elsewhere."""

from django.utils import timezone

from kimid.activity.actions import renew_photo
from kimid.activity.models import Entry, Plan
from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media.models import Photo
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site


@task
def carry_anew(event_id: int) -> None:
    """After a photo was made anew, entries and plans show the new one: the old files are gone."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        old, became = str(event.facts["name"]), str(event.facts["became"])
        photo = Photo.objects.select_related("site__region").filter(name=became).first()
        if photo is not None and (Entry.objects.exclude(photos=[]).exists() or Plan.objects.exists()):
            renew_photo(photo, old=old, by=System("a photo was made anew"), at=timezone.now())
