"""Finding the village that somebody means: a third of all villages share their name with others."""

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
from kimid.lib.trigrams import Names
from kimid.places import names
from kimid.places.models import Dataset, Region, RegionKind

MOST: Final = 12
_MEANT: Final = 3
_LONGEST: Final = 100  # signs of what was typed that are read
_WORDS: Final = 10
_SHORT: Final = 3  # a name typed with fewer signs is a whole word: thousands of names begin with `s`
_KINDS: Final = (RegionKind.DISTRICT, RegionKind.DESA, RegionKind.KELURAHAN, RegionKind.DESA_ADAT)
# No name of a village holds one of these: with them, as with a comma, the regions above begin.
_ABOVE_WORDS: Final = "kec kecamatan distrik kapanewon kab kabupaten prov provinsi"
_OTHER_WORDS: Final = "desa kelurahan kel kampung kampong gampong nagari pekon kute tiyuh dusun kalurahan kepenghuluan kota"
_ABOVE: Final = frozenset(_ABOVE_WORDS.split())
_LET_GO: Final = _ABOVE.union(_OTHER_WORDS.split())
_NAMES_TOO: Final = frozenset({"lembang", "kemantren"})  # villages are called so: let go only where it is the local word
_IN_FULL: Final = {"kel": "kelurahan", "kec": "kecamatan"}
_DISTRICT: Final = frozenset({"kecamatan", "distrik", "kapanewon", "kemantren"})
_SAID_OF: Final = {RegionKind.REGENCY: frozenset({"kab", "kabupaten"}), RegionKind.CITY: frozenset({"kota"})}
_SHORTER: Final = {"Kecamatan": "Kec.", "Kabupaten": "Kab."}
_CODE: Final = re.compile(r"[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}(?:\.?[0-9]{4})?")


@dataclass(frozen=True)
class Place:
    """A village or district that was found; its district, regency and province are read with it."""

    region: Region
    has_twin: bool = False  # the district has another of this kind and name: only the code tells them apart

    @property
    def title(self) -> str:
        """`Desa Sidomulyo`, `Kelurahan Merlung`."""
        return self.region.full_name

    @property
    def where(self) -> str:
        """`Kec. Sungai Raya, Kab. Kubu Raya, Kalimantan Barat`; the code in front where nothing else tells twins apart."""
        above = ", ".join(map(_called, _above(self.region)))
        return f"Kode {self.region.dotted}, {above}" if self.has_twin else above


@dataclass(frozen=True)
class Found:
    """What was found for some words: the places near, the others, and how many there are of both."""

    words: str
    total: int = 0
    near: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)  # names that look like what was typed, when nothing was found

    @property
    def has_more(self) -> bool:
        """Whether there are places that are not listed."""
        return self.total > len(self.near) + len(self.others)


class _Reading(NamedTuple):
    """One way to read what was typed: words let go in front, a name, words in the names of the regions above it."""

    before: frozenset[str]
    name: str
    end: int  # how many words are read when the name is
    above: tuple[str, ...]
    after: frozenset[str]  # words let go behind the name


class _Row(NamedTuple):
    """What is looked at of every place whose name begins like a word that was typed."""

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
        """The slugs of district, regency and province; a district has no district."""
        return (self.parent, self.second, self.third) if self.level == Level.VILLAGE else ("", self.parent, self.second)

    @property
    def regency_kind(self) -> str:
        return self.second_kind if self.level == Level.VILLAGE else self.parent_kind


class _Match(NamedTuple):
    row: _Row
    reading: _Reading
    looseness: int  # 0 the very name, 1 the name written together or apart, 2 a name that only begins so

    @property
    def strength(self) -> tuple[int, bool]:
        """What explains more of what was typed is stronger: a longer name, and no word let go."""
        return self.reading.end, not self.reading.before

    @property
    def is_in_full(self) -> bool:
        """Whether the name was typed with its own local word in front: `gampong baro`."""
        return self.looseness == 0 and self.row.term.lower() in self.reading.before


