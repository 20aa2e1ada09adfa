"""Receives a photo in chunks: a broken connection costs one chunk at most.

The phone chooses the name of a photo before it sends the first byte. So a repeated request is
harmless: the same sender and name always give the same photo.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.events.actor import Actor
from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.media import queries, spool
from kimid.media.limits import MAX_BYTES
from kimid.media.models import NAME_LENGTH, Photo
from kimid.media.papers import PaperRefused
from kimid.media.receiving import receive_bytes
from kimid.media.sandbox import PhotoRefused
from kimid.media.upload_rate import refuse_too_many_of
from kimid.people.models import Person
from kimid.sites.models import Site

# What is refused for a while only.
RETRIED: Final = frozenset({"busy", "often"})
_NAME: Final = re.compile(rf"[{PUBLIC_ALPHABET}]{{{NAME_LENGTH}}}")


class OutOfOrder(Exception):
    """The chunk does not follow the received bytes. `received` is the offset of the next one."""

    def __init__(self, received: int) -> None:
        self.received = received
        super().__init__(f"there are {received} bytes")


class NameTaken(Exception):
    """A photo of another person has this name."""


@dataclass(frozen=True)
class UploadChunk:
    """Bytes of a photo of `total` bytes, from `start` on. An empty body asks for progress."""

    name: str
    start: int
    total: int
    body: bytes


@dataclass(frozen=True)
class Progress:
    """The number of received bytes, and the photo once it is complete."""

    received: int
    photo: Photo | None = None


def is_name(name: str) -> bool:
    """Whether this name is valid for a photo."""
    return _NAME.fullmatch(name) is not None


def receive_chunk(chunk: UploadChunk, *, site: Site, by: Actor, at: datetime) -> Progress:
    """Store one chunk. The last one creates the photo.

    Raises OutOfOrder, NameTaken, SpoolFull, and PhotoRefused with a message for the sender.
    """
    if chunk.total > MAX_BYTES:
        raise PhotoRefused("heavy")
    if photo := _existing_photo(chunk.name, site, by):
        return Progress(photo.weight, photo)
    with spool.open_spooled(by.actor_ref, site.pk, chunk.name) as file:
        if photo := _existing_photo(chunk.name, site, by):  # finished meanwhile
            file.remove()
            return Progress(photo.weight, photo)
        _append(file, chunk)
        if not chunk.total or file.received < chunk.total:
            return Progress(file.received)
        return Progress(file.received, _finish(file, chunk.name, site=site, by=by, at=at))


def collect_chunk(chunk: UploadChunk, *, site: Site, by: Actor) -> int:
    """Store one chunk of a file of which a subject makes a row later, with its form. Returns
    how many bytes there are; they wait like those of a photo.

    Raises OutOfOrder, SpoolFull, and PaperRefused for a file that is too large.
    """
    if chunk.total > MAX_BYTES:
        raise PaperRefused("heavy")
    with spool.open_spooled(by.actor_ref, site.pk, chunk.name) as file:
        _append(file, chunk)
        return file.received


def keep_whole(name: str, body: bytes, *, site: Site, by: Actor) -> None:
    """As if these bytes had come in chunks, for a file of a form that must be sent again. Raises
    SpoolFull.
    """
    with spool.open_spooled(by.actor_ref, site.pk, name) as file:
        file.add(body[file.received :])


def collected(name: str, *, site: Site, by: Actor) -> bytes:
    """The bytes that this sender has sent under this name; empty if there are none (any more)."""
    return spool.spooled_bytes(by.actor_ref, site.pk, name) if is_name(name) else b""


def forget_collected(name: str, *, site: Site, by: Actor) -> None:
    """Their row is there: the bytes are of no use any more. May run twice."""
    if is_name(name):
        spool.forget_spooled(by.actor_ref, site.pk, name)


def _append(file: spool.SpooledFile, chunk: UploadChunk) -> None:
    if chunk.total and file.received > chunk.total:  # the rest of another file with this name
        file.remove()
        raise OutOfOrder(0)
    if not chunk.body:
        return
    if chunk.start != file.received or file.received + len(chunk.body) > chunk.total:
        raise OutOfOrder(file.received)
    file.add(chunk.body)


def _finish(file: spool.SpooledFile, name: str, *, site: Site, by: Actor, at: datetime) -> Photo:
    try:
        refuse_too_many_of(by, PhotoRefused, at)
        photo = receive_bytes(file.read(), site=site, name=name, by=by, at=at)
    except PhotoRefused as refusal:
        if refusal.reason not in RETRIED:  # the server may get the same bytes again
            file.remove()
        raise
    file.remove()
    return photo


def _existing_photo(name: str, site: Site, by: Actor) -> Photo | None:
    """The photo with this name, if this sender sent it; one without an account, if it is of no
    account on this site. Raises NameTaken.
    """
    photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if photo is None:
        if queries.is_name_taken(name):
            raise NameTaken
        return None
    sender = by.pk if isinstance(by, Person) else None
    if photo.by_id != sender or (sender is None and photo.site_id != site.pk):
        raise NameTaken
    return photo
