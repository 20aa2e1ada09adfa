"""Which database the media folder belongs to.

Both hold the same key. A database that was restored empty, or named wrongly, must not throw away
the files of another as if nobody knew them: of photos kimid keeps no original.
"""

from pathlib import PurePosixPath
from typing import Final
from uuid import UUID, uuid4

from kimid.media import files, paper_storage, storage
from kimid.media.models import Install
from kimid.media.paper import owned_names
from kimid.media.queries import known_names

_FILE: Final = PurePosixPath("install")


class ForeignMediaError(Exception):
    """The media folder does not belong to this database. Nothing in it may be removed."""


def check() -> bool:
    """Whether the media folder has a key. Raises ForeignMediaError unless it belongs to this
    database, or is empty, or both are older than the key and know the same files.
    """
    in_database, in_folder = _database_key(), _folder_key()
    if in_folder is not None and in_database != in_folder:
        raise ForeignMediaError("The media folder belongs to another database.")
    if in_folder is None:
        names = _stored_names()
        if names and (in_database is not None or names.isdisjoint(_known_names())):
            raise ForeignMediaError(
                "The media folder is full of files that this database does not know."
            )
    return in_folder is not None


def require_own_media() -> None:
    """Do the same, and give a folder without a key the one of this database. Many processes may do
    so at once.
    """
    if not check():
        adopt()


def adopt() -> None:
    """Let the media folder belong to this database from now on, whatever it says."""
    row, _ = Install.objects.get_or_create(pk=Install.ONLY, defaults={"key": uuid4()})
    storage.write(_FILE, f"{row.key}\n".encode())


def _database_key() -> UUID | None:
    return Install.objects.filter(pk=Install.ONLY).values_list("key", flat=True).first()


def _folder_key() -> UUID | None:
    body = storage.read(_FILE)
    if body is None:
        return None
    try:
        return UUID(body.decode().strip())
    except ValueError as error:
        raise ForeignMediaError("The key in the media folder cannot be read.") from error


def _stored_names() -> set[str]:
    return {name for name, _ in (*files.stored_names(), *paper_storage.stored_names())}


def _known_names() -> set[str]:
    return known_names() | owned_names()
