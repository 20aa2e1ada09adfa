"""The page cache as WSGI middleware. Every request passes here first, and most go no further."""

from collections.abc import Iterable
from time import time
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

from kimid.pagecache import request_filter
from kimid.pagecache.addresses import Address, allowed_query, host_name
from kimid.pagecache.cookies import (
    SENT_TWICE,
    SENT_TWICE_HEADERS,
    CookieSentTwiceError,
    plain_cookies,
)
from kimid.pagecache.directives import CacheDirective
from kimid.pagecache.files import PageFiles
from kimid.pagecache.lease import PageLease
from kimid.pagecache.page import Page, make_page
from kimid.pagecache.reply import Reply
from kimid.pagecache.request_cache import REQUEST_CACHE_KEY, RequestCache
from kimid.pagecache.sending import ClientPreferences, send_page, send_reply
from kimid.pagecache.store import PageStore
from kimid.pagecache.tagged_cache import TaggedCache
from kimid.pagecache.tailer import Tailer
from kimid.ui.style_policy import policy_of

# Headers of an answer about a failure that a page of before has otherwise.
_OF_THE_ERROR: Final = frozenset(
    {"cache-control", "content-length", "content-security-policy", "retry-after"}
)

# Who began a request, in Sec-Fetch-Site: a page of the workspace itself, or the person by hand.
_OF_THE_PERSON: Final = ("same-origin", "none")


class PageCacheMiddleware:
    """A WSGI application around another one, with the page store of this process.

    On the host of the workspace it guards the cookies. On every other host no cookie goes in or
    out, and a page depends only on its address. Pages that a view marks with `mark_cacheable` are
    stored and sent without another call of the application. With `follow=False` it starts no
    thread; then the caller must call `store.begin()` and `store.catch_up()`.
    """

    def __init__(self, app: WSGIApplication, *, follow: bool = True) -> None:
        files = PageFiles(settings.STORE_DIR) if settings.STORE_FILES else None
        self.store = PageStore(TaggedCache[Page](settings.STORE_BYTES), files)
        self._lease = PageLease(settings.STORE_DIR if files else None, settings.NODES, time())
        self.tailer = Tailer(self.store, self._lease)
        self._app = app
        self._follow = follow
        self._pages = self.store.pages
        self._ruang = settings.RUANG_HOST
        self._scheme = settings.PUBLIC_SCHEME
        self._parameters = frozenset(settings.STORE_QUERY)
        self._search = settings.SEARCH_PATH
        self._searched = frozenset(settings.SEARCH_QUERY)
        self._guarded = frozenset({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME})

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        host = host_name(environ.get("HTTP_HOST", ""))
        if host == self._ruang:
            return self._ruang_page(environ, start)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._form(environ, start)
        key = self._key(host, environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        now = time()
        page = self._page_at(key) if self._lease.is_valid(now) else None
        if page is None or not page.is_fresh(now):
            return self._miss(environ, start, Address(*key), page)
        self._use(key, page)
        return send_page(page, ClientPreferences.of(environ), start)

    def start(self) -> None:
        """Follow the changes from now on, and not only from the first request on."""
        self._ensure_following()

    def stored_page(self, raw_host: str, path: str, query: str) -> Page | None:
        """The page that may be sent for this address without rendering. Reads no database and
        waits for no lock, so an event loop may call it.
        """
        host, now = host_name(raw_host), time()
        if host == self._ruang or not self._lease.is_valid(now):
            return None
        key = self._key(host, path, query)
        page = self._page_at(key)
        if page is None or not page.is_fresh(now):
            return None
        self._use(key, page)
        return page

    def _use(self, key: tuple[str, str, str], page: Page) -> None:
        page.used = True
        if page.awaits_file and not key[2]:
            self.store.write_later(Address(*key), page)

    def _key(self, host: str, path: str, query: str) -> tuple[str, str, str]:
        """A plain tuple: it finds an equal Address, and is cheaper to make."""
        return host, path, self._query(path, query) if query else ""

    def _page_at(self, key: tuple[str, str, str]) -> Page | None:
        page = self._pages.get(key)
        if page is not None or not key[2]:
            return page
        # The page without its query, if the query does not change it.
        plain = self._pages.get((*key[:2], ""))
        return None if plain is None or plain.varies_by_query else plain

    def _query(self, path: str, raw: str) -> str:
        typed = self._searched if path == self._search else ()
        return allowed_query(raw, self._parameters, typed)

    def _miss(
        self, environ: WSGIEnvironment, start: StartResponse, address: Address, old: Page | None
    ) -> Iterable[bytes]:
        self._ensure_following()
        began = self._pages.position()
        preferences = ClientPreferences.of(environ)
        request_filter.reduce_to_page(environ, address)
        environ[REQUEST_CACHE_KEY] = RequestCache.begin(self.store.values)
        reply = self._call_app(environ)
        reply.remove_cookies(address.path)
        if reply.status.startswith("5") and self._lease.is_valid(time()):
            # A page of before is better than none, unless another node may have withdrawn it.
            old = old or self._page_in_file(address, reply)
            if old is not None:
                reply.close()
                return send_page(old, preferences, start)
        if reply.storable is None or not address.host:
            return send_reply(reply, preferences, start)
        page = make_page(reply.body, reply.headers, reply.storable)
        if began is not None and (page.varies_by_query or not address.query):
            self.store.save(address, page, began)
        return send_page(page, preferences, start)

    def _page_in_file(self, address: Address, reply: Reply) -> Page | None:
        """The page that stands in a file, with the headers that every public answer has."""
        body = self.store.body_in_file(address)
        if body is None:
            return None
        headers = [header for header in reply.headers if header[0].lower() not in _OF_THE_ERROR]
        headers.append(("Content-Security-Policy", policy_of(body)))
        directive = CacheDirective(frozenset(), None, varies_by_query=False)
        return make_page(body, headers, directive)

    def _form(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        preferences = ClientPreferences.of(environ)
        request_filter.reduce_to_form(environ)
        reply = self._call_app(environ)
        reply.remove_cookies(environ["PATH_INFO"])
        return send_reply(reply, preferences, start)

    def _ruang_page(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        self._ensure_following()
        try:
            cookies = plain_cookies(environ.pop("HTTP_COOKIE", ""), self._guarded)
        except CookieSentTwiceError:
            start("400 Bad Request", SENT_TWICE_HEADERS)
            return [SENT_TWICE]
        if cookies:
            environ["HTTP_COOKIE"] = cookies
        request_filter.remove_spoofed_headers(environ)
        preferences = ClientPreferences.of(environ)
        is_own = environ.get("HTTP_SEC_FETCH_SITE") in _OF_THE_PERSON
        reply = self._call_app(environ)
        compressed = is_own or "public" in reply.cache_control
        return send_reply(reply, preferences, start, compressed=compressed)

    def _ensure_following(self) -> None:
        if self._follow:
            self.tailer.ensure_running()

    def _call_app(self, environ: WSGIEnvironment) -> Reply:
        # The scheme is a setting. A header must not change it.
        environ["wsgi.url_scheme"] = self._scheme
        return Reply(self._app, environ)
