"""Words that mean the same, and words that are near in meaning: `bansos` and `bantuan sosial`.

`alike.toml` holds those of the whole country, and offices add those of their region
(`AlikeWords`). They widen a query; the index holds only what was written. So a new row counts at
once.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kimid.lib.codes import lineage
from kimid.lib.stems import Word, stems_by_word, words_of
from kimid.sites.models import Site
from kimid.wire.models import AlikeWords

type Alternatives = tuple[str, ...]  # the possible stems of one word
type Reading = tuple[Alternatives, ...]  # a wording: words that must all be there
type _Key = tuple[str, ...]

MAX_WORDS: Final = 8  # of a query; the rest is ignored
_MAX_MEMBERS: Final = 6  # of a group that an office adds
_MAX_MEMBER_WORDS: Final = 4
_FILE: Final = Path(__file__).with_name("alike.toml")
# Words of a question that say nothing about its answer. If nothing else was typed they count.
_ASKING_LIST: Final = (
    "apakah bagaimana berapa bgmn caranya cari dimana dmn gimana info kapan kemana kenapa mana "
    "mau mengapa minta mohon tanya tolong"
)
_ASKING: Final = frozenset(_ASKING_LIST.split())


class BadGroup(ValueError):
    """The text is no group of words that mean the same. The message says why, in Indonesian."""


@dataclass(frozen=True)
class QueryWord:
    """Something that was asked for, as the index may have it. The first reading is the typed one;
    the others mean the same. `near` is what may be meant, too.
    """

    readings: tuple[Reading, ...]
    near: tuple[Reading, ...] = ()

    @property
    def all_readings(self) -> tuple[Reading, ...]:
        return (*self.readings, *self.near)

    @property
    def stems(self) -> frozenset[str]:
        """All stems that it may have in a text."""
        return frozenset(
            stem for reading in self.all_readings for stems in reading for stem in stems
        )


@dataclass(frozen=True)
class AlikeTable:
    """By what was typed: the readings to say the same, and what is near in meaning."""

    same: Mapping[_Key, tuple[Reading, ...]]
    near: Mapping[_Key, tuple[Reading, ...]]


def words_for(site: Site, typed: str) -> tuple[QueryWord, ...]:
    """The words of a query on this site, with those that mean the same in its region."""
    rows = AlikeWords.objects.filter(region__in=lineage(site.region_id)).order_by("pk")
    return query_words(typed, tuple(rows.values_list("words", flat=True)))


def query_words(typed: str, of_region: tuple[str, ...] = ()) -> tuple[QueryWord, ...]:
    """The words of a text, without repetitions: the first eight. `of_region` are groups of words
    that mean the same besides those of the country.
    """
    words = [word for word in words_of(typed) if _says(word, typed)] or list(words_of(typed))
    tables = (country_table(), _table_of(of_region)) if of_region else (country_table(),)
    matched: dict[_Key, QueryWord] = {}
    while words and len(matched) < MAX_WORDS:
        reading = _longest_known(tuple(word.stems for word in words), tables)
        matched.setdefault(key_of(reading), _with_alike(reading, tables))
        words = words[len(reading) :]
    return tuple(matched.values())


def group_of(text: str) -> str:
    """A group of words as it is stored: `Goro = gotong royong` gives `goro, gotong royong`.

    Raises BadGroup.
    """
    members = (" ".join(part.lower().split()) for part in re.split("[,;=\n]", text))
    group = list(dict.fromkeys(filter(None, members)))
    if not 2 <= len(group) <= _MAX_MEMBERS:
        raise BadGroup(
            f"Tulis dua sampai {_MAX_MEMBERS} kata yang searti, dengan koma di antaranya."
        )
    for member in group:
        if not 1 <= len(reading_of(member)) <= _MAX_MEMBER_WORDS:
            raise BadGroup(
                f"“{member}” tidak bisa dicari: tulis satu sampai {_MAX_MEMBER_WORDS} kata, bukan"
                " kata seperti “dan” atau satu huruf saja."
            )
    return ", ".join(group)


def reading_of(text: str) -> Reading:
    """A text as one reading to say something; empty if search knows no word of it."""
    return stems_by_word(text)


def key_of(reading: Reading) -> _Key:
    """What two readings have in common that are the same words."""
    return tuple(stems[0] for stems in reading)


@cache
def country_table() -> AlikeTable:
    """The table of the whole country."""
    lists: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    near: defaultdict[_Key, tuple[Reading, ...]] = defaultdict(tuple)
    for line in lists["near"].strip().splitlines():
        typed, _, meant = line.partition(":")
        for reading in _readings(typed):
            near[key_of(reading)] += tuple(_readings(meant))
    return AlikeTable(_same(lists["same"].strip().splitlines()), near)


@lru_cache(maxsize=256)
def _table_of(groups: tuple[str, ...]) -> AlikeTable:
    return AlikeTable(_same(groups), {})


def _same(groups: Iterable[str]) -> Mapping[_Key, tuple[Reading, ...]]:
    same: defaultdict[_Key, tuple[Reading, ...]] = defaultdict(tuple)
    for group in groups:
        readings = tuple(_readings(group))
        for reading in readings:
            same[key_of(reading)] += tuple(other for other in readings if other != reading)
    return same


def _readings(group: str) -> Iterable[Reading]:
    return filter(None, map(reading_of, group.split(",")))


def _says(word: Word, typed: str) -> bool:
    return typed[word.start : word.end].lower() not in _ASKING


def _longest_known(words: Reading, tables: tuple[AlikeTable, ...]) -> Reading:
    """The longest known reading at the beginning of these words, otherwise the first word."""
    for length in range(min(len(words), 5), 1, -1):
        key = key_of(words[:length])
        if any(key in table.same or key in table.near for table in tables):
            return words[:length]
    return words[:1]


def _with_alike(reading: Reading, tables: tuple[AlikeTable, ...]) -> QueryWord:
    same = [other for table in tables for other in table.same.get(key_of(reading), ())]
    readings = tuple(dict.fromkeys((reading, *same)))
    near = (
        other
        for table in tables
        for each in readings
        for other in table.near.get(key_of(each), ())
        if other not in readings
    )
    return QueryWord(readings, tuple(dict.fromkeys(near)))
