"""What Django may see of a request. A page cannot depend on the rest."""

from typing import Final
from wsgiref.types import WSGIEnvironment

from django.conf import settings

from kimid.pagecache.addresses import Address

# The headers that a public page may depend on, beside path and query. Range headers only ask for a
# part of a file.
_PAGE_HEADERS: Final = frozenset({"HTTP_HOST", "HTTP_RANGE", "HTTP_IF_RANGE"})
# Readers are counted at a separate address that always answers the same. There Django sees who
# asks, but never a cookie.
_COUNTING_HEADERS: Final = _PAGE_HEADERS | {
    "HTTP_ACCEPT",
    "HTTP_SEC_FETCH_SITE",
    "HTTP_USER_AGENT",
    "HTTP_X_FORWARDED_FOR",
}
# Anybody can send these. Hosts and schemes come from the settings. X-Forwarded-For stays: it
# decides nothing by itself.
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


def reduce_to_page(environ: WSGIEnvironment, address: Address) -> None:
    """Reduce a request for a public page to its address. It is then the same for every browser,
    reader and referring page.
    """
    allowed = _COUNTING_HEADERS if address.path.startswith(settings.COUNTED_PATH) else _PAGE_HEADERS
    for name in [name for name in environ if name.startswith("HTTP_") and name not in allowed]:
        del environ[name]
    for name in ("CONTENT_LENGTH", "CONTENT_TYPE"):
        environ.pop(name, None)
    environ["REQUEST_METHOD"] = "GET"
    environ["QUERY_STRING"] = address.query
    if address.host:
        environ["HTTP_HOST"] = address.host


def reduce_to_form(environ: WSGIEnvironment) -> None:
    """Reduce a form that was sent to a public host: no cookies, but all that the check of its
    origin needs.
    """
    environ.pop("HTTP_COOKIE", None)
    remove_spoofed_headers(environ)


def remove_spoofed_headers(environ: WSGIEnvironment) -> None:
    """Remove headers that only pretend to come from a front server."""
    for name in _SPOOFED:
        environ.pop(name, None)
