"""The files of photos, documents, voice notes and cards on the disk.

    <MEDIA_DIR>/own/<ab>/<name>/<width>.webp       all renditions; for the workspace only
    <MEDIA_DIR>/own/<ab>/<name>/lampiran.pdf       a document, or a voice note (.ogg); never public
    <MEDIA_DIR>/public/f/<ab>/<name>/<width>.webp  a hard link to a rendition, while it is public
    <MEDIA_DIR>/public/kartu/<ab>/<name>.jpg       share cards
    <MEDIA_DIR>/papers/                            private papers: `paper_storage.py`

Everything below `public` is for everybody, so a front server may serve it; nothing else may be
served. `<ab>` are the first two letters of the name, which keeps folders small. A file never
changes after it is written.
"""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.conf import settings

_NAME: Final = re.compile(r"[2-9a-hj-km-np-z]{8,40}")
_RENDITION: Final = re.compile(r"[1-9]\d{1,3}\.(?:webp|avif)")
_FILE: Final = re.compile(rf"{_RENDITION.pattern}|lampiran\.(?:pdf|ogg)")
_NEW: Final = ".new-"
_PUBLIC_MODE: Final = 0o644  # the front server runs as another user


class InvalidFileName(ValueError):
    """kimid never gives this name to a file. Nothing is written, removed or read."""


def store(name: str, bodies: Mapping[str, bytes]) -> None:
    """Write files by their names (`640.webp`, `lampiran.pdf`). They are on the disk on return."""
    folder = _own(name)
    # A front server must read `public`, but not this folder.
    Path(settings.MEDIA_DIR, "own").mkdir(parents=True, exist_ok=True, mode=0o700)
    for file, body in bodies.items():
        write(folder / _checked(file), body)
    sync_folder(folder)


def show(name: str) -> None:
    """Publish the stored renditions of a photo. May run twice."""
    source = _own(name)
    target = _public(name)
    if not source.is_dir():
        return
    target.mkdir(parents=True, exist_ok=True)
    for file in source.iterdir():
        if _RENDITION.fullmatch(file.name):
            with suppress(FileExistsError):
                os.link(file, target / file.name)
    sync_folder(target)


def hide(name: str) -> None:
    """Remove the public renditions of a photo; its group keeps them. May run twice."""
    shutil.rmtree(_public(name), ignore_errors=True)


def remove(name: str) -> None:
    """Remove all files of a photo, a document or a voice note. May run twice."""
    hide(name)
    shutil.rmtree(_own(name), ignore_errors=True)


def own_file(name: str, file: str) -> bytes | None:
    """A file for the group itself, or None."""
    return _read(lambda: _own(name) / _checked(file))


def public_file(name: str, file: str) -> bytes | None:
    """A public rendition, or None."""
    return _read(lambda: _public(name) / _checked(file))


def store_card(name: str, body: bytes) -> None:
    """Write a share card. It is public at once, under a name that nobody can guess."""
    write(_card(name), body)


def card_file(name: str) -> bytes | None:
    """A share card, or None."""
    return _read(lambda: _card(name))


def remove_card(name: str) -> None:
    """Remove a share card. May run twice."""
    _card(name).unlink(missing_ok=True)


def cards() -> list[tuple[str, datetime]]:
    """The names of all share cards, and when each was written."""
    return [
        (file.stem, written_at(file))
        for file in (Path(settings.MEDIA_DIR) / "public" / "kartu").glob("*/*.jpg")
    ]


def public_names() -> list[str]:
    """The names of all photos below `public`."""
    return sorted(folder.name for folder in (Path(settings.MEDIA_DIR) / "public" / "f").glob("*/*"))


def stored_names() -> list[tuple[str, datetime]]:
    """The names of all photos, documents and voice notes with files, and their last write."""
    return [
        (folder.name, written_at(folder))
        for folder in (Path(settings.MEDIA_DIR) / "own").glob("*/*")
    ]


def sharded_path(name: str) -> Path:
    """The relative folder for the files with this name. Raises InvalidFileName."""
    if not _NAME.fullmatch(name):
        raise InvalidFileName(name)
    return Path(name[:2]) / name


def written_at(path: Path) -> datetime:
    """When this file, or the last one in this folder, was written."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def write(path: Path, body: bytes, *, mode: int = _PUBLIC_MODE) -> None:
    """Write a file completely or not at all, even in a power failure."""
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


def sync_folder(folder: Path) -> None:
    """Write the directory entries of a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _own(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "own" / sharded_path(name)


def _public(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "public" / "f" / sharded_path(name)


def _card(name: str) -> Path:
    return (
        Path(settings.MEDIA_DIR) / "public" / "kartu" / sharded_path(name).with_name(f"{name}.jpg")
    )


def _checked(file: str) -> str:
    if not _FILE.fullmatch(file):
        raise InvalidFileName(file)
    return file


def _read(path: Callable[[], Path]) -> bytes | None:
    with suppress(InvalidFileName, FileNotFoundError, NotADirectoryError):
        return path().read_bytes()
    return None
