"""Receives a photo: makes its renditions in the sandbox, stores them, and adds the row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kimid.events.actor import Actor
from kimid.media import actions, files, sandbox
from kimid.media.actions import Description, StoredRenditions
from kimid.media.limits import MAX_BYTES
from kimid.media.models import Photo, unguessable_name
from kimid.media.queries import is_name_taken
from kimid.media.quota import quota_of
from kimid.media.sandbox import PhotoRefused, Renditions, Retouch, Tidying
from kimid.media.upload_rate import refuse_too_many_of
from kimid.sites.models import Site


def receive(file: UploadedFile[Any], *, site: Site, by: Actor, at: datetime) -> Photo:
    """Receive one file of a form. Ignores its name and content type.

    Raises PhotoRefused with a message for the sender.
    """
    # Check first: a file above the limit must not come into memory.
    if (file.size or 0) > MAX_BYTES:
        raise PhotoRefused("heavy")
    refuse_too_many_of(by, PhotoRefused, at)
    return receive_bytes(file.read(), site=site, by=by, at=at)


def make_retouched(photo: Photo, retouch: Retouch) -> StoredRenditions:
    """New renditions of a photo after a retouch, stored under a new name. Raises PhotoRefused."""
    widest = files.own_file(photo.name, f"{photo.widths[-1]}.webp")
    if widest is None:
        raise PhotoRefused("unreadable")
    return _store(sandbox.renditions(widest, changes=retouch), unguessable_name())


def make_tidied(photo: Photo, *, by: Actor, at: datetime) -> Photo:
    """The photo made straight, square and light, as one of its own; the original stays as long as
    it is there. The same again gives the same. Raises PhotoRefused.
    """
    if photo.original_id is not None:
        raise PhotoRefused("tidy")
    known = Photo.objects.filter(original=photo).order_by("pk").first()
    if known is not None:
        return known
    refuse_too_many_of(by, PhotoRefused, at)
    widest = files.own_file(photo.name, f"{photo.widths[-1]}.webp")
    if widest is None:
        raise PhotoRefused("unreadable")
    if quota_of(photo.site).is_full:
        raise PhotoRefused("full")
    tidying = Tidying((photo.focus_x, photo.focus_y))
    stored = _store(sandbox.renditions(widest, changes=tidying), unguessable_name())
    with _erased_if_not_added(stored.name):
        return actions.add_tidied(photo, stored=stored, by=by, at=at)


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
    """Receive one photo, under `name` if given. `is_drawn` marks an illustration.

    Raises PhotoRefused.
    """
    if quota_of(site).is_full:
        raise PhotoRefused("full")
    stored = _store(sandbox.renditions(data), name or unguessable_name())
    with _erased_if_not_added(stored.name):
        return actions.add(
            site, stored=stored, description=description, is_drawn=is_drawn, by=by, at=at
        )


@contextmanager
def _erased_if_not_added(name: str) -> Iterator[None]:
    """Files without a row go again."""
    try:
        yield
    except BaseException:
        if not is_name_taken(name):
            files.erase(name)
        raise


def _store(renditions: Renditions, name: str) -> StoredRenditions:
    files.store(name, {f"{width}.webp": body for width, body in renditions.bodies.items()})
    return StoredRenditions(
        name,
        renditions.width,
        renditions.height,
        tuple(renditions.bodies),
        renditions.total,
        renditions.tone,
    )
