"""The pages of private papers on the disk: decrees and minutes of meetings.

    <MEDIA_DIR>/papers/<ab>/<name>/<number>.webp   the pages as sent, from 1 on, without a stamp

Only the operating system user of kimid can read this folder. No address of the media host leads
here, and a front server serves `<MEDIA_DIR>/public` only (`ops/nginx.conf.sample`). The nightly
cleanup of photos ignores it. Each app that stores papers registers its names (`register_owner`); a
paper without an owner is stray.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from kimid.media.files import InvalidFileName, sharded_path, sync_folder, write, written_at

_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
_OWNERS: Final[list[Callable[[], Iterable[str]]]] = []


def save(name: str, pages: Sequence[bytes]) -> None:
    """Write the pages of a paper. They are on the disk on return. May run twice.

    Raises InvalidFileName.
    """
    folder = _folder(name)
    folder.parent.parent.parent.mkdir(parents=True, exist_ok=True)
    for each in (folder.parent.parent, folder.parent, folder):
        each.mkdir(exist_ok=True, mode=_FOLDER_MODE)
    for number, page in enumerate(pages, 1):
        write(folder / f"{number}.webp", page, mode=_FILE_MODE)
    sync_folder(folder)


def page(name: str, number: int) -> bytes | None:
    """One page as it was sent, or None."""
    with suppress(InvalidFileName, FileNotFoundError, NotADirectoryError):
        return (_folder(name) / f"{number:d}.webp").read_bytes()
    return None


def remove(name: str) -> None:
    """Remove a paper. May run twice. Raises InvalidFileName, and OSError if a file remains."""
    with suppress(FileNotFoundError):
        shutil.rmtree(_folder(name))


def stored_names() -> list[tuple[str, datetime]]:
    """The names of all papers with pages, and the time of their last write."""
    return [(folder.name, written_at(folder)) for folder in _papers().glob("*/*")]


def register_owner(names: Callable[[], Iterable[str]]) -> None:
    """Register a function that returns the names of the papers of an app. They are never stray."""
    if names not in _OWNERS:
        _OWNERS.append(names)


def stray_names(before: datetime) -> set[str]:
    """Papers without an owner, last written before this moment by an interrupted process."""
    old = {name for name, written in stored_names() if written < before}
    return old.difference(*(names() for names in _OWNERS))


def _folder(name: str) -> Path:
    return _papers() / sharded_path(name)


def _papers() -> Path:
    return Path(settings.MEDIA_DIR) / "papers"
