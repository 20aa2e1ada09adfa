"""Photos of people without an account, before they are decoded.

    <SPOOL_DIR>/tamu/<site>-<name>

A request only stores the bytes here. The worker makes a photo of them later: decoding takes
seconds, and a stranger must not take them from readers. The name is that of the photo to come.
"""

import os
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from kimid.media.limits import MAX_BYTES
from kimid.media.models import unguessable_name
from kimid.media.sandbox import PhotoRefused
from kimid.media.spool import SpoolFull, spool_folder

MAX_FILES: Final = 300  # of all sites together, that no worker has seen yet
MAX_FILES_OF_SITE: Final = 40
# How files begin that the sandbox can read. What it makes of them only it knows.
_BEGINNINGS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def put(file: UploadedFile[Any], site: int) -> str:
    """Store the bytes of a photo; returns its name.

    Raises PhotoRefused for what is too large or surely no photo, and SpoolFull.
    """
    if not file.size:
        raise PhotoRefused("empty")
    if file.size > MAX_BYTES:
        raise PhotoRefused("heavy")
    data = file.read()
    if not _may_be_photo(data):
        raise PhotoRefused("kind")
    folder = spool_folder("tamu")
    waiting = os.listdir(folder)
    of_site = sum(name.startswith(f"{site}-") for name in waiting)
    if len(waiting) >= MAX_FILES or of_site >= MAX_FILES_OF_SITE:
        raise SpoolFull
    name = unguessable_name()
    handle = os.open(folder / f"{site}-{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stored:
        stored.write(data)
        stored.flush()
        os.fsync(stored.fileno())
    return name


def read(site: int, name: str) -> bytes | None:
    """The bytes, or None when they are gone."""
    try:
        return (spool_folder("tamu") / f"{site}-{name}").read_bytes()
    except FileNotFoundError:
        return None


def remove(site: int, name: str) -> None:
    """Forget the bytes. May run twice."""
    (spool_folder("tamu") / f"{site}-{name}").unlink(missing_ok=True)


def _may_be_photo(data: bytes) -> bool:
    return (
        data.startswith(_BEGINNINGS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or data[4:8] == b"ftyp"
    )
