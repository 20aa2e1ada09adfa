"""Task: what the public pages of money cost at every level, uncached."""

from collections.abc import Iterator
from time import perf_counter

from bench.asking import get, queries
from bench.money_world import REGENCY
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim

_KIM = 5  # the level of the site of a group


def lines(how_often: str, *paths: str) -> Iterator[str]:
    """One line for each page: level, path, 95th percentile in milliseconds of the wall, number of
    queries, bytes. Pages are asked for by turns.
    """
    kim = Kim.objects.select_related("site").filter(region__code__startswith=REGENCY)[7]
    labels = {each.level: each.portal_label for each in lineage_of(kim.region_id)}
    labels[_KIM] = kim.site.label
    times: dict[tuple[int, str], list[float]] = {
        (level, path): [] for level in labels for path in paths
    }
    for _ in range(int(how_often) + 1):
        for (level, path), values in times.items():
            values.append(_time(labels[level], path))
    for (level, path), values in times.items():
        ordered = sorted(values[1:])  # the first fills the memory of this process
        last = ordered[int(len(ordered) * 0.95)]
        size = len(get(labels[level], path, "br")[1])
        yield f"{level} {path} {last} {len(queries(labels[level], path))} {size}"


def _time(label: str, path: str) -> float:
    began = perf_counter()
    status, _ = get(label, path)
    if not status.startswith("200"):
        raise ValueError(f"{label}{path}: {status}")
    return (perf_counter() - began) * 1000
