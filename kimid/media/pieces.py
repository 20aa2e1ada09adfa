"""A photo that arrives in pieces: a line that breaks costs the piece that was on it, and nothing else.

The phone gives the photo its name before it sends the first byte. So a name is sent once, whatever answers were lost: the same
sender with the same name always gets the same photo.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.media import queries, spool
from kimid.media.limits import MOST_BYTES
from kimid.media.models import NAME_LENGTH, Photo
from kimid.media.receiving import receive_bytes
from kimid.media.sandbox import PhotoRefused
from kimid.people.models import Person
from kimid.sites.models import Site

_NAME: Final = re.compile(rf"[{PUBLIC_ALPHABET}]{{{NAME_LENGTH}}}")


class OutOfOrder(Exception):
    """The piece does not follow what is there. `have` says where to go on."""

    def __init__(self, have: int) -> None:
        self.have = have
        super().__init__(f"there are {have} bytes")


class NameTaken(Exception):
    """A photo of somebody else has this name."""


@dataclass(frozen=True)
class Piece:
    """Some bytes of a photo of `total` bytes, from `start` on. Without bytes it only asks how much is there."""

    name: str
    start: int
    total: int
    body: bytes


@dataclass(frozen=True)
class Progress:
    """How many bytes have arrived, and the photo once they were all of it."""

    have: int
    photo: Photo | None = None


def is_name(name: str) -> bool:
    """Whether a photo could have this name."""
    return _NAME.fullmatch(name) is not None


def take(piece: Piece, *, site: Site, by: Person, at: datetime) -> Progress:
    """Take in one piece, and with the last one the photo.

    Raises OutOfOrder, NameTaken, SpoolFull, and PhotoRefused with words for the sender.
    """
    if piece.total > MOST_BYTES:
        raise PhotoRefused("heavy")
    if found := _there(piece.name, by):
        return Progress(found.weight, found)
    with spool.spooled(by.pk, site.pk, piece.name) as file:
        if found := _there(piece.name, by):  # whoever held the lock has finished it
            file.remove()
            return Progress(found.weight, found)
        _append(file, piece)
        if not piece.total or file.have < piece.total:
            return Progress(file.have)
        return Progress(file.have, _finish(file, piece.name, site=site, by=by, at=at))


def _append(file: spool.Spooled, piece: Piece) -> None:
    if piece.total and file.have > piece.total:  # another file once had this name
        file.remove()
        raise OutOfOrder(0)
    if not piece.body:
        return
    if piece.start != file.have or file.have + len(piece.body) > piece.total:
        raise OutOfOrder(file.have)
    file.add(piece.body)


def _finish(file: spool.Spooled, name: str, *, site: Site, by: Person, at: datetime) -> Photo:
    try:
        photo = receive_bytes(file.read(), site=site, name=name, by=by, at=at)
    except PhotoRefused as refusal:
        if refusal.reason != "busy":  # that one may be tried again with what is there
            file.remove()
        raise
    file.remove()
    return photo


def _there(name: str, by: Person) -> Photo | None:
    """The photo of this name, if this person has sent it here before."""
    found = Photo.objects.select_related("site__region").filter(name=name).first()
    if (found is not None and found.by_id != by.pk) or (found is None and queries.is_taken(name)):
        raise NameTaken
    return found
