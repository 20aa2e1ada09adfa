"""The villages that a list may mean, by their names as people write them: in one word or in two,
with "Sei" for "Sungai" and "I" for "Satu", with a letter too few.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, NamedTuple

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.near_spelling import NearNames
from kimid.lib.text import slug
from kimid.lib.trigrams import NameIndex
from kimid.places.models import Region

MOST_CANDIDATES: Final = 12
_ALIKE: Final = 6  # villages with a similar name
_LONGEST: Final = 100
_SHORT: Final = 3  # letters: too many names are one letter off so short a one
_SAME_REGION: Final = 0.82  # share of letters in the same order
_CODE: Final = re.compile(r"[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}\.?[0-9]{4}")
_BEFORE_WORDS: Final = (
    "desa ds kelurahan kel kampung kampong kp gampong nagari pekon kalurahan dusun"
)
_BEFORE: Final = frozenset(_BEFORE_WORDS.split())
_ABOVE: Final = frozenset(
    ["kec", "kecamatan", "distrik", "kab", "kabupaten", "kota", "prov", "provinsi"]
)
_CUTS: Final = _ABOVE - {"kota"}  # villages have this word in their names
_SHORT_FORMS: Final = {
    **dict.fromkeys(("sei", "sui"), "sungai"),
    **dict.fromkeys(("tj", "tjg", "tg"), "tanjung"),
    "tlk": "teluk",
    **dict.fromkeys(("i", "1"), "satu"),
    **dict.fromkeys(("ii", "2"), "dua"),
    **dict.fromkeys(("iii", "3"), "tiga"),
    **dict.fromkeys(("iv", "4"), "empat"),
    **dict.fromkeys(("v", "5"), "lima"),
}


@dataclass(frozen=True)
class PlaceWords:
    """What a row says of its place."""

    village: str
    district: str = ""
    regency: str = ""


@dataclass(frozen=True)
class PlaceAnswer:
    """The villages that are meant: a single sure one, some to choose from, or none, and why."""

    codes: Sequence[str]
    is_sure: bool = False
    why: str = ""


@dataclass(frozen=True)
class _Village:
    code: str
    slug: str
    district: str
    regency: str


class _Above(NamedTuple):
    """The district and the regency that a row names; empty where it names none."""

    district: str
    regency: str


class VillageNames:
    """The villages of a province, looked up for an office in it. One query, however many rows are
    looked up.
    """

    def __init__(self, region: Region) -> None:
        self._office = region
        self._names = defaultdict[str, list[_Village]](list)
        province = codes.cut(region.code, Level.PROVINCE)
        for village in _villages_of(province):
            self._names[_letters(village.slug)].append(village)
        own = (each for rows in self._names.values() for each in rows if self._is_own(each))
        self._own = {each.code: each for each in own}
        self._alike = NameIndex(_letters(each.slug) for each in self._own.values())
        above = ((each.district, each.regency) for each in self._own.values())
        self._same: dict[tuple[str, str], bool] = {}
        self._known = {_above_letters(name) for names in above for name in names}

    def find(self, words: PlaceWords) -> PlaceAnswer:
        """What these words mean. Own villages come first; those of the rest of the province only
        where the office has none of that name.
        """
        code = words.village.replace(".", "").strip()
        if _CODE.fullmatch(code) and code in self._own:
            return PlaceAnswer([code], is_sure=True)
        typed, district = _split(words)
        where = _Above(district, words.regency)
        named = next((rows for key in _keys(typed) if (rows := self._names.get(key))), [])
        if own := [each for each in named if self._is_own(each)]:
            return self._among(own, typed, where)
        return self._elsewhere(words, typed, where, named)

    def _is_own(self, village: _Village) -> bool:
        return codes.covers(self._office.code, village.code)

    def _elsewhere(
        self, words: PlaceWords, typed: str, where: _Above, named: Sequence[_Village]
    ) -> PlaceAnswer:
        office = self._office.full_name
        shown = words.village.strip()[:60]
        alike = self._similar(typed, where)
        why = f"Di {office} tidak ada desa “{shown}”."
        if named:
            why += f" {len(named)} ada di luar {office}."
        elif alike:
            why += " Yang mirip:"
        else:
            return PlaceAnswer([], why=f"“{shown}” tidak ada di {office}. Ketik nama desanya.")
        return PlaceAnswer([each.code for each in (*alike, *named)][:MOST_CANDIDATES], why=why)

    def _among(self, own: Sequence[_Village], typed: str, where: _Above) -> PlaceAnswer:
        in_district = [each for each in own if self._is_same(where.district, each.district)]
        fitting = [each for each in in_district if self._is_same(where.regency, each.regency)]
        if len(fitting) == 1:
            return PlaceAnswer([fitting[0].code], is_sure=True)
        why = "Ada beberapa desa bernama itu."
        if not fitting:
            place = where.regency if in_district else f"kecamatan {where.district}"
            why = f"Tidak ada di {place}."[:200]
            near = (each for each in self._near(typed) if not any(self._distance(each, where)))
            fitting = [*near, *own]
        return PlaceAnswer([each.code for each in fitting][:MOST_CANDIDATES], why=why)

    def _is_same(self, typed: str, name: str) -> bool:
        """Whether a name of a region above is meant. What is not written fits everywhere; a name
        with a letter too few fits, unless another region has just this name.
        """
        pair = (typed, name)
        if pair not in self._same:
            self._same[pair] = self._is_meant(_above_letters(slug(typed, _LONGEST)), name)
        return self._same[pair]

    def _is_meant(self, key: str, name: str) -> bool:
        other = _above_letters(name)
        if not key or key == other:
            return True
        near = SequenceMatcher(a=key, b=other).ratio() >= _SAME_REGION
        return near and key not in self._known

    def _similar(self, typed: str, where: _Above) -> list[_Village]:
        """Own villages whose name is like this one: those with one letter off first, of each kind
        those of the named district and regency before others.
        """
        near = sorted(self._near(typed), key=lambda each: (*self._distance(each, where), each.code))
        known = {each.code for each in near}
        others = [each for each in self._with_same_groups(typed) if each.code not in known]
        others.sort(key=lambda each: self._distance(each, where))  # else the most similar first
        return [*near, *others][:_ALIKE]

    def _near(self, typed: str) -> Iterable[_Village]:
        """Own villages whose name has one letter off."""
        keys = (key for key in _keys(typed) if len(key) > _SHORT)
        names = {name for key in keys for name in self._spellings.near(key)}
        return [each for name in names for each in self._names[name] if self._is_own(each)]

    @cached_property
    def _spellings(self) -> NearNames:
        return NearNames(_letters(each.slug) for each in self._own.values())

    def _distance(self, village: _Village, where: _Above) -> tuple[bool, bool]:
        """Whether it is outside the regency, and outside the district, that are named."""
        return (
            not self._is_same(where.regency, village.regency),
            not self._is_same(where.district, village.district),
        )

    def _with_same_groups(self, typed: str) -> list[_Village]:
        """Own villages that share most groups of letters, the most similar first."""
        for key in reversed(list(_keys(typed))):
            if names := self._alike.similar(key, _ALIKE):
                rows = [each for name in names for each in self._names[name]]
                return [each for each in rows if self._is_own(each)][:_ALIKE]
        return []


def _villages_of(province: str) -> Iterable[_Village]:
    rows = Region.objects.filter(
        level=Level.VILLAGE, valid_until=None, code__range=codes.span(province)
    )
    fields = ("code", "slug", "parent__slug", "parent__parent__slug")
    return (_Village(*each) for each in rows.order_by("code").values_list(*fields))


def _split(words: PlaceWords) -> tuple[str, str]:
    """The name of the village alone, and its district: of its column, or behind "Kec." in the same
    cell.
    """
    before = re.split(r"[,(]", words.village, maxsplit=1)[0]
    parts = slug(before, _LONGEST).split("-")
    cut = next((at for at, part in enumerate(parts) if at and part in _CUTS), len(parts))
    behind = slug(words.village, _LONGEST).split("-")[cut:]
    marks = ("kec", "kecamatan", "distrik")
    at = next((at for at, part in enumerate(behind) if part in marks), len(behind))
    in_cell = [*behind[at + 1 :]]
    end = next((at for at, part in enumerate(in_cell) if part in _ABOVE), len(in_cell))
    return "-".join(parts[:cut]), words.district or " ".join(in_cell[:end])


def _keys(typed: str) -> Iterator[str]:
    """The letters of a name as it may stand in the list of regions: as typed first, then without
    the words in front of it.
    """
    parts = typed.split("-")
    for start, part in enumerate(parts):
        yield _letters("-".join(parts[start:]))
        if part not in _BEFORE:
            return


def _letters(name: str) -> str:
    return "".join(_SHORT_FORMS.get(part, part) for part in name.split("-"))


def _above_letters(name: str) -> str:
    return _letters("-".join(part for part in name.split("-") if part not in _ABOVE))
