"""What granian gives: a request and the way to answer it (RSGI 1.6)."""

import sys
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Protocol
from wsgiref.types import WSGIEnvironment


class RequestHeaders(Protocol):
    """The headers of a request, with names in lower case."""

    def get(self, key: str, default: str | None = None) -> str | None: ...
    def get_all(self, key: str) -> list[str]: ...
    def keys(self) -> list[str]: ...


class RequestScope(Protocol):
    """A request without its body."""

    proto: str
    http_version: str
    client: str
    method: str
    path: str
    query_string: str
    authority: str | None

    @property
    def headers(self) -> RequestHeaders: ...


class HttpProtocol(Protocol):
    """The body of a request in pieces, and its answer."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...


def host_of(scope: RequestScope) -> str:
    """The host that the request names; empty if it names none."""
    return scope.headers.get("host") or scope.authority or ""


def path_of(scope: RequestScope) -> str:
    """The path as WSGI has it: each byte is one character."""
    path = scope.path
    return path if path.isascii() else path.encode().decode("latin-1")


def environ_of(scope: RequestScope) -> WSGIEnvironment:
    """The request for Django, without its body."""
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path_of(scope),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": "kimid",
        "SERVER_PORT": "0",
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.input_terminated": True,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    headers = scope.headers
    for name in headers.keys():  # noqa: SIM118  # not a mapping
        # Several cookies are one list with semicolons; commas stand inside them.
        joint = ";" if name == "cookie" else ","
        environ[f"HTTP_{name.upper().replace('-', '_')}"] = joint.join(headers.get_all(name))
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if (value := environ.pop(f"HTTP_{name}", None)) is not None:
            environ[name] = value
    environ["HTTP_HOST"] = host_of(scope)
    return environ
