"""What a new list of regions changes: which codes end, which begin, and which new region took the place of which old one.

Plain rows in, a plan out. Nothing is guessed twice: what cannot be told from the lists is left open for a person.
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
from kimid.places.source import RegionRow

_TAIL: Final = 4  # digits of a village code that often stay when its district gets a new code
_ALIKE: Final = 0.8  # names that differ by a slip of the pen are at least so much alike
_KILOMETRES: Final = 5.0
_MOST: Final = 5  # candidates shown to whoever decides

type Decisions = Mapping[str, str]


class Move(NamedTuple):
    """One region took the place of another."""

    old: RegionRow
    new: RegionRow
    is_sure: bool
    why: str


class Open(NamedTuple):
    """A region that ends, and of which the lists do not tell what took its place."""

    old: RegionRow
    candidates: list[RegionRow]


class BadDecision(ValueError):
    """A line of the decisions names a code that does not end, or one that is not in the new list."""


@dataclass(frozen=True)
class Plan:
    """How one list of regions becomes another. `rows` is what the database has to hold, ended regions with it."""

    rows: list[RegionRow]
    added: list[RegionRow]
    removed: list[RegionRow]
    renamed: list[tuple[RegionRow, RegionRow]]
    moves: list[Move]
    left_open: list[Open]
    on: date  # the day on which it holds


def plan_between(old: Iterable[RegionRow], new: Iterable[RegionRow], *, decided: Decisions, on: date) -> Plan:
    """What turns the regions of today into those of a new list. `decided` says of ended codes what took their place.

    Raises BadDecision.
    """
    before, after = _by_code(old), _by_code(new)
    removed = [row for code, row in before.items() if code not in after]
    added = [row for code, row in after.items() if code not in before]
    _check(decided, {row.code for row in removed}, after)
    search = _Search(added, after, decided)
    # From the top down: where a district went tells where to look for its villages.
    for row in sorted(removed, key=lambda row: (codes.level(row.code), row.code)):
        search.look_for(row)
    return Plan(
        rows=_rows_to_write(before, after, search.moves, on),
        added=added,
        removed=removed,
        renamed=[(row, after[code]) for code, row in before.items() if code in after and after[code].name != row.name],
        moves=list(search.moves.values()),
        left_open=search.left_open,
        on=on,
    )


def squeezed(name: str) -> str:
    """A name as two lists may be compared: letters and digits only, all small."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _proper(row: RegionRow) -> str:
    """The name proper, squeezed: a desa that became a desa adat is called the same."""
    return squeezed(names.short_name(row.kind, row.name))


def _by_code(rows: Iterable[RegionRow]) -> dict[str, RegionRow]:
    return {row.code: row for row in rows}


def _check(decided: Decisions, ending: set[str], after: Mapping[str, RegionRow]) -> None:
    for old, new in decided.items():
        if old not in ending:
            raise BadDecision(f"{old} does not end with this list")
        if new not in after:
            raise BadDecision(f"{new}, which shall take the place of {old}, is not in this list")


def _rows_to_write(
    before: Mapping[str, RegionRow], after: Mapping[str, RegionRow], moves: Mapping[str, Move], on: date
) -> list[RegionRow]:
    """The new list, parents before children, and after it the ended regions with their day and what took their place."""
    held = [
        row._replace(valid_from=before[code].valid_from if code in before else on)
        for code, row in sorted(after.items(), key=lambda pair: (codes.level(pair[0]), pair[0]))
    ]
    heirs = {code: move.new.code for code, move in moves.items()}
    ended = [row._replace(valid_until=on, successor=heirs.get(code)) for code, row in before.items() if code not in after]
    return held + ended


