"""The gate in front of Django: every request passes here first, and most go no further."""

from collections.abc import Iterable
from time import time
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

from kimid.edge import incoming
from kimid.edge.addresses import Address, allowed_query, host_name
from kimid.edge.cookies import SENT_TWICE, SENT_TWICE_HEADERS, CookieSentTwiceError, plain_cookies
from kimid.edge.facts import KEPT_FACTS, Known
from kimid.edge.files import Files
from kimid.edge.kept import Kept
from kimid.edge.outgoing import Wish, give, pass_on
from kimid.edge.page import Page, make_page
from kimid.edge.reply import Reply
from kimid.edge.store import Store
from kimid.edge.tailer import Tailer


class Gate:
    """A WSGI application around another one, with the page store of this process.

    On the workspace's host it guards the cookies. On every other host no cookie goes in or out, and a page depends on nothing
    but its address; pages that say so (`stored`) are kept and given out without asking the application again.
    With `follow=False` no thread is started; then whoever made the gate calls `store.begin()` and `store.catch_up()`.
    """

    def __init__(self, app: WSGIApplication, *, follow: bool = True) -> None:
        files = Files(settings.STORE_DIR) if settings.STORE_FILES else None
        self.store = Store(Kept[Page](settings.STORE_BYTES), files)
        self.tailer = Tailer(self.store)
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
        query = environ.get("QUERY_STRING", "")
        # A plain tuple: an Address of the same three is found with it, and costs more to make.
        key = (host, environ["PATH_INFO"], self._query(environ["PATH_INFO"], query) if query else "")
        page = self._pages.get(key) or (self._without_query(key) if query else None)
        if page is None or not page.fresh(time()):
            return self._miss(environ, start, Address(*key), page)
        page.used = True
        return give(page, Wish.of(environ), start)

    def _without_query(self, key: tuple[str, str, str]) -> Page | None:
        """The page without its query, if no query makes another page of it."""
        plain = self._pages.get((*key[:2], ""))
        return None if plain is None or plain.by_query else plain

    def _query(self, path: str, raw: str) -> str:
        typed = self._searched if path == self._search else ()
        return allowed_query(raw, self._parameters, typed)

    def _miss(self, environ: WSGIEnvironment, start: StartResponse, address: Address, old: Page | None) -> Iterable[bytes]:
        self._ensure_followed()
        began = self._pages.now()
        wish = Wish.of(environ)
        incoming.as_page(environ, address)
        environ[KEPT_FACTS] = Known.now(self.store.facts)
        reply = self._ask(environ)
        reply.without_cookies(address.path)
        if old is not None and reply.status.startswith("5"):
            reply.close()
            return give(old, wish, start)  # yesterday's page is better than none
        if reply.storable is None or not address.host:
            return pass_on(reply, wish, start, secret="no-store" in reply.cache_control)
        page = make_page(reply.body, reply.headers, reply.storable)
        if began is not None and (page.by_query or not address.query):
            self.store.keep(address, page, began)
        return give(page, wish, start)

    def _form(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        wish = Wish.of(environ)
        incoming.as_form(environ)
        reply = self._ask(environ)
        reply.without_cookies(environ["PATH_INFO"])
        return pass_on(reply, wish, start, secret=True)

    def _ruang_page(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        self._ensure_followed()
        try:
            cookies = plain_cookies(environ.pop("HTTP_COOKIE", ""), self._guarded)
        except CookieSentTwiceError:
            start("400 Bad Request", SENT_TWICE_HEADERS)
            return [SENT_TWICE]
        if cookies:
            environ["HTTP_COOKIE"] = cookies
        incoming.without_spoofed(environ)
        wish = Wish.of(environ)
        reply = self._ask(environ)
        return pass_on(reply, wish, start, secret="public" not in reply.cache_control)

    def _ensure_followed(self) -> None:
        if self._follow:
            self.tailer.ensure()

    def _ask(self, environ: WSGIEnvironment) -> Reply:
        # How visitors reach us is a setting, not something a header could say.
        environ["wsgi.url_scheme"] = self._scheme
        return Reply(self._app, environ)
