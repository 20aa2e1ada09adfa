"""The files of photos, documents, voice notes and cards.

    own/<ab>/<name>/<width>.webp       all renditions; for the workspace only
    own/<ab>/<name>/lampiran.pdf       a document, or a voice note (.ogg); never public
    public/f/<ab>/<name>/<width>.webp  a second key of a rendition, while it is public
    public/kartu/<ab>/<name>.jpg       share cards
    papers/                            private papers: `paper_storage.py`
    trash/                             what was thrown away: `storage.py`

Everything below `public` is for everybody, so a front server may serve it; nothing else may be
served, and no other user of the machine can read it. `<ab>` are the first two letters of the name,
which keeps folders small. A file never changes after it is written.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Final

from kimid.media import storage
from kimid.media.storage import Key

_OWN: Final = PurePosixPath("own")
_PUBLIC: Final = PurePosixPath("public/f")
_CARDS: Final = PurePosixPath("public/kartu")
_NAME: Final = re.compile(r"[2-9a-hj-km-np-z]{8,40}")
_RENDITION: Final = re.compile(r"[1-9]\d{1,3}\.(?:webp|avif)")
_FILE: Final = re.compile(rf"{_RENDITION.pattern}|lampiran\.(?:pdf|ogg)")


class InvalidFileName(ValueError):
    """kimid never gives this name to a file. Nothing is written, removed or read."""


def store(name: str, bodies: Mapping[str, bytes]) -> None:
    """Write files by their names (`640.webp`, `lampiran.pdf`). They are on the disk on return."""
    folder = _own(name)
    for file, body in bodies.items():
        storage.write(folder / _checked(file), body)
    storage.sync(folder)


def show(name: str) -> None:
    """Publish the stored renditions of a photo. May run twice."""
    renditions = [file for file in storage.file_names(_own(name)) if _RENDITION.fullmatch(file)]
    for file in renditions:
        storage.link(_own(name) / file, _public(name) / file)
    if renditions:
        storage.sync(_public(name))


def hide(name: str) -> None:
    """Remove the public renditions of a photo; its group keeps them. May run twice."""
    storage.withdraw(_public(name))


def throw_away(name: str, day: date) -> None:
    """Move all files of a photo, a document or a voice note to the trash. May run twice."""
    hide(name)
    storage.throw_away(_own(name), day)


def take_out(name: str) -> bool:
    """Take the newest files of this name out of the trash again. Says whether they are there: they
    may not have been thrown away yet. May run twice.
    """
    if storage.file_names(_own(name)):
        return True
    for day, key in storage.trashed(name)[:1]:
        storage.restore(day, key)
    return bool(storage.file_names(_own(name)))


def erase(name: str) -> None:
    """Remove all files of a photo, a document or a voice note for good. May run twice."""
    hide(name)
    storage.erase(_own(name))


def own_file(name: str, file: str) -> bytes | None:
    """A file for the group itself, or None."""
    return _read(lambda: _own(name) / _checked(file))


def store_card(name: str, body: bytes) -> None:
    """Write a share card. It is public at once, under a name that nobody can guess."""
    storage.write(_card(name), body)


def card_file(name: str) -> bytes | None:
    """A share card, or None."""
    return _read(lambda: _card(name))


def remove_card(name: str) -> None:
    """Remove a share card; it can be drawn again. May run twice."""
    storage.withdraw(_card(name))


def remove_cards_set_aside() -> None:
    """Remove the cards that an install of before December 2026 set aside. May run twice."""
    storage.withdraw(PurePosixPath("aside"))


def cards() -> list[tuple[str, datetime]]:
    """The names of all share cards, and when each was written."""
    return list(storage.stored(_CARDS))


def public_names() -> list[str]:
    """The names of all photos below `public`."""
    return sorted(name for name, _ in storage.stored(_PUBLIC))


def stored_names() -> list[tuple[str, datetime]]:
    """The names of all photos, documents and voice notes with files, and their last write."""
    return list(storage.stored(_OWN))


def sharded_path(name: str) -> Key:
    """The folder for the files with this name. Raises InvalidFileName."""
    if not _NAME.fullmatch(name):
        raise InvalidFileName(name)
    return PurePosixPath(name[:2]) / name


def _own(name: str) -> Key:
    return _OWN / sharded_path(name)


def _public(name: str) -> Key:
    return _PUBLIC / sharded_path(name)


def _card(name: str) -> Key:
    return _CARDS / sharded_path(name).with_name(f"{name}.jpg")


def _checked(file: str) -> str:
    if not _FILE.fullmatch(file):
        raise InvalidFileName(file)
    return file


def _read(key: Callable[[], Key]) -> bytes | None:
    with suppress(InvalidFileName):
        return storage.read(key())
    return None
