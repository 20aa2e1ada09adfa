"""From a file that somebody sent to a photo of the group: decoded apart, made anew, stored, and only then entered."""

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from kimid.events.actor import Actor
from kimid.media import actions, files, sandbox
from kimid.media.actions import Description, Stored
from kimid.media.limits import MOST_BYTES
from kimid.media.models import Photo, unguessable_name
from kimid.media.queries import weight_of
from kimid.media.sandbox import PhotoRefused
from kimid.sites.models import Site

_TYPICAL: Final = 400_000  # bytes that the renditions of one photo take


def receive(file: UploadedFile[Any], *, site: Site, by: Actor, at: datetime) -> Photo:
    """Take in one file of a form. Its name and its type, as the sender says them, are not looked at.

    Raises PhotoRefused, with words for the sender, when it does not become a photo.
    """
    # Checked before reading: a file above the limit does not come into memory at all.
    if (file.size or 0) > MOST_BYTES:
        raise PhotoRefused("heavy")
    return receive_bytes(file.read(), site=site, by=by, at=at)


def receive_bytes(
    data: bytes, *, site: Site, description: Description | None = None, is_drawn: bool = False, by: Actor, at: datetime
) -> Photo:
    """Take in one photo. `is_drawn` says that it is an illustration. Raises PhotoRefused."""
    if weight_of(site) + _TYPICAL > settings.MEDIA_SITE_BYTES:
        raise PhotoRefused("full")
    made = sandbox.renditions(data)
    name = unguessable_name()
    files.store(name, {f"{width}.webp": body for width, body in made.bodies.items()})
    stored = Stored(name, made.width, made.height, tuple(made.bodies), made.total)
    try:
        return actions.add(site, stored=stored, description=description, is_drawn=is_drawn, by=by, at=at)
    except BaseException:
        files.remove(name)
        raise
