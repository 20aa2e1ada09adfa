"""What a new list of regions changes: which codes end or begin, and which region succeeds which.

Plain rows in, a plan out. What does not follow from the lists is left to a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from math import cos, dist, radians
from typing import Final, NamedTuple

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places import names
from kimid.places.data_file import RegionRow

_TAIL_DIGITS: Final = 4  # of a village code; they often stay when the district gets a new code
_MIN_SIMILARITY: Final = 0.8  # of two names that differ by a typing error
_MAX_KILOMETRES: Final = 5.0
_MAX_CANDIDATES: Final = 5  # for the person who decides

type Decisions = Mapping[str, str]


class Succession(NamedTuple):
    """A new region takes the place of an old one."""

    old: RegionRow
    new: RegionRow
    is_certain: bool
    reason: str


class UnresolvedRegion(NamedTuple):
    """A region that ends, and whose successor does not follow from the lists."""

    old: RegionRow
    candidates: list[RegionRow]


class BadDecision(ValueError):
    """A decision names a code that does not end, or one that is not in the new list."""


@dataclass(frozen=True)
class RegionChangePlan:
    """How one list of regions becomes another.

    `rows` is what the database must hold, ended regions included.
    """

    rows: list[RegionRow]
    added: list[RegionRow]
    removed: list[RegionRow]
    renamed: list[tuple[RegionRow, RegionRow]]
    successions: list[Succession]
    unresolved: list[UnresolvedRegion]
    effective_on: date


def plan_changes(
    old: Iterable[RegionRow], new: Iterable[RegionRow], *, decisions: Decisions, on: date
) -> RegionChangePlan:
    """The plan from the regions of today to those of a new list. Raises BadDecision.

    `decisions` gives successors of ended codes.
    """
    before = _by_code(old)
    after = _by_code(new)
    removed = [row for code, row in before.items() if code not in after]
    added = [row for code, row in after.items() if code not in before]
    _check_decisions(decisions, {row.code for row in removed}, after)
    resolver = _Resolver(added, after, decisions)
    # From the top down: the successor of a district tells where to look for its villages.
    for row in sorted(removed, key=lambda row: (codes.level(row.code), row.code)):
        resolver.resolve(row)
    return RegionChangePlan(
        rows=_rows_to_write(before, after, resolver.successions, on),
        added=added,
        removed=removed,
        renamed=[
            (row, after[code])
            for code, row in before.items()
            if code in after and after[code].name != row.name
        ],
        successions=list(resolver.successions.values()),
        unresolved=resolver.unresolved,
        effective_on=on,
    )


def comparable_name(name: str) -> str:
    """A name for comparing two lists: letters and digits only, in lower case."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _comparable(row: RegionRow) -> str:
    """The comparable name without the word for the kind: a desa and its desa adat have the same."""
    return comparable_name(names.short_name(row.kind, row.name))


def _by_code(rows: Iterable[RegionRow]) -> dict[str, RegionRow]:
    return {row.code: row for row in rows}


def _check_decisions(
    decisions: Decisions, ending: set[str], after: Mapping[str, RegionRow]
) -> None:
    for old, new in decisions.items():
        if old not in ending:
            raise BadDecision(f"{old} does not end with this list")
        if new not in after:
            raise BadDecision(f"{new}, which shall take the place of {old}, is not in this list")


def _rows_to_write(
    before: Mapping[str, RegionRow],
    after: Mapping[str, RegionRow],
    successions: Mapping[str, Succession],
    on: date,
) -> list[RegionRow]:
    """The new list, parents before children, then the ended regions with last day and successor."""
    current = [
        row._replace(valid_from=before[code].valid_from if code in before else on)
        for code, row in sorted(after.items(), key=lambda pair: (codes.level(pair[0]), pair[0]))
    ]
    successors = {code: succession.new.code for code, succession in successions.items()}
    ended = [
        row._replace(valid_until=on, successor=successors.get(code))
        for code, row in before.items()
        if code not in after
    ]
    return current + ended


