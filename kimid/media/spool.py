"""Photos on their way: the pieces of a file lie on the disk, outside of all media, until it is whole.

    <SPOOL_DIR>/<person>/<site>-<name>

One file for each photo that somebody is sending. Whoever writes holds its lock, so a piece that was sent twice is kept once.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

PIECE: Final = 32 * 1024  # bytes at once: about five seconds of a weak signal
MOST_FILES: Final = 40  # photos that one person may have on their way
MOST_WAITING: Final = 40 * 1024 * 1024  # bytes of them together


class SpoolFull(Exception):
    """This person has too much on its way that never became whole."""


@dataclass(frozen=True)
class Spooled:
    """The file of one photo that is on its way; open, and nobody else's to write."""

    handle: int
    path: Path

    @property
    def have(self) -> int:
        """Bytes that have arrived."""
        return os.fstat(self.handle).st_size

    def add(self, piece: bytes) -> None:
        """Put a piece behind what is there; it is on the disk when this returns."""
        os.lseek(self.handle, 0, os.SEEK_END)
        left = memoryview(piece)
        while left:
            left = left[os.write(self.handle, left) :]
        os.fsync(self.handle)

    def read(self) -> bytes:
        """All that has arrived."""
        return os.pread(self.handle, self.have, 0)

    def remove(self) -> None:
        """Begin from nothing, or be done."""
        self.path.unlink(missing_ok=True)


@contextmanager
def spooled(person: int, site: int, name: str) -> Iterator[Spooled]:
    """The file of this photo of this sender. Waits for whoever writes in it. Raises SpoolFull before a new one is begun."""
    path = _root() / str(person) / f"{site}-{name}"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _refuse_too_much(path.parent)
    handle = _locked(path)
    try:
        yield Spooled(handle, path)
    finally:
        with suppress(FileNotFoundError):
            if not os.fstat(handle).st_size:
                path.unlink()
        os.close(handle)


def sweep(before: datetime) -> None:
    """Remove what nobody has gone on with since then."""
    for file in _root().glob("*/*"):
        with suppress(FileNotFoundError):
            if file.stat().st_mtime < before.timestamp():
                file.unlink()


def _root() -> Path:
    return Path(settings.SPOOL_DIR)


def _refuse_too_much(folder: Path) -> None:
    sizes = [file.stat().st_size for file in folder.iterdir()]
    if len(sizes) >= MOST_FILES or sum(sizes) > MOST_WAITING:
        raise SpoolFull


def _locked(path: Path) -> int:
    """Open the file and lock it; a file that was removed while we waited is not the file any more."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)
