"""The one way to the files of an install: Django's default storage, whichever that is (`STORAGES`).

A key is a path in it: `own/ab/abcd…/640.webp`. What is thrown away lies in the trash for a month,
below `trash/<day>/<key>`: no address leads there, it counts to no quota, and only whoever runs the
install can take it out again. What must be gone is erased, here and there.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kimid.media.copying_storage import CopyingStorage
from kimid.media.disk_storage import DiskStorage

TRASH_RETENTION: Final = timedelta(days=30)
_TRASH: Final = PurePosixPath("trash")
_TRASHED_FOLDERS: Final = ("own", "papers")

type Key = PurePosixPath


def write(key: Key, body: bytes) -> None:
    """Write a file completely or not at all, in place of what lies there."""
    if not isinstance(default_storage, DiskStorage):
        default_storage.delete(str(key))  # another storage may give the new file another name
    default_storage.save(str(key), ContentFile(body))


def sync(key: Key) -> None:
    """What was written to a folder is on the disk on return."""
    _storage().sync(str(key))


def read(key: Key) -> bytes | None:
    """The bytes of a file, or None."""
    with suppress(FileNotFoundError, NotADirectoryError), default_storage.open(str(key)) as file:
        return bytes(file.read())
    return None


def file_names(key: Key) -> list[str]:
    """The names of the files in a folder; none where there is no folder."""
    return _listed(key)[1]


def link(source: Key, target: Key) -> None:
    """Give a file a second key. May run twice."""
    _storage().link(str(source), str(target))


def stored(folder: Key) -> Iterator[tuple[str, datetime]]:
    """What lies in a sharded folder (`<folder>/<ab>/<name>`): names without ending, and when each
    was written last.
    """
    for name, written in _storage().sharded(str(folder)):
        yield PurePosixPath(name).stem, written


def throw_away(key: Key, day: date) -> None:
    """Move a file or a folder to the trash. May run twice: what was there last counts."""
    _storage().move(str(key), str(_TRASH / day.isoformat() / key))


def erase(key: Key) -> None:
    """Remove a file or a folder for good, also from the trash. May run twice."""
    _storage().remove(str(key))
    for day in _trash_days():
        _storage().remove(str(_TRASH / day.isoformat() / key))


def move(source: Key, target: Key) -> None:
    """Move a file to another key, in place of what lies there. May run twice."""
    _storage().move(str(source), str(target))


def withdraw(key: Key) -> None:
    """Remove a second key of files (see `link`), or what can be made again. May run twice."""
    _storage().remove(str(key))


def trashed(name: str = "") -> list[tuple[date, Key]]:
    """Files and folders in the trash, the newest first: all, or those of this name."""
    entries = []
    for day in _trash_days():
        for folder in _TRASHED_FOLDERS:
            base = _TRASH / day.isoformat() / folder
            for entry, _ in sorted(_storage().sharded(str(base))):
                key = PurePosixPath(folder, entry)
                if name in ("", key.name):
                    entries.append((day, key))
    return entries


def restore(day: date, key: Key) -> None:
    """Take out of the trash again. Raises FileExistsError if the place is taken."""
    if _storage().has(str(key)):
        raise FileExistsError(key)
    _storage().move(str(_TRASH / day.isoformat() / key), str(key))


def empty_trash_of(day: date, key: Key) -> None:
    """Remove one thing in the trash for good."""
    _storage().remove(str(_TRASH / day.isoformat() / key))


def empty_trash(before: date) -> None:
    """Remove for good what was thrown away before this day."""
    for day in _trash_days():
        if day < before:
            _storage().remove(str(_TRASH / day.isoformat()))


def _trash_days() -> list[date]:
    days = []
    for name in _listed(_TRASH)[0]:
        with suppress(ValueError):
            days.append(date.fromisoformat(name))
    return sorted(days, reverse=True)


def _listed(key: Key) -> tuple[list[str], list[str]]:
    """The names of folders and of files in a folder, sorted."""
    with suppress(FileNotFoundError, NotADirectoryError):
        folders, files = default_storage.listdir(str(key))
        return sorted(folders), sorted(files)
    return [], []


def _storage() -> DiskStorage | CopyingStorage:
    store = default_storage
    return store if isinstance(store, DiskStorage) else CopyingStorage(store)
