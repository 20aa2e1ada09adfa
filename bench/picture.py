"""Task: the cost of the nation's numbers without a cache: wall-clock time, processor and queries.

The floor is the same page of a village without a KIM, measured in the same run: the cost of a page
without rows.
"""

from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter, process_time
from typing import Final, NamedTuple

from django.conf import settings
from django.db import connection
from django.test import Client

from bench import asking
from bench.machine import cpu_seconds
from bench.nation import OFFICER
from bench.table import Row, middle, percentile
from bench.world import AT
from kimid.ict.schedule import count_ict
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from tests.sure import come_in

_NUMBERS: Final = "/s/nasional/angka/"
_PATHS: Final = {"nation's numbers": _NUMBERS, "a province's numbers": f"{_NUMBERS}61/"}
_OPEN: Final = "/data/"
_MOST_MS, _MOST_QUERIES = 300.0, 15.0


class _Cost(NamedTuple):
    """The cost of one page in milliseconds.

    `walls` are all wall-clock times. `cpu` and `server` are averages of the processor time of this
    process and of PostgreSQL.
    """

    walls: list[float]
    cpu: float
    server: float

    @property
    def work(self) -> float:
        return self.cpu + self.server


def lines(kind: str, how_often: str) -> Iterator[str]:
    """Rows for the floor, both pages of the workspace, and the public page of the nation."""
    browser = Client(HTTP_HOST=settings.RUANG_HOST)
    come_in(browser, Person.objects.get(username=OFFICER))
    village_count = Region.objects.filter(level=4, valid_until=None).count()
    world = f"{village_count:,} villages, {Kim.objects.count():,} KIM"
    floor = _cost(browser, f"{_NUMBERS}{_empty_village()}/", int(how_often))
    yield Row(
        "floor: a village without KIM", kind, floor.work, "ms CPU, with the database's"
    ).as_line()
    for what, path in _PATHS.items():
        cost, many = _cost(browser, path, int(how_often)), _queries(browser, path)
        yield from (row.as_line() for row in _rows(f"{what}, {world}", kind, cost, floor, many))
    yield from (
        row.as_line()
        for row in _open_rows(f"open numbers of the nation, {world}", kind, int(how_often))
    )
    yield from (row.as_line() for row in _recount_rows(f"every KIM counted anew, {world}", kind))


def _empty_village() -> str:
    empty = Region.objects.filter(level=4, valid_until=None, kims=None)
    return str(empty.order_by("code").values_list("code", flat=True)[0])


def _rows(what: str, kind: str, cost: _Cost, floor: _Cost, queries: int) -> Iterator[Row]:
    median = middle(cost.walls)
    note = f"{len(cost.walls)} times: median {median:.0f}, longest {max(cost.walls):.0f} ms"
    yield Row(what, kind, percentile(cost.walls, 95), "ms wall, p95", _MOST_MS, note=note)
    more = f"PostgreSQL's {cost.server:.1f} besides" if kind == "postgres" else "SQLite is in it"
    yield Row(what, kind, cost.cpu, "ms CPU", note=more)
    yield Row(what, kind, cost.work / floor.work, "x floor CPU")
    yield Row(what, kind, queries, "queries", _MOST_QUERIES)


def _queries(browser: Client, path: str) -> int:
    with asking.queries_noted() as noted:
        _seen(browser, path)
    return len(noted)


def _open_rows(what: str, kind: str, how_often: int) -> Iterator[Row]:
    cost = asking.cost("", _OPEN, how_often)
    yield Row(what, kind, cost.wall, "ms wall, mean", _MOST_MS)
    yield Row(what, kind, cost.cpu, "ms CPU", note="with compression")
    yield Row(what, kind, len(asking.queries("", _OPEN)), "queries", _MOST_QUERIES)


def _recount_rows(what: str, kind: str) -> Iterator[Row]:
    """The nightly count of ICT-based KIM in the country: all rows changed, then none."""
    for when, at in (("first", AT), ("again", AT + timedelta(days=1))):
        began = perf_counter()
        with asking.queries_noted() as noted:
            count_ict.func(at=at)
        seconds = perf_counter() - began
        yield Row(
            f"{what}, {when}",
            kind,
            seconds,
            "s wall",
            note=f"{len(noted)} queries, one transaction",
        )


def _cost(browser: Client, path: str, how_often: int) -> _Cost:
    _seen(browser, path)  # fills the caches
    walls: list[float] = []
    cpu, server = process_time(), _server_seconds()
    for _ in range(how_often):
        began = perf_counter()
        _seen(browser, path)
        walls.append((perf_counter() - began) * 1000)
    return _Cost(
        walls,
        (process_time() - cpu) * 1000 / how_often,
        (_server_seconds() - server) * 1000 / how_often,
    )


def _seen(browser: Client, path: str) -> None:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise ValueError(f"{path}: {answer.status_code}")


def _server_seconds() -> float:
    """Processor time of PostgreSQL for this connection; 0 for SQLite in this process."""
    pid = getattr(getattr(connection.connection, "info", None), "backend_pid", 0)
    return cpu_seconds(pid) if pid else 0.0
