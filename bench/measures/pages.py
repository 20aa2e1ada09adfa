"""Uncached pages: processor time, queries, and the compressed bytes of a first view."""

import re
from collections.abc import Iterator
from typing import Final

from bench.addresses import addresses
from bench.asking import cost, get, pace, queries
from bench.table import Row, middle, spread
from bench.world_words import KINDS

_OTHER_FILES: Final = re.compile(
    rb'<script[^>]+src=|<img[^>]+src=|<link rel="(?:stylesheet|preload|manifest)"|<iframe'
)
_CPU: Final = {"story": 6.0}
_QUERIES: Final = {"story": 6.0}
_FIRST_VIEW: Final = 15_000  # bytes


def lines(kind: str, rounds: str, how_often: str = "300") -> Iterator[str]:
    """Task: rows for the kinds of pages on this kind of database."""
    pages = addresses()
    costs: dict[str, list[float]] = {name: [] for name in pages}
    paces: list[float] = []
    for _ in range(int(rounds)):
        paces.append(pace())
        for name, (label, path) in pages.items():
            costs[name].append(cost(label, path, int(how_often)).cpu)
    yield Row(
        "pace (work that is always the same)", kind, middle(paces), "ms CPU", note=spread(paces)
    ).as_line()
    for name, (label, path) in pages.items():
        note = f"{spread(costs[name])} of {how_often} requests"
        yield Row(
            f"unstored {KINDS[name]}",
            kind,
            middle(costs[name]),
            "ms CPU",
            _CPU.get(name),
            note=note,
        ).as_line()
        yield Row(
            f"unstored {KINDS[name]}",
            kind,
            len(queries(label, path)),
            "queries",
            _QUERIES.get(name),
        ).as_line()
    if kind == "sqlite":
        for name, (label, path) in pages.items():
            yield _first_view(KINDS[name], label, path).as_line()


def _first_view(name: str, label: str, path: str) -> Row:
    plain, gzip, brotli = (get(label, path, coding)[1] for coding in ("identity", "gzip", "br"))
    others = len(_OTHER_FILES.findall(plain))
    note = (
        f"{1 + others} request(s), HTML with CSS inside; "
        f"gzip {len(gzip):,} bytes, plain {len(plain):,}"
    )
    return Row(f"first view {name}", "brotli", len(brotli), "bytes", _FIRST_VIEW, note=note)