def find_places(words: str, *, near: str = "", most: int = MOST) -> Found:
    """The villages and districts of today that these words name, at most `most` below the region `near` and `most` others.

    `sidomulyo`, `desa sidomulyo kec. godean`, `sidomulyo, sleman`, `61.12.01.2012`. Two queries; three when nothing is found
    and the names have to be read.
    """
    words = " ".join(words[:_LONGEST].split())
    if _CODE.fullmatch(words):
        return _by_code(words, near)
    readings = list(_readings(words))
    if not readings:
        return Found(words)
    matches = sorted(_strongest(readings), key=_order)
    if not matches:
        return Found(words, meant=_meant(readings))
    there = [match.row for match in matches if _is_near(near, match.row.code)][:most]
    elsewhere = [match.row for match in matches if not _is_near(near, match.row.code)][:most]
    places = _places([*there, *elsewhere], twins=_twins(match.row for match in matches))
    return Found(words, len(matches), [places[row.code] for row in there], [places[row.code] for row in elsewhere])


def forget_names() -> None:
    """Let the names be read again."""
    _known_names.cache_clear()


def _by_code(words: str, near: str) -> Found:
    code = words.replace(".", "")
    region = _with_above().filter(pk=code, valid_until=None).first()
    if region is None:
        return Found(words)
    places = [Place(region)]
    return Found(words, 1, near=places) if _is_near(near, code) else Found(words, 1, others=places)


def _is_near(near: str, code: str) -> bool:
    return bool(near) and codes.covers(near, code)


def _readings(words: str) -> Iterator[_Reading]:
    """The ways to read the words, those with the longest name first."""
    typed = _split(words)
    lead = 0
    while lead < len(typed) - 1 and typed[lead] in _LET_GO | _NAMES_TOO:
        lead += 1
    for end in range(_last_end(words, typed, lead), 0, -1):
        after = typed[end:]
        for start in range(min(lead, end - 1) + 1):
            yield _Reading(
                before=frozenset(_IN_FULL.get(word, word) for word in typed[:start]),
                name="-".join(typed[start:end]),
                end=end,
                above=tuple(f"-{word}" for word in after if word not in _LET_GO),
                after=frozenset(after) & _LET_GO,
            )


def _split(words: str) -> list[str]:
    return [word for word in slug(words, _LONGEST).split("-") if word][:_WORDS]


def _last_end(words: str, typed: list[str], lead: int) -> int:
    """Where the name ends at the latest: at a comma, or where somebody wrote `kec.`."""
    before_comma = len(_split(words.partition(",")[0])) or len(typed)
    said = (place for place, word in enumerate(typed) if place > lead and word in _ABOVE)
    return min(before_comma, next(said, len(typed)))


def _strongest(readings: list[_Reading]) -> list[_Match]:
    found = [match for row in _rows(readings) if (match := _match(row, readings))]
    best = max((match.strength for match in found), default=(0, False))
    return [each for each in found if each.strength == best or (each.strength[0] == best[0] and each.is_in_full)]


def _rows(readings: list[_Reading]) -> Iterator[_Row]:
    """All places whose name begins like the first word of a reading. One query, by the index of slugs."""
    begins = Q()
    for word in {reading.name.partition("-")[0] for reading in readings}:
        # In every collation the names that begin so lie between these two; a few others may too, and do not match later.
        begins |= Q(kind__in=_KINDS, slug__range=(word, (word if len(word) >= _SHORT else f"{word}-").ljust(50, "z")))
        begins |= Q(kind__in=_KINDS, slug__in=[f"{word[:cut]}-{word[cut:]}" for cut in range(2, len(word) - 1)])
    rows = Region.objects.filter(begins, valid_until=None).values_list(
        *("code", "name", "slug", "level", "term", "parent__slug", "parent__kind"),
        *("parent__parent__slug", "parent__parent__kind", "parent__parent__parent__slug"),
    )
    return map(_Row._make, rows)


