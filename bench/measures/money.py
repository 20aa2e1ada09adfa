"""The money of a regency with 400 groups and 100,000 entries: its page, its files, and those of the
levels beside it.
"""

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from bench.databases import Databases
from bench.table import Row

_GROUPS: Final = 400
_ENTRIES: Final = 100_000
_PATHS: Final = ("/keuangan/", "/keuangan/{year}.csv", "/keuangan/{year}.json")
_ASKED: Final = 20  # requests for each page
_WALL: Final = 300.0  # milliseconds
_QUERIES: Final = 15
_LEVELS: Final = ("nation", "province", "regency", "district", "village", "KIM")


def measure(databases: Databases, *, quick: bool) -> Iterator[Row]:
    """Two rows for each page at each level: how long it takes, and its queries."""
    groups, entries = (40, 4_000) if quick else (_GROUPS, _ENTRIES)
    install = databases.build("books")
    install.run("money_world", str(groups), str(entries))
    paths = [path.format(year=timezone.now().year) for path in _PATHS]
    for line in install.run("money_pages", str(3 if quick else _ASKED), *paths):
        level, path, last, asked, size = line.split()
        what = f"{path} of a {_LEVELS[int(level)]}"
        note = f"{int(size) / 1024:.1f} KB as it is sent; {groups} groups, {entries:,} entries"
        yield Row(f"{what}, p95", install.kind, float(last), "ms wall", _WALL, note=note)
        yield Row(what, install.kind, int(asked), "queries", _QUERIES)
