"""What Django answered, before it goes out."""

import logging
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Final
from wsgiref.types import WSGIApplication, WSGIEnvironment

from kimid.edge.page import Headers
from kimid.edge.stored import Mark, take_mark

logger = logging.getLogger(__name__)

type ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

_FOR_NOBODY_ELSE: Final = ("no-store", "private")


class Reply:
    """One answer of the application: status, headers and mark, and either the whole `body` or a `stream` of it."""

    def __init__(self, app: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: Headers = []
        self.body = b""
        self.stream: Iterable[bytes] | None = None
        result = app(environ, self._start)
        # Django says of every response whether it is streamed; a list is whole by nature.
        if isinstance(result, list) or getattr(result, "streaming", True) is False:
            try:
                self.body = b"".join(result)
            finally:
                _close(result)
        else:
            self.stream = result
        self.mark: Mark | None = take_mark(self.headers)

    @property
    def cache_control(self) -> str:
        """What the view itself said about keeping its answer; empty when it said nothing."""
        return self.header("cache-control")

    @property
    def storable(self) -> Mark | None:
        """The mark, if this is a page that may be stored: a whole 200 that is not kept from others."""
        mine = any(word in self.cache_control for word in _FOR_NOBODY_ELSE)
        whole = self.stream is None and self.status.startswith("200")
        return self.mark if whole and not mine else None

    def header(self, name: str) -> str:
        """The value of a header (name in lower case), or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def set_header(self, name: str, value: str) -> None:
        """Set a header in place of what was there."""
        self.headers = [header for header in self.headers if header[0].lower() != name.lower()]
        self.headers.append((name, value))

    def without_cookies(self, path: str) -> None:
        """Take Set-Cookie out: public hosts have no cookies. That one was set is a fault in the page, and logged as one."""
        kept = [header for header in self.headers if header[0].lower() != "set-cookie"]
        if len(kept) != len(self.headers):
            logger.error("a page on a public host tried to set a cookie: %s", path)
            self.headers = kept

    def close(self) -> None:
        """Close a stream that nobody will read."""
        if self.stream is not None:
            _close(self.stream)

    def _start(self, status: str, headers: Headers, exc_info: ExcInfo | None = None, /) -> Callable[[bytes], object]:
        self.status = status
        self.headers = list(headers)
        return _no_write


def _close(result: Iterable[bytes]) -> None:
    close = getattr(result, "close", None)
    if close is not None:
        close()


def _no_write(_: bytes) -> object:
    raise NotImplementedError("the old write() of WSGI is not supported; return the body")
