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
    decompress,
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
# Brotli, and gzip, which is a little longer and may be asked for.
_BOTH_SMALL: Final = 2.2


@dataclass(frozen=True, slots=True)
class EncodedResponse:
    """A page in one coding. `not_modified_headers` are the headers of the 304."""

    coding: Coding
    etag: str
    headers: Headers
    not_modified_headers: Headers
    body: list[bytes]


class PageResponses(dict[Coding, EncodedResponse]):
    """A page in every coding. Brotli is made with the page, for nearly all readers; gzip when
    somebody asks for it. Without `keep_small` the plain body stays, too.
    """

    def __init__(self, plain: EncodedResponse, headers: Headers, digest: str) -> None:
        super().__init__({"": plain})
        self._headers = headers
        self._digest = digest

    def __missing__(self, coding: Coding) -> EncodedResponse:
        if coding == "":
            return self._encoded(coding, decompress(self["br"].body[0]))
        made = self[coding] = self._encoded(coding, compress(self[""].body[0], coding))
        return made

    def add(self, coding: Coding, body: bytes) -> None:
        """Add the body in a coding that is known already."""
        self[coding] = self._encoded(coding, body)

    def share_plain(self) -> None:
        """Send the plain body in every coding: it is too short or no text."""
        self.update(dict.fromkeys(CODINGS, self[""]))

    def keep_small(self) -> None:
        """Forget the plain body where brotli has it: it is four times as large, and hardly ever
        asked for.
        """
        if self.get("br") is not self.get(""):
            self.pop("", None)

    def _encoded(self, coding: Coding, body: bytes) -> EncodedResponse:
        return _encoded_response(coding, body, self._headers, self._digest)


@dataclass(slots=True, eq=False)
class Page:
    """A stored page. `size` is the memory that it takes, in bytes."""

    responses: PageResponses
    tags: frozenset[str]
    fresh_until: float | None
    size: int
    varies_by_query: bool
    used: bool = field(default=False)  # read since the last eviction
    awaits_file: bool = field(default=True)  # nobody has tried yet to write one

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
    responses = PageResponses(plain, shared_headers, digest)
    if worth_compressing(view_headers.get("content-type", ""), body):
        responses.add("br", brotli_body or compress(body, "br"))
        bodies = _BOTH_SMALL * len(responses["br"].body[0])
    else:
        responses.share_plain()
        bodies = len(body)
    size = round(bodies) + _OVERHEAD + _TAG_OVERHEAD * len(directive.tags)
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
