"""Search in a wire of very many items whose words are as uneven as those of a language."""

from collections.abc import Iterator

from bench.databases import Databases
from bench.table import Row, row_from


def measure(databases: Databases, items: int) -> Iterator[Row]:
    """Rows for an install with this many items."""
    install = databases.build("searched")
    install.run("bulk", str(items))
    install.run("library")
    yield from map(row_from, install.run("questions", install.kind, str(items)))
