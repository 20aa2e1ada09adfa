import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.pagecache.compression import compress, preferred_coding, worth_compressing


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("BR ; Q=1", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("*, br;q=0", "gzip"),
        ("identity;q=1, gzip;q=0.5", ""),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("br;q=nonsense, gzip;q=0", ""),
        ("identity", ""),
        ("identity;q=0, br;q=0, gzip;q=0", ""),
        ("zstd", ""),
    ],
)
def test_the_coding_is_the_one_the_browser_wants_most(accept: str, coding: str) -> None:
    assert preferred_coding(accept) == coding


@given(st.text(alphabet="brgzipidentity*;=q0.1, ", max_size=60))
def test_nobody_gets_a_coding_that_was_refused(accept: str) -> None:
    # A header may name a coding twice; the last word counts.
    assert preferred_coding(f"{accept}, br;q=0, gzip;q=0") == ""


@given(st.text(alphabet="brgzipidentity*;=q0.1, ", max_size=60), st.sampled_from(["br", "gzip"]))
def test_a_coding_that_is_wanted_alone_is_given(accept: str, coding: str) -> None:
    others = "*;q=0, identity;q=0, br;q=0, gzip;q=0"
    assert preferred_coding(f"{accept}, {others}, {coding};q=0.3") == coding


@given(st.binary(max_size=5_000))
def test_a_body_comes_back_from_every_coding(body: bytes) -> None:
    assert compress(body, "") == body
    assert gzip.decompress(compress(body, "gzip")) == body
    assert brotli.decompress(compress(body, "br")) == body
    assert compress(body, "gzip") == compress(body, "gzip")


@pytest.mark.parametrize(
    ("content_type", "size", "worth"),
    [
        ("text/html; charset=utf-8", 1_000, True),
        ("text/html; charset=utf-8", 200, False),
        ("application/rss+xml", 1_000, True),
        ("image/svg+xml", 1_000, True),
        ("image/webp", 1_000, False),
        ("", 1_000, False),
    ],
)
def test_only_texts_of_some_length_are_compressed(
    content_type: str, size: int, worth: bool
) -> None:
    assert worth_compressing(content_type, b"x" * size) is worth