def _match(row: _Row, readings: list[_Reading]) -> _Match | None:
    """How the place fits the best of the readings that it fits."""
    squeezed, above = row.slug.replace("-", ""), "-".join(("", *row.above))
    fits = []
    for reading in readings:
        looseness = _looseness(row.slug, squeezed, reading.name)
        if looseness is None or (reading.before & _NAMES_TOO) - {row.term.lower()}:
            continue
        if all(word in above for word in reading.above):
            fits.append(_Match(row, reading, looseness))
    return max(fits, key=lambda match: match.strength, default=None)


def _looseness(name: str, squeezed: str, typed: str) -> int | None:
    if name == typed:
        return 0
    if len(typed) < _SHORT or typed in _LET_GO:
        return 2 if name.startswith(f"{typed}-") else None
    together = typed.replace("-", "")
    if squeezed == together:
        return 1
    return 2 if squeezed.startswith(together) else None


def _order(match: _Match) -> tuple[object, ...]:
    """Places in the order in which they are shown: what was said comes first, then province, regency, district."""
    row, before = match.row, match.reading.before
    is_district = row.level == Level.DISTRICT
    return (
        bool(before & _DISTRICT) and not is_district,
        match.looseness,
        is_district,
        -_closeness(row, match.reading),
        row.term.lower() not in before,
        *reversed(row.above),
        row.slug,
        row.code,
    )


def _closeness(row: _Row, reading: _Reading) -> int:
    """How much of the regions above was said in full; the district tells most."""
    said = reading.after.union(word[1:] for word in reading.above)
    close = len(reading.after & _SAID_OF.get(RegionKind(row.regency_kind), frozenset()))
    for weight, name in zip((6, 4, 2), row.above, strict=True):
        words = set(name.split("-"))
        close += weight * len(words) if words <= said else 0
    return close


def _twins(rows: Iterable[_Row]) -> frozenset[str]:
    """The codes of places with a neighbour of the same kind and name in the same district."""
    titles = {row.code: (row.above, names.full_name(row.term, row.name)) for row in rows}
    shared = Counter(titles.values())
    return frozenset(code for code, title in titles.items() if shared[title] > 1)


def _places(rows: list[_Row], twins: frozenset[str]) -> dict[str, Place]:
    regions = _with_above().filter(pk__in=[row.code for row in rows])
    return {region.code: Place(region, has_twin=region.code in twins) for region in regions}


def _with_above() -> QuerySet[Region]:
    return Region.objects.filter(kind__in=_KINDS).select_related("parent__parent__parent")


def _above(region: Region) -> Iterator[Region]:
    """The regions above, without the nation."""
    while region.level > Level.PROVINCE and region.parent is not None:
        region = region.parent
        yield region


def _called(region: Region) -> str:
    """`Kec. Sungai Raya`, `Distrik Merauke`, `Kab. Kubu Raya`, `Kota Pontianak`, `Kalimantan Barat`."""
    if region.level == Level.PROVINCE:
        return region.short_name
    return names.full_name(_SHORTER.get(region.term, region.term), region.short_name)


class _Known(NamedTuple):
    """Names for help with typing errors, and how those are written that their slug does not tell."""

    names: Names
    written: dict[str, str]

    def as_written(self, name: str) -> str:
        return self.written.get(name) or _capitals(name)


def _meant(readings: list[_Reading]) -> list[str]:
    """The names that look like what was typed: first the most alike of every reading, then the next."""
    known = _known_names(_edition())
    alike = [known.names.alike(reading.name, _MEANT) for reading in readings if reading.name not in _LET_GO]
    best = dict.fromkeys(name for names in zip_longest(*alike) for name in names if name)
    return [known.as_written(name) for name in best][:_MEANT]


def _edition() -> str:
    """What the list of regions is known by; while a database is being filled it has no edition, so their number tells."""
    version = Dataset.objects.filter(name="regions").values_list("version", flat=True).first()
    return version or str(Region.objects.count())


@lru_cache(maxsize=1)
def _known_names(edition: str) -> _Known:
    rows = Region.objects.filter(kind__in=_KINDS, valid_until=None).values_list("slug", "name")
    written = dict(rows.iterator(chunk_size=10_000))
    return _Known(Names(written), {name: text for name, text in written.items() if text != _capitals(name)})


def _capitals(name: str) -> str:
    return name.replace("-", " ").title()
