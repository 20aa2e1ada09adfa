"""What happens to the files after the rows have changed. Everything here may run twice."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media import actions, files, queries, spool
from kimid.media.actions import InUse
from kimid.media.models import Attachment, Photo
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

# A phone that was without signal for a week begins its photo anew; it has kept it.
UNFINISHED_FOR: Final = timedelta(days=7)
TIDIER: Final = System("photos that nothing uses are thrown away")


@task
def remove_files(event_id: int) -> None:
    """A photo, a document or a voice note was thrown away: its files go too."""
    name = Event.objects.get(pk=event_id).facts["name"]
    with across_sites(why="the row is gone, so it says no more of which site it was"):
        if not any(kind.objects.filter(name=name).exists() for kind in (Photo, Attachment)):
            files.remove(name)


@task
def hide_files(name: str) -> None:
    """Take the files of a photo from the public folder, unless it has been published again meanwhile."""
    with transaction.atomic(), across_sites(why="a task serves all sites"):
        # Whoever publishes it again waits for this lock, and then gives the files their public names anew.
        photo = Photo.objects.filter(name=name).select_for_update().first()
        if photo is None or not photo.is_public:
            files.hide(name)


@daily(hour=3, zone="WIB")
@task
def tidy() -> None:
    """Throw away photos that were sent and never used, and files that a process left behind when it was stopped halfway."""
    tidy_at(timezone.now())


def tidy_at(at: datetime) -> None:
    """Do that as of this moment."""
    spool.sweep(at - UNFINISHED_FOR)
    for photo in queries.forgotten(Photo, at):
        with suppress(InUse):  # taken since we looked
            actions.discard(photo, by=TIDIER, at=at)
    for attachment in queries.forgotten(Attachment, at):
        with suppress(InUse):
            actions.detach(attachment, by=TIDIER, at=at)
    for name in set(files.names_shown()) - queries.known_names(shown=True):
        hide_files.enqueue(name)
    old = {name for name, written in files.stored() if written < at - queries.FORGOTTEN_AFTER}
    for name in old - queries.known_names():
        files.remove(name)
