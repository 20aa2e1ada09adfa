"""Files of people without an account, before they are decoded.

    <SPOOL_DIR>/tamu/<site>-<name>            photos that came with a tip
    <SPOOL_DIR>/berkas/<application>-<name>   papers of an application for a KIM
    <SPOOL_DIR>/sk/<region>-<name>            papers of decrees, many at once

A request only stores the bytes here. The worker makes a photo or a paper of them later: decoding
takes seconds, and a stranger must not take them from readers. The name is that of what they become.
While the decoder is busy they wait on; after a day their sender is told to send them again.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from kimid.media.limits import MAX_BYTES
from kimid.media.models import unguessable_name
from kimid.media.papers import PaperRefused, is_pdf
from kimid.media.sandbox import FileRefused, PhotoRefused
from kimid.media.spool import SpoolFull, spool_folder

# So long a file waits for the worker.
READ_WITHIN: Final = timedelta(days=1)
# How files begin that the sandbox can read. What it makes of them only it knows.
_BEGINNINGS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def _may_be_photo(data: bytes) -> bool:
    return (
        data.startswith(_BEGINNINGS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or data[4:8] == b"ftyp"
    )


def _may_be_paper(data: bytes) -> bool:
    return is_pdf(data) or _may_be_photo(data)


@dataclass(frozen=True)
class WaitingRoom:
    """Where files of one sort wait for the worker. An owner is who they came for: a site, an
    application.
    """

    folder: str
    error: type[FileRefused]
    may_be: Callable[[bytes], bool]
    most: int  # of all owners together, that no worker has seen yet
    most_of_owner: int

    def put(self, file: UploadedFile[Any], owner: int) -> str:
        """Store the bytes of a file; returns its name.

        Raises `error` for what is too large or surely of another sort, and SpoolFull.
        """
        if not file.size:
            raise self.error("empty")
        if file.size > MAX_BYTES:
            raise self.error("heavy")
        data = file.read()
        if not self.may_be(data):
            raise self.error("kind")
        folder = spool_folder(self.folder)
        waiting = os.listdir(folder)
        of_owner = sum(name.startswith(f"{owner}-") for name in waiting)
        if len(waiting) >= self.most or of_owner >= self.most_of_owner:
            raise SpoolFull
        name = unguessable_name()
        handle = os.open(folder / f"{owner}-{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stored:
            stored.write(data)
            stored.flush()
            os.fsync(stored.fileno())
        return name

    def read(self, owner: int, name: str) -> bytes | None:
        """The bytes, or None when they are gone."""
        try:
            return (spool_folder(self.folder) / f"{owner}-{name}").read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, owner: int, name: str) -> None:
        """Forget the bytes. May run twice."""
        (spool_folder(self.folder) / f"{owner}-{name}").unlink(missing_ok=True)


TIP_PHOTOS: Final = WaitingRoom("tamu", PhotoRefused, _may_be_photo, most=300, most_of_owner=40)
PAPERS: Final = WaitingRoom("berkas", PaperRefused, _may_be_paper, most=300, most_of_owner=12)
DECREES: Final = WaitingRoom("sk", PaperRefused, _may_be_paper, most=300, most_of_owner=120)
