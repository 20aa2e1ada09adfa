"""What each row of an office's list means to the register: new, there already, to be decided, or wrong and why. Reads only."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.places.finding import Found, Place, find_places
from kimid.places.models import Region
from kimid.registry.lists import is_nothing, read_day
from kimid.registry.models import Kim
from kimid.registry.models.importing import Column, RowState

_MOST: Final = 12  # villages to choose from
_LONGEST_NAME: Final = 120
_KIM: Final = re.compile(r"^(?:kim|(?:komunitas|kelompok)-informasi-masyarakat)-")


@dataclass(frozen=True)
class Verdict:
    """What a row is, why, and which village it means or may mean."""

    state: RowState
    why: str = ""
    place: str | None = None
    candidates: list[str] = field(default_factory=list)


class Matcher:
    """Looks at the rows of one list, one after the other. Remembers what it has seen, so that a KIM that stands twice is told."""

    def __init__(self, region: Region, columns: Mapping[str, int]) -> None:
        self._region, self._columns = region, columns
        self._places: dict[tuple[str, str], Verdict] = {}
        below = Kim.objects.all().below(region.code).values_list("region_id", "name")
        self._known = {(code, plain_name(name)): "Sudah ada di register." for code, name in below}

    def look(self, number: int, cells: Sequence[str]) -> Verdict:
        """What this row is."""
        nothing = is_nothing(cells, self._columns)
        if nothing:
            return Verdict(RowState.SKIPPED, nothing)
        said = {column: self._cell(cells, column) for column in Column}
        wrong = _why_wrong(said)
        if wrong:
            return Verdict(RowState.WRONG, wrong)
        found = self._place(said[Column.VILLAGE], said[Column.DISTRICT])
        return found if found.place is None else self._unless_there(number, found, said[Column.NAME])

    def _cell(self, cells: Sequence[str], column: Column) -> str:
        at = self._columns.get(column)
        return cells[at].strip() if at is not None and at < len(cells) else ""

    def _unless_there(self, number: int, found: Verdict, name: str) -> Verdict:
        key = (found.place or "", plain_name(name))
        if key in self._known:
            return Verdict(RowState.THERE, self._known[key], found.place)
        self._known[key] = f"Sama dengan baris {number}."
        return found

    def _place(self, village: str, district: str) -> Verdict:
        key = (village.lower(), district.lower())
        if key not in self._places:
            self._places[key] = self._find(village, district)
        return self._places[key]

    def _find(self, village: str, district: str) -> Verdict:
        found = find_places(f"{village}, kec {district}" if district else village, near=self._region.code)
        villages = named_so(village, found.near)
        if len(villages) == 1:
            return Verdict(RowState.NEW, place=villages[0].region.code)
        if not villages and district:
            villages = named_so(village, find_places(village, near=self._region.code).near)
            if villages:
                return _to_decide(f"Tidak ada di kecamatan {district}."[:200], villages)
        return _to_decide("Ada beberapa desa bernama itu.", villages) if villages else _nowhere(village, found, self._region)


def plain_name(name: str) -> str:
    """The name of a KIM as two are compared: without "KIM" in front, signs and capitals."""
    return _KIM.sub("", slug(name, _LONGEST_NAME)).replace("-", "")


def named_so(typed: str, places: Iterable[Place]) -> list[Place]:
    """Of the places found, the villages whose whole name was typed; of names within names the longest."""
    words = f"-{slug(typed, 100)}-"
    fitting = [place for place in places if place.region.level == Level.VILLAGE and f"-{place.region.slug}-" in words]
    longest = max((len(place.region.slug) for place in fitting), default=0)
    return [place for place in fitting if len(place.region.slug) == longest][:_MOST]


def _to_decide(why: str, places: Iterable[Place]) -> Verdict:
    return Verdict(RowState.DECIDE, why, candidates=[place.region.code for place in places])


def _nowhere(village: str, found: Found, region: Region) -> Verdict:
    alike = [place for place in found.near if place.region.level == Level.VILLAGE][:_MOST]
    if alike:
        return _to_decide("Tidak ada desa yang namanya persis begitu.", alike)
    meant = f" Mungkin maksudnya {', '.join(found.meant)}." if found.meant else ""
    return Verdict(RowState.WRONG, f"“{village}” tidak ada di {region.full_name}.{meant}"[:200])


def _why_wrong(said: Mapping[Column, str]) -> str:
    if not said[Column.NAME]:
        return "Nama KIM kosong."
    if len(said[Column.NAME]) > _LONGEST_NAME:
        return f"Nama KIM lebih dari {_LONGEST_NAME} huruf."
    if not said[Column.VILLAGE]:
        return "Desa atau kelurahan kosong."
    return _wrong_with_decree(said)


def _wrong_with_decree(said: Mapping[Column, str]) -> str:
    days = {column: read_day(said[column]) for column in (Column.ISSUED, Column.UNTIL)}
    for column, day in days.items():
        if said[column] and day is None:
            return f"{column.label} “{said[column][:40]}” belum terbaca."
    issued, until = days[Column.ISSUED], days[Column.UNTIL]
    if said[Column.DECREE] and issued is None:
        return "Nomor SK ada, tanggalnya tidak."
    return "Berlaku sampai lebih dulu daripada tanggal SK." if issued and until and until < issued else ""
