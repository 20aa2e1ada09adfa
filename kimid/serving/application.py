"""The application that granian calls. A stored page is sent from the event loop: it waits for no
thread. All other work has threads of its own kind, and may not grow beyond what they can do.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from typing import IO, Final
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings

from kimid.pagecache.addresses import host_name
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.pagecache.page import Headers
from kimid.pagecache.reply import ExcInfo
from kimid.pagecache.sending import ClientPreferences, send_page
from kimid.serving.bodies import BodyRefused, BodyRoom
from kimid.serving.protocol import HttpProtocol, RequestScope, environ_of, host_of, path_of
from kimid.serving.refusals import ReadyAnswer, broken, refused
from kimid.serving.work_pools import PoolFull, WorkPool

logger = logging.getLogger(__name__)

_HEALTH: Final = frozenset({"/healthz", "/readyz"})
# A body up to this size is a form: words. Larger ones carry files, which take long to work up.
FORM_BYTES: Final = 64 * 1024
# Several photos at once from a phone without script; one photo, and all of a stranger's form.
MAX_RUANG_BYTES: Final = 40 * 1024**2
MAX_PUBLIC_BYTES: Final = 12 * 1024**2
_CHUNKS: Final = "application/octet-stream"  # pieces of photos; the last one makes the photo


class WebApplication:
    """The page cache and all behind it, as an application of RSGI.

    `threads` is how many of each kind of work run at the same time.
    """

    def __init__(self, application: PageCacheMiddleware, *, threads: int = 2) -> None:
        self._application = application
        self._room = BodyRoom()
        self._health = WorkPool("health", threads=1, waiting=50)
        self._pages = WorkPool("pages", threads=threads, waiting=300)
        self._ruang = WorkPool("ruang", threads=threads, waiting=100)
        self._forms = WorkPool("forms", threads=threads, waiting=300)
        self._files = WorkPool("files", threads=threads, waiting=40)
        self._media = WorkPool("media", threads=threads, waiting=100)  # draws share cards
        self._refusals = WorkPool("refusals", threads=1, waiting=500)
        self._in_progress: dict[tuple[str, str, str], asyncio.Future[None]] = {}

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Follow the changes from the start: the lease of the files stands on it."""
        self._application.start()

    async def __rsgi__(self, scope: RequestScope, protocol: HttpProtocol) -> None:
        if scope.proto != "http":
            return
        try:
            answer = self._stored(scope) or await self._answer(scope, protocol)
        except Exception:
            logger.exception("a request could not be answered")
            answer = broken()
        protocol.response_bytes(*answer)

    def _stored(self, scope: RequestScope) -> ReadyAnswer | None:
        """The stored page of this address, or None."""
        if scope.method not in ("GET", "HEAD"):
            return None
        page = self._application.stored_page(host_of(scope), path_of(scope), scope.query_string)
        if page is None:
            return None
        header = scope.headers.get
        preferences = ClientPreferences.stated(
            scope.method, header("accept-encoding", ""), header("if-none-match", "")
        )
        return _collected(partial(send_page, page, preferences))

    async def _answer(self, scope: RequestScope, protocol: HttpProtocol) -> ReadyAnswer:
        environ = environ_of(scope)
        body: IO[bytes] | None = None
        try:
            if scope.method in ("GET", "HEAD", "OPTIONS"):
                environ.pop("CONTENT_LENGTH", None)  # a body that nobody reads
                return await self._read(environ)
            pool = self._pool_of_form(environ)
            body = environ["wsgi.input"] = await self._room.receive(
                protocol, int(environ["CONTENT_LENGTH"])
            )
            return await pool.run(partial(self._call, environ))
        except BodyRefused as refusal:
            return await self._refuse(refusal.status, environ)
        except PoolFull:
            return await self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, environ)
        finally:
            if body is not None:
                self._room.release(body)

    async def _read(self, environ: WSGIEnvironment) -> ReadyAnswer:
        """A page that is not stored. Many who ask for the same one at once wait for the first."""
        path = environ["PATH_INFO"]
        if path in _HEALTH:
            return await self._health.run(partial(self._call, environ))
        host = host_name(environ["HTTP_HOST"])
        if host == settings.RUANG_HOST:
            return await self._ruang.run(partial(self._call, environ))
        pool = self._media if host == settings.MEDIA_HOST else self._pages
        key = (environ["HTTP_HOST"], path, environ["QUERY_STRING"])
        if (first := self._in_progress.get(key)) is not None:
            await first
            if (page := self._application.stored_page(*key)) is not None:
                return _collected(partial(send_page, page, ClientPreferences.of(environ)))
        return await self._read_first(key, environ, pool)

    async def _read_first(
        self, key: tuple[str, str, str], environ: WSGIEnvironment, pool: WorkPool
    ) -> ReadyAnswer:
        is_first = key not in self._in_progress
        if is_first:
            self._in_progress[key] = asyncio.get_running_loop().create_future()
        try:
            return await pool.run(partial(self._call, environ))
        finally:
            if is_first:
                self._in_progress.pop(key).set_result(None)

    def _pool_of_form(self, environ: WSGIEnvironment) -> WorkPool:
        """The threads for this body. Raises before a byte of it is read where it cannot be taken.

        Words are read even if nobody has time for them now: they are given back.
        """
        stated = environ.get("CONTENT_LENGTH")
        if stated is None and "HTTP_TRANSFER_ENCODING" not in environ:
            stated = environ["CONTENT_LENGTH"] = "0"
        if stated is None or not (stated.isascii() and stated.isdigit()):
            raise BodyRefused(HTTPStatus.LENGTH_REQUIRED)
        is_ruang = host_name(environ["HTTP_HOST"]) == settings.RUANG_HOST
        if len(stated) > 12 or int(stated) > (MAX_RUANG_BYTES if is_ruang else MAX_PUBLIC_BYTES):
            raise BodyRefused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if int(stated) <= FORM_BYTES and environ.get("CONTENT_TYPE") != _CHUNKS:
            return self._forms
        if self._files.is_full:
            raise BodyRefused(HTTPStatus.SERVICE_UNAVAILABLE)
        return self._files

    async def _refuse(self, status: HTTPStatus, environ: WSGIEnvironment) -> ReadyAnswer:
        try:
            return await self._refusals.run(partial(refused, status, environ))
        except PoolFull:
            headers = [("Retry-After", "60"), ("Cache-Control", "no-store")]
            return ReadyAnswer(
                int(status), headers, b"Sedang ramai sekali. Coba lagi sebentar lagi."
            )

    def _call(self, environ: WSGIEnvironment) -> ReadyAnswer:
        return _collected(partial(self._application, environ))


def _collected(call: Callable[[StartResponse], Iterable[bytes]]) -> ReadyAnswer:
    """The whole answer of a WSGI application, or of a part of it."""
    started: list[tuple[str, Headers]] = []

    def start(
        status: str, headers: Headers, exc_info: ExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        started.append((status, headers))
        return _no_write

    result = call(start)
    try:
        body = b"".join(result)
    finally:
        if (close := getattr(result, "close", None)) is not None:
            close()
    status, headers = started[-1]
    return ReadyAnswer(int(status[:3]), headers, body)


def _no_write(_: bytes) -> object:
    raise NotImplementedError("the old write() of WSGI is not supported; return the body")
