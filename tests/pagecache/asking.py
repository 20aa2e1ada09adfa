"""Requests to the page cache, as a browser sends them, and a small notice board behind it."""

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.http import HttpResponse

from kimid.pagecache.directives import mark_cacheable
from kimid.pagecache.middleware import PageCacheMiddleware

HOST = "suka-maju.kim.localhost"


class Got(NamedTuple):
    """An answer. Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def environ_of(url: str, method: str = "GET", **headers: str) -> WSGIEnvironment:
    """The WSGI environment of a request. Header names have underscores (`Accept_Encoding="br"`)."""
    parts = urlsplit(url)
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": parts.netloc,
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    environ.update({f"HTTP_{name.upper()}": value for name, value in headers.items()})
    return environ


def ask(app: WSGIApplication, url: str, method: str = "GET", **headers: str) -> Got:
    """Send one request and read the whole answer."""
    starts: list[tuple[str, list[tuple[str, str]]]] = []

    def start(
        status: str, headers_sent: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        starts.append((status, headers_sent))
        return lambda body: None

    result = app(environ_of(url, method, **headers), start)
    body = b"".join(result)
    if callable(close := getattr(result, "close", None)):
        close()
    [(status, headers_sent)] = starts
    return Got(int(status[:3]), {name.lower(): value for name, value in headers_sent}, body)


class Board:
    """A WSGI application that answers with `page`, and remembers all requests."""

    def __init__(self, page: Callable[[WSGIEnvironment], HttpResponse]) -> None:
        self.page = page
        self._lock = Lock()
        self.asked: list[WSGIEnvironment] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with self._lock:
            self.asked.append(environ)
        response = self.page(environ)
        cookies = [("Set-Cookie", morsel.OutputString()) for morsel in response.cookies.values()]
        start(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
        return [response.content]


def numbered(environ: WSGIEnvironment) -> HttpResponse:
    """Like `notice`, but a page of a list: another page for another `?hal=`."""
    response = notice(environ)
    mark_cacheable(response, tags=["site:1"], varies_by_query=True)
    return response


def notice(environ: WSGIEnvironment) -> HttpResponse:
    """A page of more than 2,000 bytes that may be stored and goes with `site:1`. It shows all that
    it can see of the request.
    """
    seen = sorted((name, str(value)) for name, value in environ.items() if name.isupper())
    response = HttpResponse(f"<!doctype html><title>Papan</title>{seen}{'kabar desa ' * 200}")
    mark_cacheable(response, tags=["site:1"])
    return response


def open_cache(
    page: Callable[[WSGIEnvironment], HttpResponse] = notice,
) -> tuple[PageCacheMiddleware, Board]:
    """A page cache whose store works without a database: it has applied no change yet."""
    board = Board(page)
    cache = PageCacheMiddleware(board, follow=False)
    cache.store.pages.clear(0)
    return cache, board
