"""Tasks that change files after the rows have changed. Each may run twice."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import actions, files, queries, spool, storage
from kimid.media.actions import InUse
from kimid.media.identity import require_own_media
from kimid.media.models import Attachment, Photo
from kimid.media.sweeping import stray_files, stray_public_files, sweep, wrongly_public
from kimid.media.typeset import remove_old_sheets
from kimid.media.visibility import hide_files
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site

# After a week without signal a phone starts its upload again: it still has the photo.
UNFINISHED_FOR: Final = timedelta(days=7)
CLEANUP_ACTOR: Final = System("photos that nothing uses are thrown away")


@task(lane=Lane.DERIVED)
def remove_files(event_id: int) -> None:
    """Throw away the files of a deleted photo, document or voice note."""
    event = Event.objects.get(pk=event_id)
    if _is_unused(event.data["name"]):
        files.throw_away(event.data["name"], clock.today(event.happened_at, "WIB"))


@task(lane=Lane.WITHDRAWN)
def remove_retouched(event_id: int) -> None:
    """Take away what stood in a photo before it was retouched: nobody is to see it any more. What a
    story had used lies in the trash for a month: whoever has the account of an editor could destroy
    the pictures of a group. Anything else is erased.
    """
    event = Event.objects.get(pk=event_id)
    name = event.data["name"]
    if not _is_unused(name):
        return
    if event.data.get("was_used"):
        files.throw_away(name, clock.today(event.happened_at, "WIB"))
    else:
        files.erase(name)


def _is_unused(name: str) -> bool:
    """Whether no row has these files."""
    with across_sites(reason="the row is gone, so it says no more of which site it was"):
        return not any(kind.objects.filter(name=name).exists() for kind in (Photo, Attachment))


def _hide_later(name: str, _: date) -> None:
    hide_files.enqueue(name)


@daily(hour=3, zone="WIB")
@task(lane=Lane.DERIVED)
def clean_up(at: datetime) -> None:
    """Delete unused photos and attachments, throw away files that an interrupted process left,
    empty the trash of last month, and remove sheets that can be set again. Fails, and removes
    nothing, where the media folder is that of another database.
    """
    require_own_media()
    spool.sweep(at - UNFINISHED_FOR)
    for photo in queries.never_used(Photo, at):
        with on_site(photo.site), suppress(InUse):  # used since the query
            actions.discard(photo, by=CLEANUP_ACTOR, at=at)
    for attachment in queries.never_used(Attachment, at):
        with on_site(attachment.site), suppress(InUse):
            actions.detach(attachment, by=CLEANUP_ACTOR, at=at)
    for name in wrongly_public():
        hide_files.enqueue(name)
    today = clock.today(at, "WIB")
    sweep(stray_public_files(_hide_later), today)
    sweep(stray_files(at), today)
    storage.empty_trash(today - storage.TRASH_RETENTION)
    remove_old_sheets(at)
