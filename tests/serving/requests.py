"""Requests as granian hands them on, and what was answered."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from urllib.parse import urlsplit

from kimid.serving.application import WebApplication

HOST = "suka-maju.kim.localhost"


class Headers:
    """The headers of a request."""

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers

    def get(self, key: str, default: str | None = None) -> str | None:
        return self._headers.get(key, default)

    def get_all(self, key: str) -> list[str]:
        return [self._headers[key]] if key in self._headers else []

    def keys(self) -> list[str]:
        return list(self._headers)


class Scope:
    """A request without its body."""

    proto = "http"
    http_version = "1.1"
    client = "127.0.0.1:5000"

    def __init__(self, method: str, url: str, headers: dict[str, str]) -> None:
        parts = urlsplit(url)
        self.method, self.path, self.query_string = method, parts.path, parts.query
        self.authority: str | None = None
        self.headers = Headers({"host": parts.netloc, **headers})


class Sending:
    """A body that comes in pieces, each so many seconds after the one before."""

    def __init__(self, pieces: Sequence[bytes] = (), *, pause: float = 0) -> None:
        self._pieces, self._pause = pieces, pause
        self.given = 0
        self.status, self.headers, self.body = 0, dict[str, str](), b""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            await asyncio.sleep(self._pause)
            self.given += 1
            yield piece
        yield b""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.body = status, body
        self.headers = {name.lower(): value for name, value in headers}


async def ask(
    app: WebApplication,
    url: str,
    sending: Sending | None = None,
    *,
    length: int | None = None,
    **headers: str,
) -> Sending:
    """Send one request; a body makes it a form."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if sending is not None:
        named.setdefault("content-type", "application/x-www-form-urlencoded")
    if length is not None:
        named["content-length"] = str(length)
    answered = sending or Sending()
    await app.__rsgi__(Scope("GET" if sending is None else "POST", url, named), answered)
    return answered
