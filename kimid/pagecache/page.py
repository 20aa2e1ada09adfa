"""A page ready to send: the exact headers and body for every coding."""

from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Final

from django.utils import timezone

from kimid.pagecache.compression import (
    CODINGS,
    Coding,
    compress,
    compress_with_size,
    worth_compressing,
)
from kimid.pagecache.directives import CacheDirective
from kimid.ui.page_size import PLACEHOLDER, page_size_html

type Headers = list[tuple[str, str]]

CACHE_CONTROL: Final = "public, no-cache, stale-if-error=86400"
_REPLACED_HEADERS: Final = frozenset(
    {"content-length", "content-encoding", "vary", "etag", "cache-control"}
)
_NOT_IN_304: Final = frozenset({"content-length", "content-encoding", "content-type"})
_OVERHEAD: Final = 4_000  # bytes, roughly: headers, keys and Python objects of one page
_TAG_OVERHEAD: Final = 200


@dataclass(frozen=True, slots=True)
class EncodedResponse:
    """A page in one coding. `not_modified_headers` are the headers of the 304."""

    coding: Coding
    etag: str
    headers: Headers
    not_modified_headers: Headers
    body: list[bytes]


@dataclass(slots=True, eq=False)
class Page:
    """A stored page. `responses` has an entry for every coding. `size` is the memory that it takes,
    in bytes.
    """

    responses: dict[Coding, EncodedResponse]
    tags: frozenset[str]
    fresh_until: float | None
    size: int
    varies_by_query: bool
    used: bool = field(default=False)  # read since the last eviction

    def is_fresh(self, now: float) -> bool:
        """Whether the page may still be sent at this time (seconds since 1970)."""
        return self.fresh_until is None or now < self.fresh_until


def make_page(body: bytes, headers: Headers, directive: CacheDirective) -> Page:
    """Make a page from the answer of a view: bodies, strong ETags, lengths and cache headers."""
    digest_of = body  # as it was made: the moment in its foot makes no other page of it
    body, brotli_body = _with_size(body)
    view_headers = {name.lower(): value for name, value in headers}
    shared_headers = [header for header in headers if header[0].lower() not in _REPLACED_HEADERS]
    shared_headers.append(("Cache-Control", view_headers.get("cache-control", CACHE_CONTROL)))
    shared_headers.append(("Vary", "Accept-Encoding"))
    digest = blake2b(repr(shared_headers).encode() + digest_of, digest_size=12).hexdigest()
    plain = _encoded_response("", body, shared_headers, digest)
    responses: dict[Coding, EncodedResponse] = dict.fromkeys(CODINGS, plain)
    if worth_compressing(view_headers.get("content-type", ""), body):
        for coding in ("br", "gzip"):
            encoded = brotli_body if coding == "br" and brotli_body else compress(body, coding)
            responses[coding] = _encoded_response(coding, encoded, shared_headers, digest)
    bodies = sum(
        len(response.body[0])
        for response in {response.coding: response for response in responses.values()}.values()
    )
    size = bodies + _OVERHEAD + _TAG_OVERHEAD * len(directive.tags)
    return Page(responses, directive.tags, directive.fresh_until, size, directive.varies_by_query)


def _with_size(body: bytes) -> tuple[bytes, bytes]:
    """The body with its compressed size and this moment in it, and the same in brotli. Compressing
    takes the most time here.
    """
    place = PLACEHOLDER.search(body)
    if place is None:
        return body, b""
    size_text = partial(page_size_html, made_at=timezone.now(), zone=place[1].decode())
    return compress_with_size(body[: place.start()], size_text, body[place.end() :])


def _encoded_response(
    coding: Coding, body: bytes, shared_headers: Headers, digest: str
) -> EncodedResponse:
    etag = f'"{digest}-{coding}"' if coding else f'"{digest}"'
    headers = [*shared_headers, ("ETag", etag), ("Content-Length", str(len(body)))]
    if coding:
        headers.append(("Content-Encoding", coding))
    not_modified_headers = [header for header in headers if header[0].lower() not in _NOT_IN_304]
    return EncodedResponse(coding, etag, headers, not_modified_headers, [body])
