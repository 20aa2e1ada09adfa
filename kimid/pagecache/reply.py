"""The answer of Django, before it goes out."""

import logging
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Final
from wsgiref.types import WSGIApplication, WSGIEnvironment

from kimid.pagecache.directives import CacheDirective, take_directive
from kimid.pagecache.page import Headers

logger = logging.getLogger(__name__)

type ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

_FOR_NOBODY_ELSE: Final = ("no-store", "private")


class Reply:
    """One answer of the application: status, headers, cache directive, and either the whole `body`
    or a `stream`.
    """

    def __init__(self, app: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: Headers = []
        self.body = b""
        self.stream: Iterable[bytes] | None = None
        result = app(environ, self._start)
        # Django sets `streaming` on every response. A list is always complete.
        if isinstance(result, list) or getattr(result, "streaming", True) is False:
            try:
                self.body = b"".join(result)
            finally:
                _close(result)
        else:
            self.stream = result
        self.directive: CacheDirective | None = take_directive(self.headers)

    @property
    def cache_control(self) -> str:
        """The Cache-Control header of the view; empty if it has none."""
        return self.header("cache-control")

    @property
    def storable(self) -> CacheDirective | None:
        """The cache directive, if the page may be stored: a complete 200 that is not private."""
        is_private = any(word in self.cache_control for word in _FOR_NOBODY_ELSE)
        is_complete = self.stream is None and self.status.startswith("200")
        return self.directive if is_complete and not is_private else None

    def header(self, name: str) -> str:
        """The value of a header (name in lower case), or an empty text."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def set_header(self, name: str, value: str) -> None:
        self.headers = [header for header in self.headers if header[0].lower() != name.lower()]
        self.headers.append((name, value))

    def remove_cookies(self, path: str) -> None:
        """Remove Set-Cookie: public hosts have no cookies. A cookie here is a fault of the page, so
        it is logged.
        """
        remaining = [header for header in self.headers if header[0].lower() != "set-cookie"]
        if len(remaining) != len(self.headers):
            logger.error("a page on a public host tried to set a cookie: %s", path)
            self.headers = remaining

    def close(self) -> None:
        """Close a stream that nobody reads."""
        if self.stream is not None:
            _close(self.stream)

    def _start(
        self, status: str, headers: Headers, exc_info: ExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        self.status = status
        self.headers = list(headers)
        return _no_write


def _close(result: Iterable[bytes]) -> None:
    close = getattr(result, "close", None)
    if close is not None:
        close()


def _no_write(_: bytes) -> object:
    raise NotImplementedError("the old write() of WSGI is not supported; return the body")
