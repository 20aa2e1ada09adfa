"""A list of regions that somebody hands in: the data file of a newer kimid, or no more than codes and names."""

import csv
import gzip
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.places import names
from kimid.places.changes import squeezed
from kimid.places.models import RegionKind
from kimid.places.source import BadDataFile, RegionRow, read_rows

_VILLAGE_KINDS: Final = {"1": RegionKind.KELURAHAN, "2": RegionKind.DESA, "3": RegionKind.DESA_ADAT}  # the seventh digit
_FIRST_CITY: Final = 71  # the last two digits of the code of a city begin here
_LONGEST_SLUG: Final = 50
_IN_FULL: Final = {"kab.": "Kabupaten", "adm.": "Administrasi", "kep.": "Kepulauan"}
_AS_THEY_ARE: Final = {"dki": "DKI", "di": "DI"}

type Known = Mapping[str, RegionRow]


def read_list(path: Path, known: Known) -> list[RegionRow]:
    """The regions of this file, `.csv` or `.csv.gz`. Where it has only codes and names, all else is taken from what is known
    of the same region, or of its neighbours when it is new. Raises BadDataFile, codes.BadCode, OSError.
    """
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig").splitlines()
    if next(csv.reader(lines[:1]), []) == list(RegionRow._fields):
        return list(read_rows(lines))
    return rows_of_names(read_pairs(lines, "code", "name"), known)


def read_pairs(lines: Iterable[str], first: str, second: str) -> list[tuple[str, str]]:
    """Two columns of a table, found by their names; codes without dots. Rows without the second are left out."""
    table = csv.DictReader(lines)
    if not {first, second} <= set(table.fieldnames or ()):
        raise BadDataFile(f"columns wanted: {first}, {second}")
    pairs = [(row[first].replace(".", "").strip(), (row[second] or "").strip()) for row in table]
    return [pair for pair in pairs if pair[1]]


def rows_of_names(pairs: Iterable[tuple[str, str]], known: Known) -> list[RegionRow]:
    """Whole rows from codes and names, the nation in front."""
    named = {codes.NATION: "Indonesia"} | dict(pairs)
    neighbours = _Neighbours(known)
    return [_row(code, name, known.get(code), neighbours) for code, name in named.items()]


class _Neighbours:
    """What the regions around a new one are called and how their clocks go."""

    def __init__(self, known: Known) -> None:
        self._zones = {row.code[:2]: row.zone for row in known.values()}
        self._terms = {(row.code[:cut], row.kind): row.term for row in known.values() for cut in (2, 4)}

    def zone(self, code: str) -> str:
        return self._zones.get(code[:2], "WIB")

    def term(self, code: str, kind: RegionKind) -> str:
        """The local word that others of this kind have there: in the regency, else in the province."""
        default = "Nasional" if kind == RegionKind.NATION else kind.label
        return self._terms.get((code[:4], kind)) or self._terms.get((code[:2], kind)) or default


def _row(code: str, name: str, known: RegionRow | None, neighbours: _Neighbours) -> RegionRow:
    kind = kind_of(code)
    written = _written(code, name)
    if known is not None and squeezed(known.name) == squeezed(written):
        return known._replace(valid_until=None, successor=None)
    at = slug(names.short_name(kind, written), _LONGEST_SLUG)
    if known is not None:
        return known._replace(name=written, slug=at, kind=kind, valid_until=None, successor=None)
    zone, term = neighbours.zone(code), neighbours.term(code, kind)
    return RegionRow(code, written, kind, at, None, None, "", zone, term, None, None, None)


def kind_of(code: str) -> RegionKind:
    """The kind of a region, which its code tells."""
    at = codes.level(code)
    if at == Level.VILLAGE and code[6] not in _VILLAGE_KINDS:
        raise codes.BadCode(code)
    kinds: dict[int, Callable[[], RegionKind]] = {
        Level.NATION: lambda: RegionKind.NATION,
        Level.PROVINCE: lambda: RegionKind.PROVINCE,
        Level.REGENCY: lambda: RegionKind.CITY if int(code[2:]) >= _FIRST_CITY else RegionKind.REGENCY,
        Level.DISTRICT: lambda: RegionKind.DISTRICT,
        Level.VILLAGE: lambda: _VILLAGE_KINDS[code[6]],
    }
    return kinds[at]()


def _written(code: str, name: str) -> str:
    """The name as we write it: lists of the ministry have `KAB. KUBU RAYA` for `Kabupaten Kubu Raya`."""
    if codes.level(code) > Level.REGENCY or not name.isupper():
        return name
    words = (_IN_FULL.get(word) or _AS_THEY_ARE.get(word) or word.title() for word in name.lower().split())
    return " ".join(words)
