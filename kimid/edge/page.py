"""A page made ready: for every coding the headers and the body exactly as they will be sent."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from kimid.edge.codings import CODINGS, Coding, coded, told_its_size, worth_compressing
from kimid.edge.stored import Mark
from kimid.ui.weight import PLACE, weight_words

type Headers = list[tuple[str, str]]

CACHE_CONTROL: Final = "public, no-cache, stale-if-error=86400"
_OURS: Final = frozenset({"content-length", "content-encoding", "vary", "etag", "cache-control"})
_NOT_IN_304: Final = frozenset({"content-length", "content-encoding", "content-type"})
_OVERHEAD: Final = 4_000  # bytes that headers, keys and Python objects of one page take, roughly
_TAG_OVERHEAD: Final = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """A page in one coding. `unchanged` are the headers of the 304 for whoever has it already."""

    coding: Coding
    etag: str
    headers: Headers
    unchanged: Headers
    body: list[bytes]


@dataclass(slots=True, eq=False)
class Page:
    """A stored page. `answers` has an entry for every coding; `size` is the memory it takes, in bytes."""

    answers: dict[Coding, Answer]
    tags: frozenset[str]
    fresh_until: float | None
    size: int
    by_query: bool
    used: bool = field(default=False)  # read since the store last looked for room

    def fresh(self, now: float) -> bool:
        """Whether the page still says what is true by the clock (seconds since 1970)."""
        return self.fresh_until is None or now < self.fresh_until


def make_page(body: bytes, headers: Headers, mark: Mark) -> Page:
    """Make a page of what a view answered: bodies, strong ETags, lengths and how long others may keep it."""
    body, small = _weighed(body)
    given = {name.lower(): value for name, value in headers}
    kept = [header for header in headers if header[0].lower() not in _OURS]
    kept.append(("Cache-Control", given.get("cache-control", CACHE_CONTROL)))
    kept.append(("Vary", "Accept-Encoding"))
    digest = blake2b(repr(kept).encode() + body, digest_size=12).hexdigest()
    plain = _answer("", body, kept, digest)
    answers: dict[Coding, Answer] = dict.fromkeys(CODINGS, plain)
    if worth_compressing(given.get("content-type", ""), body):
        for coding in ("br", "gzip"):
            ready = small if coding == "br" and small else coded(body, coding)
            answers[coding] = _answer(coding, ready, kept, digest)
    bodies = sum(len(answer.body[0]) for answer in {answer.coding: answer for answer in answers.values()}.values())
    size = bodies + _OVERHEAD + _TAG_OVERHEAD * len(mark.tags)
    return Page(answers, mark.tags, mark.fresh_until, size, mark.by_query)


def _weighed(body: bytes) -> tuple[bytes, bytes]:
    """The body with its weight told in it, and the same in brotli, made on the way. Compressing is the dearest thing here."""
    head, place, tail = body.partition(PLACE)
    return told_its_size(head, weight_words, tail) if place else (body, b"")


def _answer(coding: Coding, body: bytes, kept: Headers, digest: str) -> Answer:
    etag = f'"{digest}-{coding}"' if coding else f'"{digest}"'
    headers = [*kept, ("ETag", etag), ("Content-Length", str(len(body)))]
    if coding:
        headers.append(("Content-Encoding", coding))
    unchanged = [header for header in headers if header[0].lower() not in _NOT_IN_304]
    return Answer(coding, etag, headers, unchanged, [body])
