"""From a file that somebody sent to a photo of the group: decoded apart, made anew, stored, and only then entered."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kimid.events.actor import Actor
from kimid.media import actions, files, sandbox
from kimid.media.actions import Description, Stored
from kimid.media.limits import MOST_BYTES
from kimid.media.models import Photo, unguessable_name
from kimid.media.queries import is_taken
from kimid.media.room import room_of
from kimid.media.sandbox import PhotoRefused, Renditions, Retouch
from kimid.sites.models import Site


def receive(file: UploadedFile[Any], *, site: Site, by: Actor, at: datetime) -> Photo:
    """Take in one file of a form. Its name and its type, as the sender says them, are not looked at.

    Raises PhotoRefused, with words for the sender, when it does not become a photo.
    """
    # Checked before reading: a file above the limit does not come into memory at all.
    if (file.size or 0) > MOST_BYTES:
        raise PhotoRefused("heavy")
    return receive_bytes(file.read(), site=site, by=by, at=at)


def made_anew(photo: Photo, retouch: Retouch) -> Stored:
    """The renditions of a photo once more, under a new name, with what is to be hidden in them hidden. Raises PhotoRefused."""
    widest = files.own_file(photo.name, f"{photo.widths[-1]}.webp")
    if widest is None:
        raise PhotoRefused("unreadable")
    return _stored(sandbox.renditions(widest, retouch=retouch), unguessable_name())


def receive_bytes(
    data: bytes,
    *,
    site: Site,
    name: str = "",
    description: Description | None = None,
    is_drawn: bool = False,
    by: Actor,
    at: datetime,
) -> Photo:
    """Take in one photo, under the name it was given, if any. `is_drawn` says that it is an illustration. Raises PhotoRefused."""
    if room_of(site).is_full:
        raise PhotoRefused("full")
    stored = _stored(sandbox.renditions(data), name or unguessable_name())
    try:
        return actions.add(site, stored=stored, description=description, is_drawn=is_drawn, by=by, at=at)
    except BaseException:
        if not is_taken(stored.name):
            files.remove(stored.name)
        raise


def _stored(made: Renditions, name: str) -> Stored:
    files.store(name, {f"{width}.webp": body for width, body in made.bodies.items()})
    return Stored(name, made.width, made.height, tuple(made.bodies), made.total, made.tone)
