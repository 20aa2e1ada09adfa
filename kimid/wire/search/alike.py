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
from kimid.lib.stems import Word, words_of
from kimid.sites.models import Site
from kimid.wire.models import AlikeWords

type Alternatives = tuple[str, ...]  # the possible stems of one word
type Way = tuple[Alternatives, ...]  # one way to say something: words that all must be there
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
    """Something that was asked for, as the index may have it. The first way is the typed one, and
    the others mean the same. `near` is what may be meant, too.
    """

    ways: tuple[Way, ...]
    near: tuple[Way, ...] = ()

    @property
    def all_ways(self) -> tuple[Way, ...]:
        return (*self.ways, *self.near)

    @property
    def stems(self) -> frozenset[str]:
        """All stems that it may have in a text."""
        return frozenset(stem for way in self.all_ways for stems in way for stem in stems)


@dataclass(frozen=True)
class AlikeTable:
    """By what was typed: the ways to say the same, and what is near in meaning."""

    same: Mapping[_Key, tuple[Way, ...]]
    near: Mapping[_Key, tuple[Way, ...]]


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
    found: dict[_Key, QueryWord] = {}
    while words and len(found) < MAX_WORDS:
        way = _longest_known(tuple(word.stems for word in words), tables)
        found.setdefault(key_of(way), _with_alike(way, tables))
        words = words[len(way) :]
    return tuple(found.values())


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
        if not 1 <= len(way_of(member)) <= _MAX_MEMBER_WORDS:
            raise BadGroup(
                f"“{member}” tidak bisa dicari: tulis satu sampai {_MAX_MEMBER_WORDS} kata, bukan"
                " kata seperti “dan” atau satu huruf saja."
            )
    return ", ".join(group)


def way_of(text: str) -> Way:
    """A text as one way to say something; empty if search knows no word of it."""
    return tuple(word.stems for word in words_of(text))


def key_of(way: Way) -> _Key:
    """What two ways have in common that are the same words."""
    return tuple(stems[0] for stems in way)


@cache
def country_table() -> AlikeTable:
    """The table of the whole country."""
    lists: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    near: defaultdict[_Key, tuple[Way, ...]] = defaultdict(tuple)
    for line in lists["near"].strip().splitlines():
        typed, _, meant = line.partition(":")
        for way in _ways(typed):
            near[key_of(way)] += tuple(_ways(meant))
    return AlikeTable(_same(lists["same"].strip().splitlines()), near)


@lru_cache(maxsize=256)
def _table_of(groups: tuple[str, ...]) -> AlikeTable:
    return AlikeTable(_same(groups), {})


def _same(groups: Iterable[str]) -> Mapping[_Key, tuple[Way, ...]]:
    same: defaultdict[_Key, tuple[Way, ...]] = defaultdict(tuple)
    for group in groups:
        ways = tuple(_ways(group))
        for way in ways:
            same[key_of(way)] += tuple(other for other in ways if other != way)
    return same


def _ways(group: str) -> Iterable[Way]:
    return filter(None, map(way_of, group.split(",")))


def _says(word: Word, typed: str) -> bool:
    return typed[word.start : word.end].lower() not in _ASKING


def _longest_known(words: Way, tables: tuple[AlikeTable, ...]) -> Way:
    """The longest known way at the beginning of these words, otherwise the first word."""
    for length in range(min(len(words), 5), 1, -1):
        key = key_of(words[:length])
        if any(key in table.same or key in table.near for table in tables):
            return words[:length]
    return words[:1]


def _with_alike(way: Way, tables: tuple[AlikeTable, ...]) -> QueryWord:
    same = [other for table in tables for other in table.same.get(key_of(way), ())]
    ways = tuple(dict.fromkeys((way, *same)))
    near = (
        other
        for table in tables
        for each in ways
        for other in table.near.get(key_of(each), ())
        if other not in ways
    )
    return QueryWord(ways, tuple(dict.fromkeys(near)))
