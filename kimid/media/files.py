"""The files of photos, documents, voice notes and cards on the disk.

    <MEDIA_DIR>/own/<ab>/<name>/<width>.webp       every rendition there is; seen through the workspace, with a permission
    <MEDIA_DIR>/own/<ab>/<name>/lampiran.pdf       a document, or a voice note (.ogg); never below `public`
    <MEDIA_DIR>/public/f/<ab>/<name>/<width>.webp  a second name of the same file while it is public
    <MEDIA_DIR>/public/kartu/<ab>/<name>.jpg       share cards

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


class StrangeName(ValueError):
    """A name of a file that this house never gives. Nothing is written or removed, and nothing is there to read."""


def store(name: str, bodies: Mapping[str, bytes]) -> None:
    """Write renditions, by file name (`640.webp`); they are on the disk when this returns."""
    folder = _own(name)
    # Whoever may read `public`, a front server for one, need not be able to read this.
    Path(settings.MEDIA_DIR, "own").mkdir(parents=True, exist_ok=True, mode=0o700)
    for file, body in bodies.items():
        _write(folder / _checked(file), body)
    _settle(folder)


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
    _settle(target)


def hide(name: str) -> None:
    """Take the renditions of a photo away from everybody but its group. May run twice."""
    shutil.rmtree(_public(name), ignore_errors=True)


def remove(name: str) -> None:
    """Remove a photo altogether. May run twice."""
    hide(name)
    shutil.rmtree(_own(name), ignore_errors=True)


def own_file(name: str, file: str) -> bytes | None:
    """A rendition for the group itself, or None when there is none of this name."""
    return _read(lambda: _own(name) / _checked(file))


def public_file(name: str, file: str) -> bytes | None:
    """A rendition for everybody, or None when there is none of this name, or not for everybody."""
    return _read(lambda: _public(name) / _checked(file))


def store_card(name: str, body: bytes) -> None:
    """Write a share card; it is public at once, under a name that nobody can guess."""
    _write(_card(name), body)


def card_file(name: str) -> bytes | None:
    """A share card, or None."""
    return _read(lambda: _card(name))


def remove_card(name: str) -> None:
    """Remove a share card. May run twice."""
    _card(name).unlink(missing_ok=True)


def cards() -> list[tuple[str, datetime]]:
    """The names of all share cards, and when each was written."""
    return [(file.stem, _written(file)) for file in (Path(settings.MEDIA_DIR) / "public" / "kartu").glob("*/*.jpg")]


def names_shown() -> list[str]:
    """The names of all photos below `public`."""
    return sorted(folder.name for folder in (Path(settings.MEDIA_DIR) / "public" / "f").glob("*/*"))


def stored() -> list[tuple[str, datetime]]:
    """The names of all photos there are files of, and when the last was written."""
    return [(folder.name, _written(folder)) for folder in (Path(settings.MEDIA_DIR) / "own").glob("*/*")]


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _own(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "own" / _sharded(name)


def _public(name: str) -> Path:
    return Path(settings.MEDIA_DIR) / "public" / "f" / _sharded(name)


def _card(name: str) -> Path:
    sharded = _sharded(name)
    return Path(settings.MEDIA_DIR) / "public" / "kartu" / sharded.with_name(f"{name}.jpg")


def _sharded(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise StrangeName(name)
    return Path(name[:2]) / name


def _checked(file: str) -> str:
    if not _FILE.fullmatch(file):
        raise StrangeName(file)
    return file


def _read(path: Callable[[], Path]) -> bytes | None:
    with suppress(StrangeName, FileNotFoundError, NotADirectoryError):
        return path().read_bytes()
    return None


def _write(path: Path, body: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after the power went."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=_NEW, delete=False) as new:
        try:
            new.write(body)
            new.flush()
            os.fchmod(new.fileno(), 0o644)  # the front server runs under another name
            os.fsync(new.fileno())
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise


def _settle(folder: Path) -> None:
    """Make the names in a folder outlive a loss of power too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
