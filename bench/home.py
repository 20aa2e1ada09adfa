"""Task: what the nation's home costs in this house, unstored: milliseconds of the processor and of the clock."""

from collections.abc import Iterator

from bench.asking import cost


def lines(how_often: str, path: str = "/") -> Iterator[str]:
    """One line with both."""
    found = cost("", path, int(how_often))
    yield f"{found.cpu} {found.wall}"
