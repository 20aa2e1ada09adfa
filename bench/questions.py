"""Task: the time of uncached pages of search results, by the kind of query."""

from collections.abc import Iterator
from random import Random
from time import perf_counter, process_time
from typing import Final, NamedTuple
from urllib.parse import urlencode

from django.db import connection

from bench.asking import get
from bench.library import KNOWN, words
from bench.machine import cpu_seconds
from bench.table import Row, middle, percentile

_TARGET: Final = {"sqlite": 150.0, "postgres": 50.0}  # milliseconds of wall-clock time, p95
_EACH: Final = 40  # different queries of each kind
_PROVINCE, _REGENCY = "kalimantan-barat", "kab-kubu-raya"


class Band(NamedTuple):
    """Words of similar frequency, by their index in the list of all words, most common first."""

    first: int
    last: int


# Of a million items, 100,000 to 850,000 contain a common word, 3,000 to 14,000 a middle one, and
# 200 to 900 a rare one.
_COMMON = Band(0, 30)
_MIDDLE = Band(500, 2_500)
_RARE = Band(8_000, KNOWN)


class Asked(NamedTuple):
    """A kind of query: the portal, the bands of its words, and the filters."""

    label: str
    bands: tuple[Band, ...]
    more: dict[str, str]
    typed: str = ""


MIX: Final[dict[str, Asked]] = {
    "rare word": Asked("", (_RARE,), {}),
    "middling word": Asked("", (_MIDDLE,), {}),
    "common word": Asked("", (_COMMON,), {}),
    "common word, newest first": Asked("", (_COMMON,), {"urut": "baru"}),
    "two words": Asked("", (_COMMON, _MIDDLE), {}),
    "two middling words": Asked("", (_MIDDLE, _MIDDLE), {}),
    "three common words": Asked("", (_COMMON, _COMMON, _COMMON), {}),
    "three common words, newest first": Asked("", (_COMMON, _COMMON, _COMMON), {"urut": "baru"}),
    "some of four words": Asked("", (_COMMON, _MIDDLE, _MIDDLE, _RARE), {}),
    "some of eight words": Asked("", (*[_COMMON] * 3, *[_MIDDLE] * 3, *[_RARE] * 2), {}),
    "common word in a province": Asked(_PROVINCE, (_COMMON,), {}),
    "middling word in a regency": Asked(_REGENCY, (_MIDDLE,), {}),
    "common word, filtered by place": Asked("", (_COMMON,), {"di": "Kubu Raya"}),
    "common word, galleries": Asked("", (_COMMON,), {"jenis": "galeri"}),
    "middling word since March": Asked("", (_MIDDLE,), {"sejak": "2026-03-20"}),
    "rare word of the last week": Asked("", (_RARE,), {"sejak": "2026-10-25"}),
    "page 5 of a common word": Asked("", (_COMMON,), {"hal": "5"}),
    "page 40 of a common word, newest first": Asked("", (_COMMON,), {"hal": "40", "urut": "baru"}),
    "nothing found": Asked("", (), {}, "xyzzyq"),
    "a place, mistyped": Asked(_PROVINCE, (), {}, "telok kapus"),
}


def lines(kind: str, items: str) -> Iterator[str]:
    """Rows for each kind of query and for all of them."""
    choose, known = Random(63), words()  # noqa: S311  # picks words, guards nothing
    everything: list[Took] = []
    servers: list[float] = []
    for name, asked in MIX.items():
        _took(asked, choose, known)  # fills the caches
        before = _server_seconds()
        took = [_took(asked, choose, known) for _ in range(_EACH)]
        servers.append((_server_seconds() - before) * 1000 / _EACH)
        everything += took
        yield _row(f"search: {name}", kind, took, servers[-1]).as_line()
    what = f"search in {int(items):,} items, all {len(MIX)} kinds of question"
    yield _row(what, kind, everything, sum(servers) / len(servers), at_most=_TARGET[kind]).as_line()


def _server_seconds() -> float:
    """Processor time of PostgreSQL for this connection; 0 for SQLite in this process."""
    pid = getattr(getattr(connection.connection, "info", None), "backend_pid", 0)
    return cpu_seconds(pid) if pid else 0.0


class Took(NamedTuple):
    """Milliseconds of a page: wall-clock time, and processor time of this process."""

    wall: float
    cpu: float


def _row(
    what: str, kind: str, took: list[Took], server: float, at_most: float | None = None
) -> Row:
    walls, cpus = [each.wall for each in took], [each.cpu for each in took]
    note = f"{len(took)} pages: median {middle(walls):.1f}, longest {max(walls):.1f}"
    note += f"; processor median {middle(cpus):.1f}, p95 {percentile(cpus, 95):.1f}"
    if kind == "postgres":
        note += f", and PostgreSQL's {server:.1f} on average"
    return Row(what, kind, percentile(walls, 95), "ms, p95", at_most, note=note)


def _took(asked: Asked, choose: Random, known: list[str]) -> Took:
    typed = asked.typed or " ".join(known[choose.randrange(*band)] for band in asked.bands)
    path = f"/cari/?{urlencode({'q': typed, **asked.more})}"
    wall, cpu = perf_counter(), process_time()
    status, _ = get(asked.label, path)
    if not status.startswith("200"):
        raise ValueError(f"{path}: {status}")
    return Took((perf_counter() - wall) * 1000, (process_time() - cpu) * 1000)
