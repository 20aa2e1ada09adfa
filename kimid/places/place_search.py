"""Finds the village that somebody means. A third of all villages share their name with others."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.lib.trigrams import NameIndex
from kimid.places import names
from kimid.places.models import REGIONS_DATASET, Dataset, Region, RegionKind

MAX_LISTED: Final = 12
_MAX_SUGGESTIONS: Final = 3
_MAX_QUERY: Final = 100  # characters; the rest is not read
_MAX_WORDS: Final = 10
_SHORT_NAME: Final = 3  # shorter names must match a whole word: thousands begin with `s`
_KINDS: Final = (RegionKind.DISTRICT, RegionKind.DESA, RegionKind.KELURAHAN, RegionKind.DESA_ADAT)
# No village has one of these in its name: from such a word on, the query names regions above.
_ABOVE_WORDS: Final = "kec kecamatan distrik kapanewon kab kabupaten prov provinsi"
_OTHER_WORDS: Final = (
    "desa kelurahan kel kampung kampong gampong nagari pekon kute tiyuh dusun kalurahan "
    "kepenghuluan kota"
)
_ABOVE: Final = frozenset(_ABOVE_WORDS.split())
_IGNORED_WORDS: Final = _ABOVE.union(_OTHER_WORDS.split())
# Villages have these names, too: ignored only where it is the local word.
_AMBIGUOUS_WORDS: Final = frozenset({"lembang", "kemantren"})
_FULL_WORDS: Final = {"kel": "kelurahan", "kec": "kecamatan"}
_DISTRICT_WORDS: Final = frozenset({"kecamatan", "distrik", "kapanewon", "kemantren"})
_REGENCY_WORDS: Final = {
    RegionKind.REGENCY: frozenset({"kab", "kabupaten"}),
    RegionKind.CITY: frozenset({"kota"}),
}
_CODE: Final = re.compile(r"[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}(?:\.?[0-9]{4})?")


@dataclass(frozen=True)
class PlaceMatch:
    """A village or district that matches. Its district, regency and province are loaded with it."""

    region: Region
    has_namesake: bool = False  # in its district, of the same kind: only the codes differ

    @property
    def title(self) -> str:
        """`Desa Sidomulyo`, `Kelurahan Merlung`."""
        return self.region.full_name

    @property
    def location(self) -> str:
        """`Kec. Sungai Raya, Kab. Kubu Raya, Kalimantan Barat`.

        Begins with the code if nothing else tells namesakes apart.
        """
        above = ", ".join(each.abbreviated_name for each in _above(self.region))
        return f"Kode {self.region.dotted_code}, {above}" if self.has_namesake else above


@dataclass(frozen=True)
class PlaceResults:
    """The places for a query: those near, the others, and the number of both."""

    query: str
    total: int = 0
    near: list[PlaceMatch] = field(default_factory=list)
    others: list[PlaceMatch] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)  # similar names, if nothing matches

    @property
    def has_more(self) -> bool:
        """Whether there are places that are not listed."""
        return self.total > len(self.near) + len(self.others)


class _Reading(NamedTuple):
    """One way to read a query: ignored words, a name, words in the names of the regions above."""

    before: frozenset[str]
    name: str
    end: int  # the number of words up to the end of the name
    above: tuple[str, ...]
    after: frozenset[str]  # ignored words after the name


class _CandidateRow(NamedTuple):
    """The columns that are compared, of each place whose name begins like a word of the query."""

    code: str
    name: str
    slug: str
    level: int
    term: str
    parent: str
    parent_kind: str
    second: str
    second_kind: str
    third: str

    @property
    def above(self) -> tuple[str, str, str]:
        """The slugs of district, regency and province. For a district the first is empty."""
        return (
            (self.parent, self.second, self.third)
            if self.level == Level.VILLAGE
            else ("", self.parent, self.second)
        )

    @property
    def regency_kind(self) -> str:
        return self.second_kind if self.level == Level.VILLAGE else self.parent_kind


class _Match(NamedTuple):
    row: _CandidateRow
    reading: _Reading
    looseness: int  # 0: the same name, 1: other spaces, 2: the name only begins so

    @property
    def specificity(self) -> tuple[int, bool]:
        """More is better: a longer name, and no ignored word before it."""
        return self.reading.end, not self.reading.before

    @property
    def has_local_word(self) -> bool:
        """Whether the query has the local word of the place before the name: `gampong baro`."""
        return self.looseness == 0 and self.row.term.lower() in self.reading.before


def find_places(query: str, *, near: str = "", limit: int = MAX_LISTED) -> PlaceResults:
    """Villages and districts of today for a query: `limit` of them near, and `limit` others.

    Near is inside the region `near`. Two queries; three when nothing matches and the names must be
    loaded for suggestions.

    `sidomulyo`, `desa sidomulyo kec. godean`, `sidomulyo, sleman`, `61.12.01.2012`.
    """
    query = " ".join(query[:_MAX_QUERY].split())
    if _CODE.fullmatch(query):
        return _by_code(query, near)
    readings = list(_readings(query))
    if not readings:
        return PlaceResults(query)
    matches = sorted(_best_matches(readings), key=_sort_key)
    if not matches:
        return PlaceResults(query, suggestions=_suggestions(readings))
    near_rows = [match.row for match in matches if _is_near(near, match.row.code)][:limit]
    other_rows = [match.row for match in matches if not _is_near(near, match.row.code)][:limit]
    places = _places(
        [*near_rows, *other_rows], namesakes=_with_namesakes(match.row for match in matches)
    )
    return PlaceResults(
        query,
        len(matches),
        [places[row.code] for row in near_rows],
        [places[row.code] for row in other_rows],
    )


def clear_name_cache() -> None:
    """Load the names again at the next search."""
    _name_list.cache_clear()


def _by_code(query: str, near: str) -> PlaceResults:
    code = query.replace(".", "")
    region = _with_above().filter(pk=code, valid_until=None).first()
    if region is None:
        return PlaceResults(query)
    places = [PlaceMatch(region)]
    return (
        PlaceResults(query, 1, near=places)
        if _is_near(near, code)
        else PlaceResults(query, 1, others=places)
    )


def _is_near(near: str, code: str) -> bool:
    return bool(near) and codes.covers(near, code)


def _readings(query: str) -> Iterator[_Reading]:
    """The ways to read a query, those with the longest name first."""
    words = _split(query)
    lead = 0
    while lead < len(words) - 1 and words[lead] in _IGNORED_WORDS | _AMBIGUOUS_WORDS:
        lead += 1
    for end in range(_last_end(query, words, lead), 0, -1):
        after = words[end:]
        for start in range(min(lead, end - 1) + 1):
            yield _Reading(
                before=frozenset(_FULL_WORDS.get(word, word) for word in words[:start]),
                name="-".join(words[start:end]),
                end=end,
                above=tuple(f"-{word}" for word in after if word not in _IGNORED_WORDS),
                after=frozenset(after) & _IGNORED_WORDS,
            )


def _split(text: str) -> list[str]:
    return [word for word in slug(text, _MAX_QUERY).split("-") if word][:_MAX_WORDS]


def _last_end(query: str, words: list[str], lead: int) -> int:
    """The last word that may belong to the name: before a comma, or before `kec.` and the like."""
    before_comma = len(_split(query.partition(",")[0])) or len(words)
    markers = (place for place, word in enumerate(words) if place > lead and word in _ABOVE)
    return min(before_comma, next(markers, len(words)))


def _best_matches(readings: list[_Reading]) -> list[_Match]:
    matches = [match for row in _rows(readings) if (match := _match(row, readings))]
    best = max((match.specificity for match in matches), default=(0, False))
    return [
        each
        for each in matches
        if each.specificity == best or (each.specificity[0] == best[0] and each.has_local_word)
    ]


def _rows(readings: list[_Reading]) -> Iterator[_CandidateRow]:
    """All places whose name begins like the first word of a reading. One query."""
    begins = Q()
    for word in {reading.name.partition("-")[0] for reading in readings}:
        # In every collation the names that begin so are between these two. Some others may be, too;
        # they do not match later.
        begins |= Q(
            kind__in=_KINDS,
            slug__range=(word, (word if len(word) >= _SHORT_NAME else f"{word}-").ljust(50, "z")),
        )
        begins |= Q(
            kind__in=_KINDS,
            slug__in=[f"{word[:cut]}-{word[cut:]}" for cut in range(2, len(word) - 1)],
        )
    rows = Region.objects.filter(begins, valid_until=None).values_list(
        *("code", "name", "slug", "level", "term", "parent__slug", "parent__kind"),
        *("parent__parent__slug", "parent__parent__kind", "parent__parent__parent__slug"),
    )
    return map(_CandidateRow._make, rows)


def _match(row: _CandidateRow, readings: list[_Reading]) -> _Match | None:
    """The place with the best reading that fits it. None when no reading fits."""
    squeezed = row.slug.replace("-", "")
    above = "-".join(("", *row.above))
    fits = []
    for reading in readings:
        looseness = _looseness(row.slug, squeezed, reading.name)
        if looseness is None or (reading.before & _AMBIGUOUS_WORDS) - {row.term.lower()}:
            continue
        if all(word in above for word in reading.above):
            fits.append(_Match(row, reading, looseness))
    return max(fits, key=lambda match: match.specificity, default=None)


def _looseness(name: str, squeezed: str, query_name: str) -> int | None:
    if name == query_name:
        return 0
    if len(query_name) < _SHORT_NAME or query_name in _IGNORED_WORDS:
        return 2 if name.startswith(f"{query_name}-") else None
    together = query_name.replace("-", "")
    if squeezed == together:
        return 1
    return 2 if squeezed.startswith(together) else None


def _sort_key(match: _Match) -> tuple[object, ...]:
    """The order of the results: the closest match first, then by province, regency, district."""
    row = match.row
    before = match.reading.before
    is_district = row.level == Level.DISTRICT
    return (
        bool(before & _DISTRICT_WORDS) and not is_district,
        match.looseness,
        is_district,
        -_closeness(row, match.reading),
        row.term.lower() not in before,
        *reversed(row.above),
        row.slug,
        row.code,
    )


def _closeness(row: _CandidateRow, reading: _Reading) -> int:
    """How many words of the regions above are in the query. The district has the most weight."""
    query_words = reading.after.union(word[1:] for word in reading.above)
    score = len(reading.after & _REGENCY_WORDS.get(RegionKind(row.regency_kind), frozenset()))
    for weight, name in zip((6, 4, 2), row.above, strict=True):
        words = set(name.split("-"))
        score += weight * len(words) if words <= query_words else 0
    return score


def _with_namesakes(rows: Iterable[_CandidateRow]) -> frozenset[str]:
    """The codes of places whose kind and name occur more than once in their district."""
    titles = {row.code: (row.above, names.full_name(row.term, row.name)) for row in rows}
    shared = Counter(titles.values())
    return frozenset(code for code, title in titles.items() if shared[title] > 1)


def _places(rows: list[_CandidateRow], namesakes: frozenset[str]) -> dict[str, PlaceMatch]:
    regions = _with_above().filter(pk__in=[row.code for row in rows])
    return {
        region.code: PlaceMatch(region, has_namesake=region.code in namesakes) for region in regions
    }


def _with_above() -> QuerySet[Region]:
    return Region.objects.filter(kind__in=_KINDS).select_related("parent__parent__parent")


def _above(region: Region) -> Iterator[Region]:
    """The regions above, without the nation."""
    while region.level > Level.PROVINCE and region.parent is not None:
        region = region.parent
        yield region


class _NameList(NamedTuple):
    """The names for suggestions, and the spellings that do not follow from the slug."""

    names: NameIndex
    spellings: dict[str, str]

    def spelled(self, name: str) -> str:
        return self.spellings.get(name) or _capitalised(name)


def _suggestions(readings: list[_Reading]) -> list[str]:
    """Names similar to the query: the most similar one of every reading first, then the next."""
    name_list = _name_list(_edition_key())
    similar = [
        name_list.names.similar(reading.name, _MAX_SUGGESTIONS)
        for reading in readings
        if reading.name not in _IGNORED_WORDS
    ]
    best = dict.fromkeys(name for names in zip_longest(*similar) for name in names if name)
    return [name_list.spelled(name) for name in best][:_MAX_SUGGESTIONS]


def _edition_key() -> str:
    """The edition of the list of regions, or their number while a database is being filled."""
    version = Dataset.objects.filter(name=REGIONS_DATASET).values_list("version", flat=True).first()
    return version or str(Region.objects.count())


@lru_cache(maxsize=1)
def _name_list(edition: str) -> _NameList:
    rows = Region.objects.filter(kind__in=_KINDS, valid_until=None).values_list("slug", "name")
    spellings = dict(rows.iterator(chunk_size=10_000))
    return _NameList(
        NameIndex(spellings),
        {name: text for name, text in spellings.items() if text != _capitalised(name)},
    )


def _capitalised(name: str) -> str:
    return name.replace("-", " ").title()
