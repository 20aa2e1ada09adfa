"""Answers on their way out: in the coding that the browser prefers, without a body that it has
already.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple, Self
from wsgiref.types import StartResponse, WSGIEnvironment

from kimid.pagecache.compression import Coding, compress, preferred_coding, worth_compressing
from kimid.pagecache.page import Page
from kimid.pagecache.reply import Reply

_BODILESS: Final = ("1", "204", "304")


class ClientPreferences(NamedTuple):
    """How the browser wants its answer. Read before Django sees the request, because Django must
    not see it.
    """

    is_head: bool
    coding: Coding
    known_etags: str  # the ETags of its copies

    @classmethod
    def of(cls, environ: WSGIEnvironment) -> Self:
        return cls.stated(
            environ["REQUEST_METHOD"],
            environ.get("HTTP_ACCEPT_ENCODING", ""),
            environ.get("HTTP_IF_NONE_MATCH", ""),
        )

    @classmethod
    def stated(cls, method: str, accept_encoding: str | None, known_etags: str | None) -> Self:
        """From a method and two headers."""
        return cls(method == "HEAD", preferred_coding(accept_encoding or ""), known_etags or "")


def send_page(page: Page, preferences: ClientPreferences, start: StartResponse) -> Iterable[bytes]:
    """Send a stored page, or answer that the browser's copy is still good."""
    response = page.responses[preferences.coding]
    if preferences.known_etags and _has_etag(preferences.known_etags, response.etag):
        start("304 Not Modified", response.not_modified_headers)
        return []
    start("200 OK", response.headers)
    return [] if preferences.is_head else response.body


def _has_etag(known_etags: str, etag: str) -> bool:
    tags = (tag.strip().removeprefix("W/") for tag in known_etags.split(","))
    return any(tag in (etag, "*") for tag in tags)


def send_reply(
    reply: Reply, preferences: ClientPreferences, start: StartResponse, *, compressed: bool = True
) -> Iterable[bytes]:
    """Send an answer that is not stored."""
    if not reply.cache_control:
        reply.set_header("Cache-Control", "no-store")
    if reply.stream is None:
        _encode(reply, preferences.coding if compressed else "")
    start(reply.status, reply.headers)
    if preferences.is_head or reply.status.startswith(_BODILESS):
        reply.close()
        return []
    return [reply.body] if reply.stream is None else reply.stream


def _encode(reply: Reply, coding: Coding) -> None:
    if reply.status.startswith(_BODILESS):
        return
    if worth_compressing(reply.header("content-type"), reply.body) and not reply.header(
        "content-encoding"
    ):
        reply.set_header("Vary", ", ".join(filter(None, (reply.header("vary"), "Accept-Encoding"))))
        if coding:
            reply.body = compress(reply.body, coding)
            reply.set_header("Content-Encoding", coding)
    reply.set_header("Content-Length", str(len(reply.body)))
