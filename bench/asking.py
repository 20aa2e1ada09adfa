"""Requests to kimid inside this process, without a server: the cost of an uncached page."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from time import perf_counter, process_time
from typing import Any
from wsgiref.types import WSGIEnvironment

from django.conf import settings
from django.db import connection

from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.wsgi import django_application


@dataclass(frozen=True)
class Cost:
    """The cost of one page in milliseconds: processor time and wall-clock time."""

    cpu: float
    wall: float


def pace() -> float:
    """Milliseconds of processor time for a constant piece of work.

    It shows how much other processes disturb the figures.
    """
    began = process_time()
    for _ in range(40):
        zlib.compress(b" ".join(str(number).encode() for number in range(4_000)), 6)
    return (process_time() - began) * 1000


def get(label: str, path: str, coding: str = "gzip") -> tuple[str, bytes]:
    """The status and the body of a page on a public site."""
    statuses: list[str] = []

    def start(
        status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        statuses.append(status)
        return bytes  # nobody calls it

    body = b"".join(_page_cache()(_environ(label, path, coding), start))
    return statuses[0], body


def cost(label: str, path: str, how_often: int) -> Cost:
    """The average cost of a page. Raises ValueError if its status is not 200."""
    status, _ = get(label, path)
    if not status.startswith("200"):
        raise ValueError(f"{label}{path}: {status}")
    cpu, wall = process_time(), perf_counter()
    for _ in range(how_often):
        get(label, path)
    return Cost(
        (process_time() - cpu) * 1000 / how_often, (perf_counter() - wall) * 1000 / how_often
    )


@contextmanager
def queries_noted() -> Iterator[list[tuple[str, Any]]]:
    """A list that receives every query inside: its SQL and its parameters."""
    noted: list[tuple[str, Any]] = []

    def note(
        execute: Callable[..., Any], command: str, params: Any, many: Any, context: Any
    ) -> Any:
        noted.append((command, params))
        return execute(command, params, many, context)

    with connection.execute_wrapper(note):
        yield noted


def queries(label: str, path: str) -> list[str]:
    """The SQL of one page."""
    with queries_noted() as noted:
        get(label, path)
    return [command for command, _ in noted]


@cache
def _page_cache() -> PageCacheMiddleware:
    """Follows the changes, so it caches values like every process, but stores no pages."""
    gate = PageCacheMiddleware(django_application, follow=False)
    gate.store.begin()
    return gate


def _environ(label: str, path: str, coding: str) -> WSGIEnvironment:
    address, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": f"{label}.{settings.BASE_HOST}" if label else settings.BASE_HOST,
        "HTTP_ACCEPT_ENCODING": coding,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
