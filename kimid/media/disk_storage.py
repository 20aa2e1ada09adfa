"""The storage of an install on one machine: a folder (`MEDIA_DIR`)."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final, override

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

_FOR_FRONT_SERVER: Final = 0o644  # it runs as another user
_PRIVATE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700
# A file below `own` is one with its second name below `public`, so both have one mode.
_READABLE: Final = ("public/", "own/")
_PUBLIC_FOLDER: Final = "public"


_puts_off: ContextVar[bool] = ContextVar("puts_off_writing_through", default=False)


@contextmanager
def written_through_at_the_end() -> Iterator[None]:
    """Files that are saved inside are not written through to the disk one by one; all of them are
    before this returns. For much work that is done again after a power failure.
    """
    token = _puts_off.set(True)
    try:
        yield
    finally:
        _puts_off.reset(token)
        os.sync()


def _write_through(handle: int) -> None:
    if not _puts_off.get():
        os.fsync(handle)


class DiskStorage(FileSystemStorage):
    """Django's storage in a folder. A file is written whole or not at all, even in a power failure,
    and only what lies below `public` can be read by other users of the machine.

    What it has beyond Django's interface, `CopyingStorage` does for other stores.
    """

    def __init__(self) -> None:
        super().__init__(allow_overwrite=True)

    # Read at each use: the setting of a test is another one.
    @property
    @override
    def base_location(self) -> str:
        return str(settings.MEDIA_DIR)

    @property
    @override
    def location(self) -> str:
        return str(Path(settings.MEDIA_DIR).absolute())

    def _save(self, name: str, content: File[Any]) -> str:
        path = self._place(name)
        with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as new:
            try:
                for chunk in content.chunks():
                    new.write(chunk)
                new.flush()
                mode = _FOR_FRONT_SERVER if name.startswith(_READABLE) else _PRIVATE
                os.fchmod(new.fileno(), mode)
                _write_through(new.fileno())
                os.replace(new.name, path)
            except BaseException:
                os.unlink(new.name)
                raise
        return name

    def sync(self, folder: str) -> None:
        """Write the directory entries of a folder to the disk."""
        handle = os.open(self.path(folder), os.O_RDONLY)
        try:
            _write_through(handle)
        finally:
            os.close(handle)

    def link(self, source: str, target: str) -> None:
        """Give a file a second name; does nothing if the name is taken."""
        place = self._place(target)
        with suppress(FileExistsError):
            os.link(self.path(source), place)

    def move(self, source: str, target: str) -> None:
        """Move a file or a folder, in place of what lies there. Does nothing without a source."""
        if not os.path.exists(self.path(source)):
            return
        place = self._place(target)
        if place.is_dir():
            shutil.rmtree(place)
        with suppress(FileNotFoundError):
            os.replace(self.path(source), place)

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        path = Path(self.path(name))
        with suppress(FileNotFoundError):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def has(self, name: str) -> bool:
        """Whether there is such a file or folder."""
        return os.path.exists(self.path(name))

    def sharded(self, folder: str) -> Iterator[tuple[str, datetime]]:
        """What lies two levels below a folder: its name in it, and when it was written last."""
        root = Path(self.path(folder))
        for path in root.glob("*/*"):
            with suppress(FileNotFoundError):
                written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield path.relative_to(root).as_posix(), written

    def _place(self, name: str) -> Path:
        """The path for a new file, with its folders."""
        path = Path(self.path(name))
        is_public = Path(name).parts[0] == _PUBLIC_FOLDER
        folder = Path(self.location)
        folder.mkdir(parents=True, exist_ok=True)
        for part in Path(name).parts[:-1]:
            folder /= part
            with suppress(FileExistsError):
                folder.mkdir() if is_public else folder.mkdir(_PRIVATE_FOLDER)
        return path
