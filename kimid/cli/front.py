"""`kim front`: the headers a front server must send with stored pages, as lines for nginx;
`kim front caddy` writes them for Caddy.

A page from the store's files does not pass through Django, so the front server must say what Django
would have said. One of the headers changes with the stylesheet: write the lines again after every
update.
"""

from argparse import ArgumentParser
from io import BytesIO
from typing import Final

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP, build_policy

from kimid.cli import database

_LINES: Final = {
    "nginx": 'add_header {name} "{value}" always;',
    "caddy": 'header {name} "{value}"',
}


def run(arguments: list[str]) -> int:
    """Print one line for each header."""
    parser = ArgumentParser(prog="kim front")
    parser.add_argument("server", nargs="?", choices=list(_LINES), default="nginx")
    line = _LINES[parser.parse_args(arguments).server]
    database.setup_django()
    for name, value in page_headers().items():
        print(line.format(name=name, value=value))
    return 0


def page_headers() -> dict[str, str]:
    """The headers of a stored public page, but for those that tell of its body."""
    from kimid.pagecache.page import CACHE_CONTROL
    from kimid.serving.headers import adding_headers

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
        for name, value in adding_headers(_any_page)(request).items()
        if not name.lower().startswith("content-type")
    }
    return {"Cache-Control": CACHE_CONTROL, **added}


def _any_page(request: HttpRequest) -> HttpResponse:
    """A page with the whole policy: a front server does not know which stylesheets it carries."""
    from kimid.ui.style_policy import whole_policy

    return HttpResponse(headers={CSP.HEADER_ENFORCE: build_policy(whole_policy())})
