"""Files that go into a set and come out of it: copied whole, hashed as they are read."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from kimid.backups.errors import BackupError
from kimid.backups.manifest import MANIFEST, FileEntry, Manifest

_PIECE: Final = 1024 * 1024
_PRIVATE: Final = 0o600
_TAKE_ANOTHER: Final = "Take another set."
_UNFINISHED: Final = ".new-"  # what a writer has not finished yet (`kimid/media/disk_storage.py`)


@dataclass(frozen=True)
class PreviousSet:
    """The set before this one, whose copies of unchanged files serve again."""

    folder: Path
    entries: dict[str, FileEntry]

    @classmethod
    def of(cls, folder: Path, manifest: Manifest) -> "PreviousSet":
        return cls(folder, {entry.path: entry for entry in manifest.files})


class TreeCopier:
    """Copies folders into a set. What has two names in a folder is copied once."""

    def __init__(self, target: Path, previous: PreviousSet | None) -> None:
        self._target = target
        self._previous = previous
        self._by_inode: dict[tuple[int, int], FileEntry] = {}

    def copy(self, source: Path, name: str) -> Iterator[FileEntry]:
        """Copy a file, or a folder with all below it, as this name. What is removed meanwhile is
        left out.
        """
        for path in _files_below(source):
            relative = path.relative_to(source)
            with suppress(FileNotFoundError):
                yield self._entry(path, (Path(name) / relative).as_posix())

    def _entry(self, source: Path, name: str) -> FileEntry:
        state = source.stat()
        inode = (state.st_dev, state.st_ino)
        place = self._target / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if twin := self._by_inode.get(inode):
            os.link(self._target / twin.path, place)
            return replace(twin, path=name, twin=twin.path)
        entry = self._linked(name, state) or _copied(source, place, name)
        self._by_inode[inode] = entry
        return entry

    def _linked(self, name: str, state: os.stat_result) -> FileEntry | None:
        """The copy of the set before, if the file is as it was then."""
        if self._previous is None:
            return None
        before = self._previous.entries.get(name)
        if before is None or (before.size, before.changed) != (state.st_size, state.st_mtime_ns):
            return None
        try:
            os.link(self._previous.folder / name, self._target / name)
        except OSError:  # another kind of disk, or too many links: then it is copied
            return None
        return replace(before, mode=state.st_mode & 0o777, twin="")


def noted(folder: Path, name: str) -> FileEntry:
    """The entry of a file that stands in the set already."""
    path = folder / name
    path.chmod(_PRIVATE)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    state = path.stat()
    return FileEntry(name, state.st_size, digest_of(path), _PRIVATE, state.st_mtime_ns)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return _digest(iter(lambda: file.read(_PIECE), b""), len)


def check_files(folder: Path, manifest: Manifest) -> None:
    """Look whether every file is as it was written. Raises BackupError with the first that is not.

    A file with several names is read once.
    """
    seen: dict[tuple[int, int], str] = {}
    for entry in manifest.files:
        path = folder / entry.path
        try:
            state = path.stat()
            inode = (state.st_dev, state.st_ino)
            if inode not in seen:
                seen[inode] = digest_of(path)
        except OSError as error:
            raise BackupError(
                f"{folder} is damaged: {entry.path}: {error.strerror}. {_TAKE_ANOTHER}"
            ) from error
        if (state.st_size, seen[inode]) != (entry.size, entry.sha256):
            raise BackupError(
                f"{folder} is damaged: {entry.path} is not what {MANIFEST} says. {_TAKE_ANOTHER}"
            )


def place(source: Path, target: Path, entry: FileEntry) -> None:
    """Put a file of a set to where it belongs, whole or not at all."""
    new = target.with_name(f"{_UNFINISHED}{target.name}")
    with source.open("rb") as read, new.open("wb") as write:
        digest = _digest(iter(lambda: read.read(_PIECE), b""), write.write)
        write.flush()
        os.fchmod(write.fileno(), entry.mode)
        os.fsync(write.fileno())
    if digest != entry.sha256:
        new.unlink()
        raise BackupError(f"{source} changed while it was read. {_TAKE_ANOTHER}")
    os.utime(new, ns=(entry.changed, entry.changed))
    new.replace(target)


def sync_folders(root: Path) -> None:
    """Write the entries of a folder, and of all below it, to the disk."""
    for folder, _, _ in os.walk(root):
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """Write the entries of one folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copied(source: Path, place: Path, name: str) -> FileEntry:
    with source.open("rb") as read, place.open("wb") as write:
        state = os.fstat(read.fileno())
        digest = _digest(iter(lambda: read.read(_PIECE), b""), write.write)
        size = write.tell()
        write.flush()
        os.fchmod(write.fileno(), _PRIVATE)
        os.fsync(write.fileno())
    return FileEntry(name, size, digest, state.st_mode & 0o777, state.st_mtime_ns)


def _digest(pieces: Iterator[bytes], use: Callable[[bytes], object]) -> str:
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
        use(piece)
    return digest.hexdigest()


def _files_below(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
        return
    for folder, folders, names in os.walk(source, onerror=_stop_unless_gone):
        folders.sort()
        for name in sorted(names):
            if not name.startswith(_UNFINISHED):
                yield Path(folder, name)


def _stop_unless_gone(error: OSError) -> None:
    """A folder that cannot be read must not be left out in silence."""
    if not isinstance(error, FileNotFoundError):
        raise error