@dataclass
class _Search:
    """The search for successors. Remembers what it found: later answers rest on it."""

    added: list[RegionRow]
    after: Mapping[str, RegionRow]
    decided: Decisions
    moves: dict[str, Move] = field(default_factory=dict)
    left_open: list[Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.below: defaultdict[str, list[RegionRow]] = defaultdict(list)  # the new regions below each region
        for row in self.added:
            for upper in codes.lineage(row.code)[1:]:
                self.below[upper].append(row)

    def look_for(self, row: RegionRow) -> None:
        """Find what took the place of a region, or leave it open."""
        found = self._as_decided(row) or self._by_name(row)
        if found is not None:
            self.moves[row.code] = found
        else:
            self.left_open.append(Open(row, self._candidates(row)))

    def _as_decided(self, row: RegionRow) -> Move | None:
        new = self.decided.get(row.code)
        return Move(row, self.after[new], is_sure=True, why="diputuskan") if new else None

    def _by_name(self, row: RegionRow) -> Move | None:
        """The same name below the region that took the place of the one above; then ever further out."""
        for step, upper in enumerate(self._places_to_look(row)):
            peers = [each for each in self.below[upper] if codes.level(each.code) == codes.level(row.code)]
            same = _narrowed(row, [each for each in peers if _proper(each) == _proper(row)])
            if len(same) == 1:
                return _called_the_same(row, same[0], is_near=step == 0)
            if same:
                return None
            slip = [each for each in peers if step == 0 and _is_slip(row, each)]
            if len(slip) == 1:
                return Move(row, slip[0], is_sure=False, why="nama mirip, nomor urut sama")
        return None

    def _places_to_look(self, row: RegionRow) -> list[str]:
        """Where what took its place may be: below what took the place of its district and regency. Never nationwide for a
        village: somewhere there is always another of that name."""
        above = [self._now(code) for code in codes.lineage(row.code)[1:-1]]
        return [*above, codes.NATION] if codes.level(row.code) == Level.REGENCY else above[:2]

    def _now(self, code: str) -> str:
        return self.moves[code].new.code if code in self.moves else code

    def _candidates(self, row: RegionRow) -> list[RegionRow]:
        """What somebody may choose from: new regions that look alike, then the region above."""
        peers = {
            each.code: each
            for upper in self._places_to_look(row)
            for each in self.below[upper]
            if codes.level(each.code) == codes.level(row.code) and _likeness(row, each) >= 0.5
        }
        above = [self.after[code] for code in map(self._now, codes.lineage(row.code)[1:]) if code in self.after]
        return [*sorted(peers.values(), key=lambda each: -_likeness(row, each))[:_MOST], *above[:1]]


def _called_the_same(row: RegionRow, new: RegionRow, *, is_near: bool) -> Move:
    if is_near:
        return Move(row, new, is_sure=True, why="nama sama, wilayah atasnya sama")
    if codes.level(row.code) == Level.REGENCY:  # no two of them share a name in the whole country
        return Move(row, new, is_sure=True, why="nama sama, provinsi lain")
    if row.postal_code and row.postal_code == new.postal_code:
        return Move(row, new, is_sure=True, why="nama dan kode pos sama")
    if _are_near(row, new):
        return Move(row, new, is_sure=True, why="nama sama, letaknya dekat")
    return Move(row, new, is_sure=False, why="nama sama, wilayah atasnya lain")


def _narrowed(row: RegionRow, same: list[RegionRow]) -> list[RegionRow]:
    """Of several of one name, the one with the same digits at the end or the same kind, if only one has."""
    if len(same) > 1:
        same = [each for each in same if each.code[-_TAIL:] == row.code[-_TAIL:]] or same
    if len(same) > 1:
        same = [each for each in same if each.kind == row.kind] or same
    return same


def _is_slip(row: RegionRow, new: RegionRow) -> bool:
    return row.code[-2:] == new.code[-2:] and _likeness(row, new) >= _ALIKE


def _likeness(row: RegionRow, new: RegionRow) -> float:
    return SequenceMatcher(None, _proper(row), _proper(new)).ratio()


def _are_near(row: RegionRow, new: RegionRow) -> bool:
    if row.lat is None or row.lon is None or new.lat is None or new.lon is None:
        return False
    east = 111.2 * cos(radians(row.lat))
    return dist((111.2 * row.lat, east * row.lon), (111.2 * new.lat, east * new.lon)) <= _KILOMETRES
