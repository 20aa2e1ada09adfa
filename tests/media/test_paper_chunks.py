"""A paper that comes in chunks before its form, and waits for it."""

import pytest

from kimid.media import chunks
from kimid.media.chunks import OutOfOrder, UploadChunk
from kimid.media.limits import MAX_BYTES
from kimid.media.papers import PaperRefused
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build

pytestmark = pytest.mark.django_db

_NAME = "23456789abcdefgh"


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim)


def _send(kim: Kim, who: Person, body: bytes, start: int, total: int) -> int:
    return chunks.collect_chunk(UploadChunk(_NAME, start, total, body), site=kim.site, by=who)


def test_chunks_of_a_paper_wait_for_its_form(kim: Kim, siti: Person) -> None:
    other = build.member(kim)

    assert _send(kim, siti, b"abc", 0, 5) == 3
    with pytest.raises(OutOfOrder):
        _send(kim, siti, b"abc", 0, 5)
    assert _send(kim, siti, b"de", 3, 5) == 5

    assert chunks.collected(_NAME, site=kim.site, by=siti) == b"abcde"
    assert chunks.collected(_NAME, site=kim.site, by=other) == b""
    assert chunks.collected("../../etc", site=kim.site, by=siti) == b""


def test_what_has_its_row_is_forgotten_once_and_twice(kim: Kim, siti: Person) -> None:
    chunks.keep_whole(_NAME, b"nota", site=kim.site, by=siti)
    assert chunks.collected(_NAME, site=kim.site, by=siti) == b"nota"

    for _ in range(2):
        chunks.forget_collected(_NAME, site=kim.site, by=siti)

    assert chunks.collected(_NAME, site=kim.site, by=siti) == b""


def test_a_paper_beyond_the_limit_is_refused_before_it_comes(kim: Kim, siti: Person) -> None:
    with pytest.raises(PaperRefused):
        _send(kim, siti, b"a", 0, MAX_BYTES + 1)
