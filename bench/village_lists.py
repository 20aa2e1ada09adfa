"""Task: what lists of goods, potentials and agenda cost at every level, and a home beside them."""

from collections.abc import Iterator
from itertools import chain
from time import perf_counter

from bench.asking import get, queries
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim


def lines(how_often: str, *paths: str) -> Iterator[str]:
    """One line for each page: level, path, 95th percentile in milliseconds, number of queries.

    The level of a KIM's own site is 5. Pages are asked for by turns, so that what disturbs one
    disturbs all. The time is that of the wall: it holds the share of the database server.
    """
    kim = Kim.objects.select_related("site").order_by("pk")[500]
    labels = {each.level: each.portal_label for each in lineage_of(kim.region_id)}
    labels[5] = kim.site.label
    pages = [(level, path) for level in labels for path in paths]
    times: dict[tuple[int, str], list[float]] = {page: [] for page in pages}
    for level, path in chain(pages, *[pages] * int(how_often)):
        times[level, path].append(_time(labels[level], path))
    for (level, path), values in times.items():
        ordered = sorted(values[1:])  # the first fills the memory of this process
        last = ordered[int(len(ordered) * 0.95)]
        yield f"{level} {path} {last} {len(queries(labels[level], path))}"


def _time(label: str, path: str) -> float:
    began = perf_counter()
    status, _ = get(label, path)
    if not status.startswith("200"):
        raise ValueError(f"{label}{path}: {status}")
    return (perf_counter() - began) * 1000
