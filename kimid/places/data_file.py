"""The data file of the regions in this project: its edition and its rows.

`regions.csv.gz` has one row per region, parents before children. `edition.toml` names the decree.
`ops/make_regions.py` makes both.
"""

import csv
import gzip
import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from kimid.lib import codes

DATA_FOLDER: Final = Path(__file__).parent / "data"


class RegionRow(NamedTuple):
    """One region of the file. Level and parent follow from the code."""

    code: str
    name: str
    kind: str
    slug: str
    lat: float | None
    lon: float | None
    postal_code: str
    zone: str
    term: str
    valid_from: date | None
    valid_until: date | None
    successor: str | None


@dataclass(frozen=True)
class Edition:
    """One state of the data file. `version` is a hash of its content."""

    decree: str
    decreed_on: date
    source: str
    version: str
    rows: tuple[RegionRow, ...]


class BadDataFile(ValueError):
    """The file of regions has other columns. Make it again with ops/make_regions.py."""


def read_edition(folder: Path = DATA_FOLDER) -> Edition:
    """The edition in that folder, in half a second. Raises BadDataFile, OSError."""
    metadata = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    content = gzip.decompress((folder / "regions.csv.gz").read_bytes())
    lines = content.decode("utf-8").splitlines()
    return Edition(
        decree=metadata["decree"],
        decreed_on=metadata["decreed_on"],
        source=metadata["source"],
        version=hashlib.sha256(content).hexdigest(),
        rows=tuple(read_rows(lines)),
    )


def rows_around(rows: Iterable[RegionRow], *upper: str) -> list[RegionRow]:
    """The rows of these regions, of all below and of all above them."""
    above = {code for region in upper for code in codes.lineage(region)}
    return [
        row
        for row in rows
        if row.code in above or any(codes.covers(region, row.code) for region in upper)
    ]


def read_rows(lines: Iterable[str]) -> Iterator[RegionRow]:
    """The rows of a data file. Raises BadDataFile when its columns are others."""
    cells = csv.reader(lines)
    if tuple(next(cells, ())) != RegionRow._fields:
        raise BadDataFile(f"columns wanted: {', '.join(RegionRow._fields)}")
    for code, name, kind, slug, lat, lon, postal, zone, term, since, until, successor in cells:
        yield RegionRow(
            code,
            name,
            kind,
            slug,
            _degrees(lat),
            _degrees(lon),
            postal,
            zone,
            term,
            _day(since),
            _day(until),
            successor or None,
        )


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
