"""What kimid asks of a storage beyond Django's interface, for stores that know single files only,
as S3 does: by copying and deleting.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.timezone import is_naive


class CopyingStorage:
    """Any storage of Django. A folder is what its files have in common; every step may be stopped
    and done again.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def sync(self, folder: str) -> None:
        """A store of files has no directory entries of its own."""

    def link(self, source: str, target: str) -> None:
        """Copy a file; does nothing if the name is taken."""
        if not self._storage.exists(target):
            self._copy(source, target)

    def move(self, source: str, target: str) -> None:
        """Move a file or a folder, in place of what lies there. Does nothing without a source."""
        names = list(self._files(source))
        if not names:
            return
        self.remove(target)
        for name in names:
            self._copy(name, target + name.removeprefix(source))
        for name in names:
            self._storage.delete(name)

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        for each in list(self._files(name)):
            self._storage.delete(each)

    def sharded(self, folder: str) -> Iterator[tuple[str, datetime]]:
        """What lies two levels below a folder: its name in it, and when it was written last."""
        written: dict[str, datetime] = {}
        for name in self._files(folder):
            key = "/".join(name.removeprefix(f"{folder}/").split("/")[:2])
            if "/" not in key:
                continue  # not as deep: nothing of kimid
            at = self._storage.get_modified_time(name)
            at = at.replace(tzinfo=UTC) if is_naive(at) else at
            written[key] = max(written.get(key, at), at)
        yield from written.items()

    def has(self, name: str) -> bool:
        """Whether there is such a file, or a folder with files."""
        return any(True for _ in self._files(name))

    def _is_file(self, name: str) -> bool:
        # Some have empty folders too, which exist, and have no size.
        with suppress(OSError):
            return self._storage.exists(name) and self._storage.size(name) >= 0
        return False

    def _copy(self, source: str, target: str) -> None:
        with self._storage.open(source) as file:
            body = file.read()
        self._storage.delete(target)
        self._storage.save(target, ContentFile(body))

    def _files(self, name: str) -> Iterator[str]:
        """The file with this name, or all files below this folder."""
        if self._is_file(name):
            yield name
            return
        folders: list[str] = []
        files: list[str] = []
        with suppress(OSError):
            folders, files = self._storage.listdir(name)
        for file in files:
            yield f"{name}/{file}"
        for folder in folders:
            yield from self._files(f"{name}/{folder}")
