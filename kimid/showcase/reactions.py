"""What follows when a potential or an achievement is shown, changed or gets another photo."""

from datetime import datetime

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.media.models import Photo
from kimid.media.usage import rows_using
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.showcase.actions.achievements import renew_achievement_photo
from kimid.showcase.actions.potentials import renew_photo
from kimid.showcase.models import Achievement, AchievementPaper, Potential
from kimid.sites.guard import on_site
from kimid.sites.models import Site


@task
def remove_proof(event_id: int) -> None:
    """Throw away the pages of a paper that was left out."""
    event = Event.objects.get(pk=event_id)
    name = event.data["paper"]
    if not AchievementPaper.objects.filter(name=name).exists():
        paper_storage.throw_away(name, clock.today(event.happened_at, "WIB"))


@task(lane=Lane.WITHDRAWN)
def replace_retouched_photo(at: datetime, event_id: int) -> None:
    """A photo was made anew: what uses it shows the new one."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        # By its key: it may have been retouched again.
        photo = Photo.objects.select_related("site__region").filter(pk=event.subject_id).first()
        if photo is None:
            return
        by, old = System("a photo was made anew"), event.data["name"]
        if rows_using(photo.name, Potential).exists():
            renew_photo(photo, old=old, by=by, at=at)
        if rows_using(photo.name, Achievement).exists():
            renew_achievement_photo(photo, old=old, by=by, at=at)
