"""Sheets of paper as PDF, set by typst in a closed-off process: tagged, for readers of screens, too
(PDF/UA-1).

    prints/<ab>/<digest>.pdf   a sheet by its content; never public, and it can be drawn again
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kimid.lib.picture import Picture, width_for
from kimid.media import files, paper_storage, storage
from kimid.media.sandbox import ProcessingFailed, run_worker

_PRINTS: Final = PurePosixPath("prints")
_STORED_FOR: Final = timedelta(days=2)
_SIGNATURE: Final = b"%PDF-"
# What the worker and its fonts make of the same values: another number, and all are drawn anew.
_VERSION: Final = 1
_MIDDLE: Final = (50, 50)  # per cent


class TypesettingFailed(Exception):
    """No sheet came of it: too much is drawn at this moment, or the template is wrong."""


@dataclass(frozen=True)
class PrintedPhoto:
    """A photo on a sheet: its name in the template, and the most pixels that it takes there."""

    name: str
    picture: Picture
    width: int
    height: int

    @property
    def file(self) -> str:
        """The narrowest rendition that is wide enough."""
        return f"{width_for(self.picture, self.width)}.webp"

    @property
    def cut(self) -> dict[str, Any]:
        return {"width": self.width, "height": self.height, "focus": self.picture["focus"]}

    @property
    def source(self) -> tuple[str, str]:
        """What names its bytes: they never change under this name."""
        return self.picture["name"], self.file

    def read(self) -> bytes | None:
        return files.own_file(*self.source)


@dataclass(frozen=True)
class PrintedPage:
    """A page of a private paper on a sheet, such as a photo that an office keeps. A whole one, such
    as a receipt, is made smaller and never cut.
    """

    name: str
    paper: str
    width: int
    height: int
    number: int = 1
    is_whole: bool = False

    @property
    def cut(self) -> dict[str, Any]:
        size = {"width": self.width, "height": self.height}
        return size if self.is_whole else {**size, "focus": _MIDDLE}

    @property
    def source(self) -> tuple[str, str]:
        return self.paper, str(self.number)

    def read(self) -> bytes | None:
        return paper_storage.page(self.paper, self.number)


@dataclass(frozen=True)
class PrintSheet:
    """What is to be set: a typst template, values that it finds as JSON in `sys.inputs.values`, and
    photos that it finds there as bytes below `photos`. A photo whose file is gone is not there.
    """

    template: Path
    values: Mapping[str, object]
    photos: tuple[PrintedPhoto | PrintedPage, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The same for the same content; a photo never changes under its name."""
        photos = [(photo.name, *photo.source, photo.cut) for photo in self.photos]
        content = [_VERSION, self.template.read_text(), self.values, photos]
        return sha256(json.dumps(content).encode()).hexdigest()


def typeset(sheet: PrintSheet) -> bytes:
    """The PDF of a sheet. Raises TypesettingFailed."""
    heads, bodies = [], []
    for photo in sheet.photos:
        body = photo.read()
        if body is not None:
            heads.append({"name": photo.name, "bytes": len(body), "cut": photo.cut})
            bodies.append(body)
    head = {"template": sheet.template.read_text(), "values": sheet.values, "photos": heads}
    data = json.dumps(head).encode() + b"\n" + b"".join(bodies)
    try:
        _, [pdf] = run_worker("typeset", data)
    except (ProcessingFailed, ValueError) as error:
        raise TypesettingFailed(str(error)) from error
    if not pdf.startswith(_SIGNATURE):
        raise TypesettingFailed("not a PDF")
    return pdf


def stored_sheet(sheet: PrintSheet) -> bytes | None:
    """The PDF of a sheet that was set before, or None."""
    return storage.read(_key(sheet))


def typeset_once(sheet: PrintSheet) -> bytes:
    """The PDF of a sheet, set now and stored. Raises TypesettingFailed."""
    pdf = typeset(sheet)
    storage.write(_key(sheet), pdf)
    return pdf


def remove_old_sheets(at: datetime) -> None:
    """Remove sheets that were set some days ago; whoever asks for one again waits a second."""
    for name, written in list(storage.stored(_PRINTS)):
        if written < at - _STORED_FOR:
            storage.withdraw(_key_of(name))


def _key(sheet: PrintSheet) -> storage.Key:
    return _key_of(sheet.digest)


def _key_of(digest: str) -> storage.Key:
    return _PRINTS / digest[:2] / f"{digest}.pdf"
