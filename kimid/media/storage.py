"""The one way to the files of an install. Whoever keeps files uses these verbs, so that another
store than this disk can take its place.

A key is a path below the media folder: `own/ab/abcd…/640.webp`. What is thrown away lies in the
trash for a month, below `trash/<day>/<key>`: no address leads there, it counts to no quota, and
only whoever runs the install can take it out again. What must be gone is erased, here and there.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import Final

from django.conf import settings

TRASH_RETENTION: Final = timedelta(days=30)
PUBLIC_MODE: Final = 0o644  # the front server runs as another user
PRIVATE_MODE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
_TRASH: Final = PurePosixPath("trash")
_NEW: Final = ".new-"

type Key = PurePosixPath


def make_private(key: Key) -> None:
    """Make a folder that only the operating system user of kimid can read."""
    _path(key).mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)


def write(key: Key, body: bytes, *, mode: int = PUBLIC_MODE) -> None:
    """Write a file completely or not at all, even in a power failure."""
    path = _path(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=_NEW, delete=False) as new:
        try:
            new.write(body)
            new.flush()
            os.fchmod(new.fileno(), mode)
            os.fsync(new.fileno())
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise


def sync(key: Key) -> None:
    """Write the directory entries of a folder to the disk."""
    handle = os.open(_path(key), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(key: Key) -> bytes | None:
    """The bytes of a file, or None."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return _path(key).read_bytes()
    return None


def file_names(key: Key) -> list[str]:
    """The names of the files in a folder; none where there is no folder."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return sorted(os.listdir(_path(key)))
    return []


def link(source: Key, target: Key) -> None:
    """Give a file a second key. May run twice."""
    _path(target).parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.link(_path(source), _path(target))


def stored(folder: Key) -> Iterator[tuple[str, datetime]]:
    """What lies in a sharded folder (`<folder>/<ab>/<name>`): names without ending, and when each
    was written last.
    """
    for path in _path(folder).glob("*/*"):
        with suppress(FileNotFoundError):
            yield path.stem, datetime.fromtimestamp(path.stat().st_mtime, UTC)


def throw_away(key: Key, day: date) -> None:
    """Move a file or a folder to the trash. May run twice."""
    source, target = _path(key), _path(_TRASH / day.isoformat() / key)
    if not source.exists():
        return
    make_private(_TRASH)
    target.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    _remove(target)  # stored and thrown away again on one day: what was there last counts
    with suppress(FileNotFoundError):
        os.rename(source, target)


def erase(key: Key) -> None:
    """Remove a file or a folder for good, also from the trash. May run twice."""
    _remove(_path(key))
    for day in _trash_days():
        _remove(_path(_TRASH / day.isoformat() / key))


def move(source: Key, target: Key) -> None:
    """Move a file to another key, in place of what lies there. May run twice."""
    if _path(source).exists():
        _path(target).parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            os.replace(_path(source), _path(target))


def withdraw(key: Key) -> None:
    """Remove a second key of files (see `link`), or what can be made again. May run twice."""
    _remove(_path(key))


def trashed(name: str = "") -> list[tuple[date, Key]]:
    """Files and folders in the trash, the newest first: all, or those of this name."""
    entries = []
    for day in _trash_days():
        base = _path(_TRASH / day.isoformat())
        for path in sorted([*base.glob("own/*/*"), *base.glob("papers/*/*")]):
            if name in ("", path.name):
                entries.append((day, PurePosixPath(path.relative_to(base).as_posix())))
    return entries


def restore(day: date, key: Key) -> None:
    """Take out of the trash again. Raises FileExistsError if the place is taken."""
    target = _path(key)
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    os.rename(_path(_TRASH / day.isoformat() / key), target)


def empty_trash_of(day: date, key: Key) -> None:
    """Remove one thing in the trash for good."""
    _remove(_path(_TRASH / day.isoformat() / key))


def empty_trash(before: date) -> None:
    """Remove for good what was thrown away before this day."""
    for day in _trash_days():
        if day < before:
            _remove(_path(_TRASH / day.isoformat()))


def _trash_days() -> list[date]:
    days = []
    for name in file_names(_TRASH):
        with suppress(ValueError):
            days.append(date.fromisoformat(name))
    return sorted(days, reverse=True)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _path(key: Key) -> Path:
    return Path(settings.MEDIA_DIR) / key
