"""Does a portal grow slower with the wire? The nation's home at a thousand and at a million items, asked in turn."""

from collections.abc import Iterator
from typing import Final

from bench.databases import Databases
from bench.table import Row, middle, spread

SMALL: Final = 1_000
_DEEP: Final = "/?hal={}"
_LAST_PAGE: Final = 100  # where lists end, see kimid/web/paging.py
_ASKED: Final = 100  # times in each round
_TARGET: Final = 1.3
# What must not stand in a plan: sorting, or reading a whole table.
_SLOW: Final = ("TEMP B-TREE", "Sort", "Seq Scan on wire", "SCAN wire_item", "SCAN wire_placement USING INTEGER")


def measure(databases: Databases, items: int, rounds: int) -> Iterator[Row]:
    """Rows for the nation's home with few and with very many items."""
    houses = [databases.build("small"), databases.build("large")]
    for house, how_many in zip(houses, (SMALL, items), strict=True):
        house.run("bulk", str(how_many))
    costs: list[list[tuple[float, float]]] = [[], []]
    for _ in range(rounds):
        for house, found in zip(houses, costs, strict=True):
            cpu, wall = house.run("home", str(_ASKED))[0].split()
            found.append((float(cpu), float(wall)))
    yield from _rows(houses[0].kind, items, costs)
    last = min(_LAST_PAGE, items // 20)
    _, wall = houses[1].run("home", "3", _DEEP.format(last))[0].split()
    note = "the rows in front of a page are counted off one by one"
    yield Row(f"nation's home, page {last:,} of {items:,} items", houses[1].kind, float(wall), "ms wall", note=note)
    for line in houses[1].run("plans"):
        name, _, plan = line.partition(": ")
        slow = sum(plan.count(word) for word in _SLOW)
        yield Row(f"plan of {name}, {items:,} items", houses[1].kind, slow, "sorts or full scans", 0, note=plan)


def _rows(kind: str, items: int, costs: list[list[tuple[float, float]]]) -> Iterator[Row]:
    for place, what in enumerate(("CPU", "wall")):
        small, large = ([both[place] for both in found] for found in costs)
        ratios = [after / before for before, after in zip(small, large, strict=True)]
        note = f"{middle(small):.2f} -> {middle(large):.2f} ms {what}, {spread(ratios)} of {_ASKED} requests"
        yield Row(f"nation's home, {SMALL:,} -> {items:,} items", kind, middle(ratios), f"x {what}", _TARGET, note=note)
