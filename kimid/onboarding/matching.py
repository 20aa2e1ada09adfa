"""What each row of an office's list means to the register: new, there already, to be decided, or
wrong and why. Reads only.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.onboarding.blank_cells import cell_text
from kimid.onboarding.models import ImportColumn, RowState
from kimid.onboarding.worksheet import read_day, skip_reason
from kimid.places.models import Region
from kimid.places.place_search import PlaceMatch, PlaceResults, find_places
from kimid.registry.models import Kim
from kimid.sites.public_words import name_refusal

_MOST: Final = 12  # villages to choose from
_LONGEST_NAME: Final = 120
_KIM: Final = re.compile(r"^(?:kim|(?:komunitas|kelompok)-informasi-masyarakat)-")


@dataclass(frozen=True)
class RowVerdict:
    """What a row is, why, and which village it means or may mean."""

    state: RowState
    why: str = ""
    place: str | None = None
    candidates: list[str] = field(default_factory=list)


class RowMatcher:
    """Looks at the rows of one list, one after the other. Remembers what it has seen, so that a KIM
    that stands twice is told.
    """

    def __init__(self, region: Region, columns: Mapping[str, int]) -> None:
        self._region = region
        self._columns = columns
        self._places: dict[tuple[str, str], RowVerdict] = {}
        below = Kim.objects.all().below(region.code).values_list("region_id", "name")
        self._known = {(code, plain_name(name)): "Sudah ada di register." for code, name in below}

    def judge(self, number: int, cells: Sequence[str]) -> RowVerdict:
        """What this row is."""
        nothing = skip_reason(cells, self._columns)
        if nothing:
            return RowVerdict(RowState.SKIPPED, nothing)
        values = {column: self._cell(cells, column) for column in ImportColumn}
        wrong = _why_wrong(values)
        if wrong:
            return RowVerdict(RowState.WRONG, wrong)
        verdict = self._place(values[ImportColumn.VILLAGE], values[ImportColumn.DISTRICT])
        return (
            verdict
            if verdict.place is None
            else self._unless_known(number, verdict, values[ImportColumn.NAME])
        )

    def _cell(self, cells: Sequence[str], column: ImportColumn) -> str:
        at = self._columns.get(column)
        return cell_text(cells[at]) if at is not None and at < len(cells) else ""

    def _unless_known(self, number: int, verdict: RowVerdict, name: str) -> RowVerdict:
        key = (verdict.place or "", plain_name(name))
        if key in self._known:
            return RowVerdict(RowState.ALREADY_THERE, self._known[key], verdict.place)
        self._known[key] = f"Sama dengan baris {number}."
        return verdict

    def _place(self, village: str, district: str) -> RowVerdict:
        key = (village.lower(), district.lower())
        if key not in self._places:
            self._places[key] = self._find(village, district)
        return self._places[key]

    def _find(self, village: str, district: str) -> RowVerdict:
        search = find_places(
            f"{village}, kec {district}" if district else village, near=self._region.code
        )
        villages = villages_named(village, search.near)
        if len(villages) == 1:
            return RowVerdict(RowState.NEW, place=villages[0].region.code)
        if not villages and district:
            villages = villages_named(village, find_places(village, near=self._region.code).near)
            if villages:
                return _to_decide(f"Tidak ada di kecamatan {district}."[:200], villages)
        return (
            _to_decide("Ada beberapa desa bernama itu.", villages)
            if villages
            else _no_such_village(village, search, self._region)
        )


def plain_name(name: str) -> str:
    """The name of a KIM as two are compared: without "KIM" in front, signs and capitals."""
    return _KIM.sub("", slug(name, _LONGEST_NAME)).replace("-", "")


def villages_named(typed: str, places: Iterable[PlaceMatch]) -> list[PlaceMatch]:
    """Of the places found, the villages whose whole name was typed; of names within names the
    longest.
    """
    words = f"-{slug(typed, 100)}-"
    fitting = [
        place
        for place in places
        if place.region.level == Level.VILLAGE and f"-{place.region.slug}-" in words
    ]
    longest = max((len(place.region.slug) for place in fitting), default=0)
    return [place for place in fitting if len(place.region.slug) == longest][:_MOST]


def _to_decide(why: str, places: Iterable[PlaceMatch]) -> RowVerdict:
    return RowVerdict(RowState.DECIDE, why, candidates=[place.region.code for place in places])


def _no_such_village(village: str, search: PlaceResults, region: Region) -> RowVerdict:
    alike = [place for place in search.near if place.region.level == Level.VILLAGE][:_MOST]
    if alike:
        return _to_decide("Tidak ada desa yang namanya persis begitu.", alike)
    meant = f" Mungkin maksudnya {', '.join(search.suggestions)}." if search.suggestions else ""
    return RowVerdict(RowState.WRONG, f"“{village}” tidak ada di {region.full_name}.{meant}"[:200])


def _why_wrong(values: Mapping[ImportColumn, str]) -> str:
    if not values[ImportColumn.NAME]:
        return "Nama KIM kosong."
    if len(values[ImportColumn.NAME]) > _LONGEST_NAME:
        return f"Nama KIM lebih dari {_LONGEST_NAME} huruf."
    if why := name_refusal(values[ImportColumn.NAME]):
        return why[:200]
    if not values[ImportColumn.VILLAGE]:
        return "Desa atau kelurahan kosong."
    return _wrong_with_decree(values)


def _wrong_with_decree(values: Mapping[ImportColumn, str]) -> str:
    days = {
        column: read_day(values[column]) for column in (ImportColumn.ISSUED, ImportColumn.UNTIL)
    }
    for column, day in days.items():
        if values[column] and day is None:
            return f"{column.label} “{values[column][:40]}” belum terbaca."
    issued = days[ImportColumn.ISSUED]
    until = days[ImportColumn.UNTIL]
    if values[ImportColumn.DECREE] and issued is None:
        return "Nomor SK ada, tanggalnya tidak."
    return (
        "Berlaku sampai lebih dulu daripada tanggal SK."
        if issued and until and until < issued
        else ""
    )
