"""The outlines of regions: for every region down to the regency one small drawing of the regions
directly below it.

They are approximate, and only for looking at: `ops/make_outlines.py` makes them from the points of
villages. The borders that count are those of Badan Informasi Geospasial.
"""

import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from kimid.places.data_file import DATA_FOLDER

OUTLINES_FILE: Final = "outlines.zip"


class Outline(NamedTuple):
    """The outline of one region, and a point well inside of it."""

    code: str
    x: int
    y: int
    path: str


@dataclass(frozen=True)
class RegionOutlines:
    """A drawing of all regions directly below one, the largest first, so that an enclave comes
    after what is around it.
    """

    width: int
    height: int
    outlines: tuple[Outline, ...]


@lru_cache(maxsize=64)
def outlines_of(code: str, folder: Path = DATA_FOLDER) -> RegionOutlines | None:
    """The drawing of the regions below this one. None where there is none, as below a district or
    a region that is younger than the file.
    """
    with zipfile.ZipFile(folder / OUTLINES_FILE) as archive:
        if code not in archive.namelist():
            return None
        return read_outlines(archive.read(code).decode("ascii"))


def outlines_text(drawing: RegionOutlines) -> str:
    """A drawing as it stands in the archive: its size, and a line for each outline."""
    lines = [f"{each.code} {each.x} {each.y} {each.path}" for each in drawing.outlines]
    return "\n".join([f"{drawing.width} {drawing.height}", *lines])


def read_outlines(text: str) -> RegionOutlines:
    """The drawing that `outlines_text` wrote."""
    size, *lines = text.split("\n")
    width, height = map(int, size.split())
    return RegionOutlines(width, height, tuple(map(_read_line, lines)))


def _read_line(line: str) -> Outline:
    code, x, y, path = line.split(" ", 3)
    return Outline(code, int(x), int(y), path)
