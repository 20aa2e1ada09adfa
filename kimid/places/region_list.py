"""Reads a list of regions: the data file of a newer kimid, or only codes and names."""

import csv
import gzip
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.places import names
from kimid.places.data_file import BadDataFile, RegionRow, read_rows
from kimid.places.models import RegionKind
from kimid.places.region_changes import comparable_name

_VILLAGE_KINDS: Final = {
    "1": RegionKind.KELURAHAN,
    "2": RegionKind.DESA,
    "3": RegionKind.DESA_ADAT,
}  # by the seventh digit of the code
_FIRST_CITY: Final = 71  # the last two digits of city codes start here
_MAX_SLUG: Final = 50
_FULL_WORDS: Final = {"kab.": "Kabupaten", "adm.": "Administrasi", "kep.": "Kepulauan"}
_ABBREVIATIONS: Final = {"dki": "DKI", "di": "DI"}

type RowsByCode = Mapping[str, RegionRow]


def read_region_list(path: Path, current: RowsByCode) -> list[RegionRow]:
    """The regions of this file, `.csv` or `.csv.gz`. Raises BadDataFile, codes.BadCode, OSError.

    If it has only codes and names, the rest comes from the current region, or from neighbours of a
    new one.
    """
    content = path.read_bytes()
    lines = (
        (gzip.decompress(content) if path.suffix == ".gz" else content)
        .decode("utf-8-sig")
        .splitlines()
    )
    if next(csv.reader(lines[:1]), []) == list(RegionRow._fields):
        return list(read_rows(lines))
    return rows_from_names(read_pairs(lines, "code", "name"), current)


def read_pairs(lines: Iterable[str], first: str, second: str) -> list[tuple[str, str]]:
    """Two columns of a table, by their names; codes without dots. Skips rows without the second."""
    table = csv.DictReader(lines)
    if not {first, second} <= set(table.fieldnames or ()):
        raise BadDataFile(f"columns wanted: {first}, {second}")
    pairs = [(row[first].replace(".", "").strip(), (row[second] or "").strip()) for row in table]
    return [pair for pair in pairs if pair[1]]


def rows_from_names(pairs: Iterable[tuple[str, str]], current: RowsByCode) -> list[RegionRow]:
    """Whole rows from codes and names, the nation first."""
    name_by_code = {codes.NATION: "Indonesia"} | dict(pairs)
    neighbours = _Neighbours(current)
    return [_row(code, name, current.get(code), neighbours) for code, name in name_by_code.items()]


class _Neighbours:
    """The local words and time zones around a new region."""

    def __init__(self, current: RowsByCode) -> None:
        self._zones = {row.code[:2]: row.zone for row in current.values()}
        self._terms = {
            (row.code[:cut], row.kind): row.term for row in current.values() for cut in (2, 4)
        }

    def zone(self, code: str) -> str:
        return self._zones.get(code[:2], "WIB")

    def term(self, code: str, kind: RegionKind) -> str:
        """The local word of this kind in the regency, else in the province."""
        default = "Nasional" if kind == RegionKind.NATION else kind.label
        return self._terms.get((code[:4], kind)) or self._terms.get((code[:2], kind)) or default


def _row(code: str, name: str, current: RegionRow | None, neighbours: _Neighbours) -> RegionRow:
    kind = kind_of(code)
    proper_name = _proper_name(code, name)
    if current is not None and comparable_name(current.name) == comparable_name(proper_name):
        return current._replace(valid_until=None, successor=None)
    row_slug = slug(names.short_name(kind, proper_name), _MAX_SLUG)
    if current is not None:
        return current._replace(
            name=proper_name, slug=row_slug, kind=kind, valid_until=None, successor=None
        )
    zone = neighbours.zone(code)
    term = neighbours.term(code, kind)
    return RegionRow(
        code, proper_name, kind, row_slug, None, None, "", zone, term, None, None, None
    )


def kind_of(code: str) -> RegionKind:
    """The kind of a region, by its code. Raises codes.BadCode."""
    level = codes.level(code)
    if level == Level.VILLAGE and code[6] not in _VILLAGE_KINDS:
        raise codes.BadCode(code)
    kinds: dict[int, Callable[[], RegionKind]] = {
        Level.NATION: lambda: RegionKind.NATION,
        Level.PROVINCE: lambda: RegionKind.PROVINCE,
        Level.REGENCY: lambda: (
            RegionKind.CITY if int(code[2:]) >= _FIRST_CITY else RegionKind.REGENCY
        ),
        Level.DISTRICT: lambda: RegionKind.DISTRICT,
        Level.VILLAGE: lambda: _VILLAGE_KINDS[code[6]],
    }
    return kinds[level]()


def _proper_name(code: str, name: str) -> str:
    """The name as kimid writes it: `KAB. KUBU RAYA` becomes `Kabupaten Kubu Raya`."""
    if codes.level(code) > Level.REGENCY or not name.isupper():
        return name
    words = (
        _FULL_WORDS.get(word) or _ABBREVIATIONS.get(word) or word.title()
        for word in name.lower().split()
    )
    return " ".join(words)
