"""Stores the received chunks of a photo until it is complete.

    <SPOOL_DIR>/<sender>/<site>-<name>

There is one file for each photo. A writer holds its lock, so a repeated chunk is stored once.
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

CHUNK_BYTES: Final = 32 * 1024  # about five seconds of a weak signal
MAX_FILES: Final = 40  # incomplete photos of one sender
MAX_WAITING_BYTES: Final = 40 * 1024 * 1024  # of these photos together


class SpoolFull(Exception):
    """This sender has too many incomplete photos."""


@dataclass(frozen=True)
class SpooledFile:
    """The open and locked file of one incomplete photo."""

    handle: int
    path: Path

    @property
    def received(self) -> int:
        """The number of received bytes."""
        return os.fstat(self.handle).st_size

    def add(self, chunk: bytes) -> None:
        """Append a chunk. It is on the disk on return."""
        os.lseek(self.handle, 0, os.SEEK_END)
        remaining = memoryview(chunk)
        while remaining:
            remaining = remaining[os.write(self.handle, remaining) :]
        os.fsync(self.handle)

    def read(self) -> bytes:
        return os.pread(self.handle, self.received, 0)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


@contextmanager
def open_spooled(sender: str, site: int, name: str) -> Iterator[SpooledFile]:
    """The file of this photo of this sender. Waits for its lock. May raise SpoolFull."""
    path = _path(sender, site, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _check_limits(path.parent)
    handle = _open_locked(path)
    try:
        yield SpooledFile(handle, path)
    finally:
        with suppress(FileNotFoundError):
            if not os.fstat(handle).st_size:
                path.unlink()
        os.close(handle)


def spooled_bytes(sender: str, site: int, name: str) -> bytes:
    """What has come so far; empty if nothing has, or it was removed."""
    with suppress(FileNotFoundError):
        return _path(sender, site, name).read_bytes()
    return b""


def forget_spooled(sender: str, site: int, name: str) -> None:
    """Remove it. May run twice."""
    _path(sender, site, name).unlink(missing_ok=True)


def sweep(before: datetime) -> None:
    """Remove files that did not change since `before`."""
    for file in _root().glob("*/*"):
        with suppress(FileNotFoundError):
            if file.stat().st_mtime < before.timestamp():
                file.unlink()


def spool_folder(name: str) -> Path:
    """A folder for other bytes on their way. They are swept like chunks."""
    folder = _root() / name
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _path(sender: str, site: int, name: str) -> Path:
    return _root() / sender / f"{site}-{name}"


def _root() -> Path:
    return Path(settings.SPOOL_DIR)


def _check_limits(folder: Path) -> None:
    sizes = [file.stat().st_size for file in folder.iterdir()]
    if len(sizes) >= MAX_FILES or sum(sizes) > MAX_WAITING_BYTES:
        raise SpoolFull


def _open_locked(path: Path) -> int:
    """Open the file and lock it. Open it again if somebody removed it during the wait."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)
