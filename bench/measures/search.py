"""Search in a wire of very many items whose words are as uneven as those of a language."""

from collections.abc import Iterator

from bench.databases import Databases
from bench.table import Row, row_from


def measure(databases: Databases, items: int) -> Iterator[Row]:
    """Rows for a house with so many items."""
    house = databases.build("searched")
    house.run("bulk", str(items))
    house.run("library")
    yield from map(row_from, house.run("questions", house.kind, str(items)))
