"""The pages of private papers on the disk: decrees, minutes of meetings. Only the page that asks for leave reads them.

    <MEDIA_DIR>/papers/<ab>/<name>/<number>.webp   the pages as they were sent, from 1 on; without any stamp

No one but kimid's own user may read this folder. No address of the media host leads here, and a front server gives out
`<MEDIA_DIR>/public` alone (`ops/nginx.conf.sample`; `kim front` prints headers and no folder). The nightly tidying of photos does
not know of it either: every subject that keeps papers here says which are its own (`owned_by`), and only what belongs to none is
stray.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from kimid.media.files import StrangeName, settle, sharded, write, written_at

_FILE_FOR_US: Final = 0o600
_FOLDER_FOR_US: Final = 0o700
_OWNERS: Final[list[Callable[[], Iterable[str]]]] = []


def keep(name: str, pages: Sequence[bytes]) -> None:
    """Write the pages of a paper; they are on the disk when this returns. May run twice. Raises StrangeName."""
    folder = _folder(name)
    folder.parent.parent.parent.mkdir(parents=True, exist_ok=True)
    for each in (folder.parent.parent, folder.parent, folder):
        each.mkdir(exist_ok=True, mode=_FOLDER_FOR_US)
    for number, page in enumerate(pages, 1):
        write(folder / f"{number}.webp", page, mode=_FILE_FOR_US)
    settle(folder)


def page(name: str, number: int) -> bytes | None:
    """One page as it was sent, or None when there is none of this name and number."""
    with suppress(StrangeName, FileNotFoundError, NotADirectoryError):
        return (_folder(name) / f"{number:d}.webp").read_bytes()
    return None


def remove(name: str) -> None:
    """Remove a paper altogether. May run twice. Raises StrangeName, and OSError when anything of it is still there."""
    with suppress(FileNotFoundError):
        shutil.rmtree(_folder(name))


def kept() -> list[tuple[str, datetime]]:
    """The names of all papers there are pages of, and when the last page was written."""
    return [(folder.name, written_at(folder)) for folder in _papers().glob("*/*")]


def owned_by(names: Callable[[], Iterable[str]]) -> None:
    """Let a subject say which papers here are its own, whenever it is asked; these are never stray."""
    if names not in _OWNERS:
        _OWNERS.append(names)


def stray(before: datetime) -> set[str]:
    """Papers that nobody owns, the last page of which was written before this moment: a process was stopped halfway."""
    old = {name for name, kept_at in kept() if kept_at < before}
    return old.difference(*(names() for names in _OWNERS))


def _folder(name: str) -> Path:
    return _papers() / sharded(name)


def _papers() -> Path:
    return Path(settings.MEDIA_DIR) / "papers"
