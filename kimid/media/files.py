"""The files of photos, documents, voice notes and cards on the disk.

    <MEDIA_DIR>/own/<ab>/<name>/<width>.webp       every rendition there is; seen through the workspace, with a permission
    <MEDIA_DIR>/own/<ab>/<name>/lampiran.pdf       a document, or a voice note (.ogg); never below `public`
    <MEDIA_DIR>/public/f/<ab>/<name>/<width>.webp  a second name of the same file while it is public
    <MEDIA_DIR>/public/kartu/<ab>/<name>.jpg       share cards
    <MEDIA_DIR>/papers/                            private papers: `vault.py`

Everything below `public` is for everybody, so a front server may give it out by itself; nothing else may be. `<ab>` are the
first two letters of the name, so that no folder grows too large. A file never changes after it has appeared.
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
_FOR_THE_FRONT: Final = 0o644  # the front server runs under another name


class StrangeName(ValueError):
    """A name of a file that this house never gives. Nothing is written or removed, and nothing is there to read."""


def store(name: str, bodies: Mapping[str, bytes]) -> None:
    """Write files by their names (`640.webp`, `lampiran.pdf`); they are on the disk when this returns."""
    folder = _own(name)
    # Whoever may read `public`, a front server for one, need not be able to read this.
    Path(settings.MEDIA_DIR, "own").mkdir(parents=True, exist_ok=True, mode=0o700)
    for file, body in bodies.items():
        write(folder / _checked(file), body)
    settle(folder)


def show(name: str) -> None:
    """Give everybody the renditions of a photo, as far as they are stored. May run twice."""
    source, target = _own(name), _public(name)
    if not source.is_dir():
        return
    target.mkdir(parents=True, exist_ok=True)
    for file in source.iterdir():
        if _RENDITION.fullmatch(file.name):
            with suppress(FileExistsError):
                os.link(file, target / file.name)
    settle(target)


def hide(name: str) -> None:
    """Take the renditions of a photo away from everybody but its group. May run twice."""
    shutil.rmtree(_public(name), ignore_errors=True)


def remove(name: str) -> None:
    """Remove a photo, a document or a voice note altogether. May run twice."""
    hide(name)
    shutil.rmtree(_own(name), ignore_errors=True)


def own_file(name: str, file: str) -> bytes | None:
    """A file for the group itself, or None when there is none of this name."""
    return _read(lambda: _own(name) / _checked(file))


def public_file(name: str, file: str) -> bytes | None:
    """A rendition for everybody, or None when there is none of this name, or not for everybody."""
    return _read(lambda: _public(name) / _checked(file))


def store_card(name: str, body: bytes) -> None:
    """Write a share card; it is public at once, under a name that nobody can guess."""
    write(_card(name), body)


def card_file(name: str) -> bytes | None:
    """A share card, or None."""
    return _read(lambda: _card(name))


def remove_card(name: str) -> None:
    """Remove a share card. May run twice."""
    _card(name).unlink(missing_ok=True)


def cards() -> list[tuple[str, datetime]]:
    """The names of all share cards, and when each was written."""
    return [(file.stem, written_at(file)) for file in (Path(settings.MEDIA_DIR) / "public" / "kartu").glob("*/*.jpg")]


def names_shown() -> list[str]:
    """The names of all photos below `public`."""
    return sorted(folder.name for folder in (Path(settings.MEDIA_DIR) / "public" / "f").glob("*/*"))


def stored() -> list[tuple[str, datetime]]:
    """The names of all photos, documents and voice notes there are files of, and when the last of each was written."""
    return [(folder.name, written_at(folder)) for folder in (Path(settings.MEDIA_DIR) / "own").glob("*/*")]


def sharded(name: str) -> Path:
    """Where the files of this name are, below a folder of its kind. Raises StrangeName."""
    if not _NAME.fullmatch(name):
        raise StrangeName(name)
    return Path(name[:2]) / name


def written_at(path: Path) -> datetime:
    """When this file was written, or the last one in this folder."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def write(path: Path, body: bytes, *, mode: int = _FOR_THE_FRONT) -> None:
    """Write a file so that it is there whole or not at all, also after the power went."""
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


def settle(folder: Path) -> None:
    """Make the names in a folder outlive a loss of power too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _own(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "own" / sharded(name)


def _public(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "public" / "f" / sharded(name)


def _card(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "public" / "kartu" / sharded(name).with_name(f"{name}.jpg")


def _checked(file: str) -> str:
    if not _FILE.fullmatch(file):
        raise StrangeName(file)
    return file


def _read(path: Callable[[], Path]) -> bytes | None:
    with suppress(StrangeName, FileNotFoundError, NotADirectoryError):
        return path().read_bytes()
    return None
