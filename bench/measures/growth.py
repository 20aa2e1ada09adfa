"""Whether a portal slows down with the wire.

It requests the nation's home, and reads lists of it, with a thousand and with a million items by
turns. Then it looks at every query of every page of the larger one.
"""

import json
from collections.abc import Iterator
from typing import Final

from bench.databases import Databases, Install
from bench.table import Row, middle, spread

SMALL: Final = 1_000
_DEEP: Final = "/kabar/?hal={}"
_LAST_PAGE: Final = 100  # of a list, see kimid/ui/paging.py
_ASKED: Final = 100  # requests in each round
_TARGET: Final = 1.3
_MOST_NAMED: Final = 3  # of the longest queries
# A plan must not sort, and not scan a whole table.
_SLOW: Final = (
    "TEMP B-TREE",
    "Sort",
    "Seq Scan on wire",
    "SCAN wire_item",
    "SCAN wire_placement USING INTEGER",
)


def measure(databases: Databases, items: int, rounds: int) -> Iterator[Row]:
    """Rows for the nation's home with few and with very many items."""
    installs = [databases.build("small"), databases.build("large")]
    for install, how_many in zip(installs, (SMALL, items), strict=True):
        install.run("bulk", str(how_many))
    costs: list[list[tuple[float, float]]] = [[], []]
    for _ in range(rounds):
        for install, pairs in zip(installs, costs, strict=True):
            cpu, wall = install.run("home", str(_ASKED))[0].split()
            pairs.append((float(cpu), float(wall)))
    yield from _rows(installs[0].kind, items, costs)
    yield from _lists(installs, items, rounds)
    last = min(_LAST_PAGE, items // 20)
    _, wall = installs[1].run("home", "3", _DEEP.format(last))[0].split()
    note = "the rows in front of a page are counted off one by one"
    yield Row(
        f"nation's full list, page {last:,} of {items:,} items",
        installs[1].kind,
        float(wall),
        "ms wall",
        note=note,
    )
    for line in installs[1].run("plans"):
        name, _, plan = line.partition(": ")
        slow = sum(plan.count(word) for word in _SLOW)
        yield Row(
            f"plan of {name}, {items:,} items",
            installs[1].kind,
            slow,
            "sorts or full scans",
            0,
            note=plan,
        )
    yield from _long_queries(installs[1], items)


def _long_queries(install: Install, items: int) -> Iterator[Row]:
    """How many queries of pages take long, with the longest; of `bench/every_query.py`."""
    install.run("office_keys")
    *slow, (pages, queries, long) = map(json.loads, install.run("every_query"))
    longest = sorted(slow, key=lambda each: each[1], reverse=True)[:_MOST_NAMED]
    parts = [f"{address} {took:.0f} ms, {plan}" for address, took, plan in longest]
    note = "; ".join([f"of {queries:,} on {pages:,} pages of both hosts", *parts])
    what = f"queries of more than {long:.0f} ms, {items:,} items"
    yield Row(what, install.kind, len(slow), "queries", 0, note=note)


def _lists(installs: list[Install], items: int, rounds: int) -> Iterator[Row]:
    """The reads of `bench/lists.py`, by turns."""
    times: dict[str, list[list[float]]] = {}
    for _ in range(rounds):
        for place, install in enumerate(installs):
            for line in install.run("lists", str(_ASKED)):
                name, _, value = line.rpartition(": ")
                times.setdefault(name, [[], []])[place].append(float(value))
    for name, (small, large) in times.items():
        ratio = middle(large) / middle(small)
        note = f"{middle(small):.3f} -> {middle(large):.3f} ms wall, {rounds} rounds of {_ASKED}"
        what = f"{name}, {SMALL:,} -> {items:,} items"
        yield Row(what, installs[0].kind, ratio, "x wall", _TARGET, note=note)


def _rows(kind: str, items: int, costs: list[list[tuple[float, float]]]) -> Iterator[Row]:
    for place, what in enumerate(("CPU", "wall")):
        small, large = ([pair[place] for pair in pairs] for pairs in costs)
        ratios = [after / before for before, after in zip(small, large, strict=True)]
        note = (
            f"{middle(small):.2f} -> {middle(large):.2f} ms {what}, "
            f"{spread(ratios)} of {_ASKED} requests"
        )
        yield Row(
            f"nation's home, {SMALL:,} -> {items:,} items",
            kind,
            middle(ratios),
            f"x {what}",
            _TARGET,
            note=note,
        )
