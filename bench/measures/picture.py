"""The page of numbers of a nation full of KIM, in the workspace, where no page is stored."""

from collections.abc import Iterator

from bench.databases import Databases
from bench.table import Row, row_from

_KIMS = 4_000


def measure(databases: Databases, how_often: int) -> Iterator[Row]:
    """Rows for a house of its own."""
    house = databases.build("nation")
    house.run("nation", str(_KIMS))
    yield from map(row_from, house.run("picture", house.kind, str(how_often)))
