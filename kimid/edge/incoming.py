"""What of a request Django gets to see. What it cannot see, no page can depend on."""

from typing import Final
from wsgiref.types import WSGIEnvironment

from django.conf import settings

from kimid.edge.addresses import Address

# On a public page only these may count beside host, path and query; both only ever ask for a part of a file.
_SEEN_BY_PAGES: Final = frozenset({"HTTP_HOST", "HTTP_RANGE", "HTTP_IF_RANGE"})
# Readers are counted at an address of its own that always answers the same. There Django sees who asks, but never a cookie.
_SEEN_BY_COUNTING: Final = _SEEN_BY_PAGES | {"HTTP_ACCEPT", "HTTP_SEC_FETCH_SITE", "HTTP_USER_AGENT", "HTTP_X_FORWARDED_FOR"}
# Anybody can write these; hosts and schemes come from the settings. X-Forwarded-For stays: it decides nothing by itself.
_SPOOFED: Final = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SCHEME",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_FORWARDED_SSL",
    "HTTP_X_HTTP_METHOD_OVERRIDE",
    "HTTP_X_ORIGINAL_URL",
    "HTTP_X_REWRITE_URL",
)


def as_page(environ: WSGIEnvironment, address: Address) -> None:
    """Reduce a request for a public page to its address: the same for every browser, reader and referring page."""
    seen = _SEEN_BY_COUNTING if address.path.startswith(settings.COUNTED_PATH) else _SEEN_BY_PAGES
    for name in [name for name in environ if name.startswith("HTTP_") and name not in seen]:
        del environ[name]
    for name in ("CONTENT_LENGTH", "CONTENT_TYPE"):
        environ.pop(name, None)
    environ["REQUEST_METHOD"] = "GET"
    environ["QUERY_STRING"] = address.query
    if address.host:
        environ["HTTP_HOST"] = address.host


def as_form(environ: WSGIEnvironment) -> None:
    """A form sent to a public host: no cookies, but what the check of its origin needs."""
    environ.pop("HTTP_COOKIE", None)
    without_spoofed(environ)


def without_spoofed(environ: WSGIEnvironment) -> None:
    """Take out what only pretends to come from a front server."""
    for name in _SPOOFED:
        environ.pop(name, None)
