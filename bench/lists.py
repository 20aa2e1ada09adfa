"""Task: the time of lists that must not grow with the wire, in milliseconds: the kinds that the
nation shows, and a narrowed list of it.
"""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Final

from bench.table import middle
from kimid.sites.queries import site_by_label
from kimid.wire.kinds import Facet, Kind, PublishedItem
from kimid.wire.kinds_on_site import kinds_shown
from kimid.wire.narrowing import FacetChoice, Narrowing
from kimid.wire.queries import narrowed_feed


def _none(item: PublishedItem) -> Iterable[str]:
    return ()


_TOPIC: Final = Facet("topik", "Topik", {"desa": "Desa"}, _none)
# The kind of announcements with a facet: nothing else reads it.
_LIST: Final = Narrowing(
    Kind("announcement", "Pengumuman", "broadcast", facets=(_TOPIC,)),
    (FacetChoice(_TOPIC, "desa"),),
)
NARROWED: Final = _LIST.key


def reads() -> dict[str, Callable[[], object]]:
    """The lists of the nation, by their names."""
    site = site_by_label("")
    if site is None:
        raise LookupError("the nation has no portal")
    return {
        "kinds of the nation": lambda: kinds_shown(site),
        "narrowed list of the nation": lambda: narrowed_feed(site, _LIST),
        "narrowed list of the nation, page 10": lambda: narrowed_feed(site, _LIST, 10),
    }


def lines(how_often: str) -> Iterator[str]:
    """One line for each list: its name and the median."""
    for name, read in reads().items():
        yield f"{name}: {middle([_timed(read) for _ in range(int(how_often))])}"


def _timed(read: Callable[[], object]) -> float:
    began = perf_counter()
    read()
    return (perf_counter() - began) * 1000