@dataclass
class _Resolver:
    """Finds successors. Later results build on earlier ones."""

    added: list[RegionRow]
    after: Mapping[str, RegionRow]
    decisions: Decisions
    successions: dict[str, Succession] = field(default_factory=dict)
    unresolved: list[UnresolvedRegion] = field(default_factory=list)

    def __post_init__(self) -> None:
        # the new regions below each region
        self.below: defaultdict[str, list[RegionRow]] = defaultdict(list)
        for row in self.added:
            for upper in codes.lineage(row.code)[1:]:
                self.below[upper].append(row)

    def resolve(self, row: RegionRow) -> None:
        """Find the successor of a region, or record it as unresolved."""
        succession = self._by_decision(row) or self._by_name(row)
        if succession is not None:
            self.successions[row.code] = succession
        else:
            self.unresolved.append(UnresolvedRegion(row, self._candidates(row)))

    def _by_decision(self, row: RegionRow) -> Succession | None:
        new = self.decisions.get(row.code)
        return (
            Succession(row, self.after[new], is_certain=True, reason="diputuskan") if new else None
        )

    def _by_name(self, row: RegionRow) -> Succession | None:
        """Look for the same name below the successor of the region above, then further out."""
        for step, upper in enumerate(self._search_regions(row)):
            peers = [
                each
                for each in self.below[upper]
                if codes.level(each.code) == codes.level(row.code)
            ]
            matches = _narrow(
                row, [each for each in peers if _comparable(each) == _comparable(row)]
            )
            if len(matches) == 1:
                return _same_name_succession(row, matches[0], is_near=step == 0)
            if matches:
                return None
            misspelt = [each for each in peers if step == 0 and _is_misspelling(row, each)]
            if len(misspelt) == 1:
                return Succession(
                    row, misspelt[0], is_certain=False, reason="nama mirip, nomor urut sama"
                )
        return None

    def _search_regions(self, row: RegionRow) -> list[str]:
        """Regions to search: the successors of the district and the regency above.

        For a village never the whole nation: there is always another one of that name somewhere.
        """
        above = [self._successor_code(code) for code in codes.lineage(row.code)[1:-1]]
        return [*above, codes.NATION] if codes.level(row.code) == Level.REGENCY else above[:2]

    def _successor_code(self, code: str) -> str:
        return self.successions[code].new.code if code in self.successions else code

    def _candidates(self, row: RegionRow) -> list[RegionRow]:
        """Regions to choose from: new regions with similar names, then the region above."""
        peers = {
            each.code: each
            for upper in self._search_regions(row)
            for each in self.below[upper]
            if codes.level(each.code) == codes.level(row.code) and _similarity(row, each) >= 0.5
        }
        above = [
            self.after[code]
            for code in map(self._successor_code, codes.lineage(row.code)[1:])
            if code in self.after
        ]
        return [
            *sorted(peers.values(), key=lambda each: -_similarity(row, each))[:_MAX_CANDIDATES],
            *above[:1],
        ]


def _same_name_succession(row: RegionRow, new: RegionRow, *, is_near: bool) -> Succession:
    if is_near:
        return Succession(row, new, is_certain=True, reason="nama sama, wilayah atasnya sama")
    if codes.level(row.code) == Level.REGENCY:  # their names are unique in the country
        return Succession(row, new, is_certain=True, reason="nama sama, provinsi lain")
    if row.postal_code and row.postal_code == new.postal_code:
        return Succession(row, new, is_certain=True, reason="nama dan kode pos sama")
    if _are_near(row, new):
        return Succession(row, new, is_certain=True, reason="nama sama, letaknya dekat")
    return Succession(row, new, is_certain=False, reason="nama sama, wilayah atasnya lain")


def _narrow(row: RegionRow, matches: list[RegionRow]) -> list[RegionRow]:
    """Of several with one name, those with the same last digits, then those of the same kind."""
    if len(matches) > 1:
        matches = [
            each for each in matches if each.code[-_TAIL_DIGITS:] == row.code[-_TAIL_DIGITS:]
        ] or matches
    if len(matches) > 1:
        matches = [each for each in matches if each.kind == row.kind] or matches
    return matches


def _is_misspelling(row: RegionRow, new: RegionRow) -> bool:
    return row.code[-2:] == new.code[-2:] and _similarity(row, new) >= _MIN_SIMILARITY


def _similarity(row: RegionRow, new: RegionRow) -> float:
    return SequenceMatcher(None, _comparable(row), _comparable(new)).ratio()


def _are_near(row: RegionRow, new: RegionRow) -> bool:
    if row.lat is None or row.lon is None or new.lat is None or new.lon is None:
        return False
    east = 111.2 * cos(radians(row.lat))
    return (
        dist((111.2 * row.lat, east * row.lon), (111.2 * new.lat, east * new.lon))
        <= _MAX_KILOMETRES
    )
