"""One account sends many photos and not endlessly many; what waits on the phone is not lost."""

from datetime import timedelta
from typing import Final

import pytest

from kimid.media import chunks, upload_rate
from kimid.media.attachments import DocumentRefused
from kimid.media.sandbox import PhotoRefused
from kimid.newsroom.rules import Tipster
from kimid.sites.guard import on_site
from tests import build

pytestmark = pytest.mark.django_db

MOST: Final = 120


def test_a_hundred_and_twenty_files_and_then_one_every_half_minute() -> None:
    rina, dedi = build.person(), build.person()
    for _ in range(MOST):
        upload_rate.refuse_too_many_of(rina, PhotoRefused, build.AT)

    with pytest.raises(DocumentRefused, match="Tunggu beberapa menit"):
        upload_rate.refuse_too_many_of(rina, DocumentRefused, build.AT)
    upload_rate.refuse_too_many_of(dedi, PhotoRefused, build.AT)
    upload_rate.refuse_too_many_of(rina, PhotoRefused, build.AT + timedelta(seconds=30))


def test_people_without_account_are_counted_where_their_form_comes_in() -> None:
    for _ in range(MOST + 1):
        upload_rate.refuse_too_many_of(Tipster(), PhotoRefused, build.AT)


def test_a_photo_in_pieces_stays_on_the_server_until_there_is_room() -> None:
    kim = build.kim()
    rina = build.member(kim)
    body = b"x" * 64
    chunk = chunks.UploadChunk("a" * 14, 0, len(body), body)
    for _ in range(MOST):
        upload_rate.refuse_too_many_of(rina, PhotoRefused, build.AT)

    with on_site(kim.site), pytest.raises(PhotoRefused) as refusal:
        chunks.receive_chunk(chunk, site=kim.site, by=rina, at=build.AT)
    progress = chunks.UploadChunk(chunk.name, 0, 0, b"")

    assert refusal.value.reason == "often"
    with on_site(kim.site):
        assert chunks.receive_chunk(progress, site=kim.site, by=rina, at=build.AT).received == 64
