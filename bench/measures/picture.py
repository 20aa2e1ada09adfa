"""The page of numbers of a nation full of KIM, in the workspace, where no page is cached."""

from collections.abc import Iterator

from bench.databases import Databases
from bench.table import Row, row_from

_KIMS = 4_000


def measure(databases: Databases, how_often: int) -> Iterator[Row]:
    """Rows for an install of its own."""
    install = databases.build("nation")
    install.run("nation", str(_KIMS))
    yield from map(row_from, install.run("picture", install.kind, str(how_often)))
