"""Task: what the nation's page of numbers costs in the workspace, made anew each time: wall, processor and queries."""

from collections.abc import Iterator
from time import perf_counter, process_time
from typing import Final

from django.conf import settings
from django.db import connection
from django.test import Client

from bench.asking import queries_noted
from bench.machine import cpu_seconds
from bench.nation import OFFICER
from bench.table import Row, middle, percentile
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim

_PATHS: Final = {"nation's numbers": "/s/nasional/angka/", "a province's numbers": "/s/nasional/angka/61/"}
_MOST_MS, _MOST_QUERIES = 300.0, 15.0


def lines(kind: str, how_often: str) -> Iterator[str]:
    """Rows for both pages."""
    browser = Client(HTTP_HOST=settings.RUANG_HOST)
    browser.force_login(Person.objects.get(username=OFFICER), backend="kimid.people.backend.PersonBackend")
    world = f"{Region.objects.filter(level=4, valid_until=None).count():,} villages, {Kim.objects.count():,} KIM"
    for what, path in _PATHS.items():
        yield from (row.as_line() for row in _rows(browser, f"{what}, {world}", path, kind, int(how_often)))


def _rows(browser: Client, what: str, path: str, kind: str, how_often: int) -> Iterator[Row]:
    _seen(browser, path)  # wakes the caches
    walls: list[float] = []
    cpu, server = process_time(), _server_seconds()
    for _ in range(how_often):
        began = perf_counter()
        _seen(browser, path)
        walls.append((perf_counter() - began) * 1000)
    cpu, server = (process_time() - cpu) * 1000 / how_often, (_server_seconds() - server) * 1000 / how_often
    note = f"{how_often} times: median {middle(walls):.0f}, longest {max(walls):.0f} ms"
    yield Row(what, kind, percentile(walls, 95), "ms wall, p95", _MOST_MS, note=note)
    more = f"of our process; PostgreSQL's {server:.1f} besides" if kind == "postgres" else "of our process, with SQLite in it"
    yield Row(what, kind, cpu, "ms CPU", note=more)
    with queries_noted() as noted:
        _seen(browser, path)
    yield Row(what, kind, len(noted), "queries", _MOST_QUERIES)


def _seen(browser: Client, path: str) -> None:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise ValueError(f"{path}: {answer.status_code}")


def _server_seconds() -> float:
    """Time on the processor that PostgreSQL spent for this connection; 0 for SQLite, which is in this process."""
    pid = getattr(getattr(connection.connection, "info", None), "backend_pid", 0)
    return cpu_seconds(pid) if pid else 0.0
