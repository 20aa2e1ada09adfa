"""`kim front`: the headers a front server must send with stored pages, as lines for nginx.

A page from the store's files does not pass through Django, so the front server must say what Django
would have said. One of the headers changes with the stylesheet: write the lines again after every
update.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Final

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from kimid.cli import database

# Those of the settings' middleware that do nothing but add headers.
_ADDS_HEADERS: Final = frozenset(
    {
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    }
)


def run(arguments: list[str]) -> int:
    """Print one `add_header` line for each header."""
    database.setup_django()
    for name, value in page_headers().items():
        print(f'add_header {name} "{value}" always;')
    return 0


def page_headers() -> dict[str, str]:
    """The headers of a stored public page, but for those that tell of its body."""
    from kimid.pagecache.page import CACHE_CONTROL

    get_response: Callable[[HttpRequest], HttpResponse] = _empty_page
    for path in reversed([path for path in settings.MIDDLEWARE if path in _ADDS_HEADERS]):
        get_response = import_string(path)(get_response)
    # Not a bare HttpRequest: that is never secure, and HSTS would be left out.
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": settings.PUBLIC_SCHEME,
        }
    )
    added = {
        name: value
        for name, value in get_response(request).items()
        if not name.lower().startswith("content-type")
    }
    return {"Cache-Control": CACHE_CONTROL, **added}


def _empty_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
