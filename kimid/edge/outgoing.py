"""Answers on their way out: in the coding the browser wants, without a body where it has it already."""

from collections.abc import Iterable
from typing import Final, NamedTuple, Self
from wsgiref.types import StartResponse, WSGIEnvironment

from kimid.edge.codings import Coding, coded, wanted, worth_compressing
from kimid.edge.page import Page
from kimid.edge.reply import Reply

_BODILESS: Final = ("1", "204", "304")


class Wish(NamedTuple):
    """How the browser would like its answer. Read before Django sees the request, because Django shall not."""

    head: bool
    coding: Coding
    known: str  # the ETags it has

    @classmethod
    def of(cls, environ: WSGIEnvironment) -> Self:
        """The wish of a request."""
        return cls(
            environ["REQUEST_METHOD"] == "HEAD",
            wanted(environ.get("HTTP_ACCEPT_ENCODING", "")),
            environ.get("HTTP_IF_NONE_MATCH", ""),
        )


def give(page: Page, wish: Wish, start: StartResponse) -> Iterable[bytes]:
    """Give out a stored page, or say that the browser's copy is still good."""
    answer = page.answers[wish.coding]
    if wish.known and _knows(wish.known, answer.etag):
        start("304 Not Modified", answer.unchanged)
        return []
    start("200 OK", answer.headers)
    return [] if wish.head else answer.body


def _knows(known: str, etag: str) -> bool:
    tags = (tag.strip().removeprefix("W/") for tag in known.split(","))
    return any(tag in (etag, "*") for tag in tags)


def pass_on(reply: Reply, wish: Wish, start: StartResponse, *, secret: bool) -> Iterable[bytes]:
    """Send on what is not stored. A secret page is not compressed: its length would tell of the secret."""
    if not reply.cache_control:
        reply.set_header("Cache-Control", "no-store")
    if reply.stream is None:
        _fit(reply, "" if secret else wish.coding)
    start(reply.status, reply.headers)
    if wish.head or reply.status.startswith(_BODILESS):
        reply.close()
        return []
    return [reply.body] if reply.stream is None else reply.stream


def _fit(reply: Reply, coding: Coding) -> None:
    if reply.status.startswith(_BODILESS):
        return
    if worth_compressing(reply.header("content-type"), reply.body) and not reply.header("content-encoding"):
        reply.set_header("Vary", ", ".join(filter(None, (reply.header("vary"), "Accept-Encoding"))))
        if coding:
            reply.body = coded(reply.body, coding)
            reply.set_header("Content-Encoding", coding)
    reply.set_header("Content-Length", str(len(reply.body)))
