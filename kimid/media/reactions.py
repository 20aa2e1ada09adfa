"""Tasks that change files after the rows have changed. Each may run twice."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media import actions, files, queries, spool
from kimid.media.actions import InUse
from kimid.media.models import Attachment, Photo
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site

# After a week without signal a phone starts its upload again: it still has the photo.
UNFINISHED_FOR: Final = timedelta(days=7)
CLEANUP_ACTOR: Final = System("photos that nothing uses are thrown away")


@task
def remove_files(event_id: int) -> None:
    """Remove the files of a deleted photo, document or voice note."""
    name = Event.objects.get(pk=event_id).data["name"]
    with across_sites(reason="the row is gone, so it says no more of which site it was"):
        if not any(kind.objects.filter(name=name).exists() for kind in (Photo, Attachment)):
            files.remove(name)


@task
def hide_files(name: str) -> None:
    """Remove the public files of a photo, unless it is public again."""
    with transaction.atomic(), across_sites(reason="a task serves all sites"):
        # Another publication waits for this lock, and then links the files again.
        photo = Photo.objects.filter(name=name).select_for_update().first()
        if photo is None or not photo.is_public:
            files.hide(name)


@daily(hour=3, zone="WIB")
@task
def clean_up(at: datetime) -> None:
    """Delete unused photos and attachments, and files that an interrupted process left."""
    spool.sweep(at - UNFINISHED_FOR)
    for photo in queries.never_used(Photo, at):
        with on_site(photo.site), suppress(InUse):  # used since the query
            actions.discard(photo, by=CLEANUP_ACTOR, at=at)
    for attachment in queries.never_used(Attachment, at):
        with on_site(attachment.site), suppress(InUse):
            actions.detach(attachment, by=CLEANUP_ACTOR, at=at)
    for name in set(files.public_names()) - queries.known_names(public_only=True):
        hide_files.enqueue(name)
    old = {name for name, written in files.stored_names() if written < at - queries.DISCARD_AFTER}
    for name in old - queries.known_names():
        files.remove(name)
