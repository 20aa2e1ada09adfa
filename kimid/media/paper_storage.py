"""The pages of private papers: decrees and minutes of meetings.

    papers/<ab>/<name>/<number>.webp   the pages as sent, from 1 on, without a stamp
    papers/<ab>/<name>/asli.pdf        the file as sent, of a paper that was signed electronically

Only the operating system user of kimid can read this folder. No address of the media host leads
here, and a front server serves `public` only (`ops/nginx.conf.sample`). The nightly
cleanup of photos ignores it. A paper without a row of a `Paper` (`kimid/media/paper.py`) is
stray.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Final

from kimid.media import storage
from kimid.media.files import InvalidFileName, sharded_path
from kimid.media.storage import Key

_PAPERS: Final = PurePosixPath("papers")
_ORIGINAL: Final = "asli.pdf"


def save(name: str, pages: Sequence[bytes]) -> None:
    """Write the pages of a paper. They are on the disk on return. May run twice.

    Raises InvalidFileName.
    """
    folder = _folder(name)
    for number, page in enumerate(pages, 1):
        storage.write(folder / f"{number}.webp", page)
    storage.sync(folder)


def page(name: str, number: int) -> bytes | None:
    """One page as it was sent, or None."""
    with suppress(InvalidFileName):
        return storage.read(_folder(name) / f"{number:d}.webp")
    return None


def save_original(name: str, body: bytes) -> None:
    """Write the file of a paper beside its pages: an electronic signature is of these bytes. Raises
    InvalidFileName.
    """
    folder = _folder(name)
    storage.write(folder / _ORIGINAL, body)
    storage.sync(folder)


def original(name: str) -> bytes | None:
    """The file of a paper as it was sent, or None."""
    with suppress(InvalidFileName):
        return storage.read(_folder(name) / _ORIGINAL)
    return None


def throw_away(name: str, day: date) -> None:
    """Move a paper to the trash. May run twice. Raises InvalidFileName."""
    storage.throw_away(_folder(name), day)


def erase(name: str) -> None:
    """Remove a paper for good. May run twice. Raises InvalidFileName, and OSError if a file
    remains.
    """
    storage.erase(_folder(name))


def stored_names() -> list[tuple[str, datetime]]:
    """The names of all papers with pages, and the time of their last write."""
    return list(storage.stored(_PAPERS))


def _folder(name: str) -> Key:
    return _PAPERS / sharded_path(name)
