"""Task: the processor time and wall-clock time of the uncached nation's home, in milliseconds."""

from collections.abc import Iterator

from bench.asking import cost


def lines(how_often: str, path: str = "/") -> Iterator[str]:
    """One line with both."""
    page_cost = cost("", path, int(how_often))
    yield f"{page_cost.cpu} {page_cost.wall}"
