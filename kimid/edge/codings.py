"""Content codings: which one a browser wants, and bodies in it. The empty coding is the body as it is."""

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

import brotli

type Coding = Literal["br", "gzip", ""]

# In our order of liking: brotli is the smallest.
CODINGS: Final[tuple[Coding, ...]] = ("br", "gzip", "")
_TEXTS: Final = ("text/", "application/json", "application/javascript", "application/manifest+json", "image/svg+xml")
_SMALLEST: Final = 300  # below this a compressed body saves nothing that a packet does not swallow


@lru_cache(maxsize=512)
def wanted(accept: str) -> Coding:
    """The coding for an Accept-Encoding header: the one most wanted (q), ours first when two are wanted alike."""
    weights = _weights(accept)
    rest = weights.get("*", 0.0)
    # A browser that does not speak of the plain body takes it, but likes everything it named better.
    liking = {"br": weights.get("br", rest), "gzip": weights.get("gzip", rest), "": weights.get("identity", 0.0001)}
    best = max(CODINGS, key=lambda coding: liking[coding])
    return best if liking[best] else ""


def _weights(accept: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    return weights


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def worth_compressing(content_type: str, body: bytes) -> bool:
    """Whether a body of this type is text and long enough to gain."""
    return len(body) >= _SMALLEST and (content_type.startswith(_TEXTS) or "+xml" in content_type or "/xml" in content_type)


def told_its_size(head: bytes, words: Callable[[int], bytes], tail: bytes) -> tuple[bytes, bytes]:
    """A body whose own size in brotli is told, in words, between head and tail; and the same body in brotli. Compressed once."""
    compressor = brotli.Compressor(mode=brotli.MODE_TEXT, quality=5, lgwin=16)
    small: bytes = compressor.process(head) + compressor.flush()
    rest = words(len(small) + len(tail)) + tail
    small += compressor.process(rest) + compressor.finish()
    return head + rest, small


def coded(body: bytes, coding: Coding) -> bytes:
    """The body in a coding. The same body always gives the same bytes."""
    if coding == "br":
        # A window of 64 KB holds nearly every page, keeps the compressor small, and gives fewer bytes than a larger one.
        small: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=5, lgwin=16)
        return small
    # For the few that take no brotli: a quarter of the work of the usual level, for a tenth more bytes.
    return zlib.compress(body, 3, wbits=31) if coding == "gzip" else body
