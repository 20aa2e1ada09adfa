"""A photo arrives in chunks: a broken connection costs one of them, a lost answer costs nothing."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.media import spool
from kimid.media.limits import MAX_BYTES
from kimid.media.models import Photo
from kimid.media.reactions import UNFINISHED_FOR, clean_up
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db

NAME: Final = "23456789abcdefgh"


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi")


@pytest.fixture
def photo() -> bytes:
    """A photo of several chunks."""
    body = encoded(scene(1500, 1100), quality=95)
    assert len(body) > 2 * spool.CHUNK_BYTES
    return body


def _piece(
    who: Client, kim: Kim, body: bytes, start: int, total: int, *, name: str = NAME
) -> tuple[int, dict[str, Any]]:
    answer = who.post(
        f"/s/{kim.site.label}/foto/{name}/potongan/",
        body,
        content_type="application/octet-stream",
        headers={"Upload-Offset": str(start), "Upload-Length": str(total)},
    )
    return answer.status_code, answer.json() if "json" in answer["Content-Type"] else {}


def _all(who: Client, kim: Kim, body: bytes, name: str = NAME) -> tuple[int, dict[str, Any]]:
    reply: tuple[int, dict[str, Any]] = (0, {})
    for start in range(0, len(body), spool.CHUNK_BYTES):
        reply = _piece(
            who, kim, body[start : start + spool.CHUNK_BYTES], start, len(body), name=name
        )
    return reply


def _spooled_files(media_dir: Path) -> list[Path]:
    return list((media_dir.parent / "on-the-way").glob("*/*"))


@pytest.mark.all_sites
def test_a_photo_is_whole_with_its_last_piece(
    ruang: Door, kim: Kim, dedi: Person, photo: bytes, media_dir: Path
) -> None:
    phone = ruang(dedi)

    first = _piece(phone, kim, photo[: spool.CHUNK_BYTES], 0, len(photo))
    status, reply = _all(phone, kim, photo)

    assert first == (200, {"have": spool.CHUNK_BYTES})
    assert (status, reply["name"], reply["url"]) == (
        200,
        NAME,
        f"/s/{kim.site.label}/foto/{NAME}/320.webp",
    )
    assert [row.name for row in Photo.objects.all()] == [NAME]
    assert phone.get(reply["url"]).status_code == 200
    assert _spooled_files(media_dir) == []


def test_kimid_says_where_to_go_on_after_a_broken_connection(
    ruang: Door, kim: Kim, dedi: Person, photo: bytes
) -> None:
    phone = ruang(dedi)
    _piece(phone, kim, photo[: spool.CHUNK_BYTES], 0, len(photo))

    asked = _piece(phone, kim, b"", 0, len(photo))
    twice = _piece(phone, kim, photo[: spool.CHUNK_BYTES], 0, len(photo))
    too_far = _piece(phone, kim, photo[-10:], len(photo) - 10, len(photo))

    assert asked == (200, {"have": spool.CHUNK_BYTES})
    assert twice == too_far == (409, {"have": spool.CHUNK_BYTES})


@pytest.mark.all_sites
def test_an_answer_that_was_lost_makes_no_second_photo(
    ruang: Door, kim: Kim, dedi: Person, photo: bytes
) -> None:
    phone = ruang(dedi)
    _all(phone, kim, photo)

    again = [
        _piece(phone, kim, photo[-10:], len(photo) - 10, len(photo)),
        _piece(phone, kim, b"", 0, len(photo)),
    ]

    assert [(status, reply["name"]) for status, reply in again] == [(200, NAME)] * 2
    assert Photo.objects.count() == 1


def test_a_colleague_and_a_stranger_with_my_name_for_a_photo_get_neither_it_nor_its_pieces(
    ruang: Door, kim: Kim, dedi: Person, photo: bytes
) -> None:
    colleague = ruang(build.member(kim))
    phone = ruang(dedi)
    other = build.kim(label="kim-dua")
    stranger = ruang(build.member(other))
    _piece(phone, kim, photo[: spool.CHUNK_BYTES], 0, len(photo))

    assert _piece(colleague, kim, b"", 0, len(photo)) == (200, {"have": 0})
    assert _piece(stranger, kim, b"", 0, len(photo))[0] == 404
    _all(phone, kim, photo)
    for who, where in ((colleague, kim), (stranger, other)):
        status, reply = _piece(who, where, b"", 0, len(photo))
        assert (status, list(reply)) == (422, ["error"])


def test_what_is_too_large_or_no_photo_is_refused_and_leaves_nothing(
    ruang: Door, kim: Kim, dedi: Person, media_dir: Path
) -> None:
    phone = ruang(dedi)

    assert _piece(phone, kim, bytes(10), 0, MAX_BYTES + 1)[0] == 422
    assert _piece(phone, kim, bytes(spool.CHUNK_BYTES + 1), 0, MAX_BYTES)[0] == 400
    assert _piece(phone, kim, bytes(20), 0, 10) == (409, {"have": 0})
    assert _piece(phone, kim, b"GIF89a" + bytes(900), 0, 906)[0] == 422
    assert _piece(phone, kim, b"", 0, 10, name="../../etc/passwd")[0] == 404
    assert _piece(phone, kim, b"", 0, 10, name="2" * 15)[0] == 404
    assert _spooled_files(media_dir) == []


def test_the_name_of_another_file_begins_anew(
    ruang: Door, kim: Kim, dedi: Person, photo: bytes
) -> None:
    phone = ruang(dedi)
    _piece(phone, kim, photo[: spool.CHUNK_BYTES], 0, len(photo))

    assert _piece(phone, kim, b"", 0, 100) == (409, {"have": 0})
    assert _piece(phone, kim, b"", 0, len(photo)) == (200, {"have": 0})


def test_nobody_fills_the_disk_with_what_never_becomes_whole(
    ruang: Door, kim: Kim, dedi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "MAX_FILES", 2)
    phone = ruang(dedi)

    reply = [_piece(phone, kim, b"x", 0, 10, name=f"2345678{last}" * 2)[0] for last in "abc"]

    assert reply == [200, 200, 429]
    assert _piece(ruang(build.member(kim)), kim, b"x", 0, 10)[0] == 200


def test_what_nobody_goes_on_with_is_swept_away(
    ruang: Door, kim: Kim, dedi: Person, media_dir: Path
) -> None:
    _piece(ruang(dedi), kim, b"x", 0, 10)

    clean_up.func(at=timezone.now() + UNFINISHED_FOR - timedelta(minutes=1))
    assert len(_spooled_files(media_dir)) == 1

    clean_up.func(at=timezone.now() + UNFINISHED_FOR + timedelta(minutes=1))
    assert _spooled_files(media_dir) == []
