"""Addresses and forms that no person types. PostgreSQL takes no NUL in any text, and no half of a
character.
"""

import re
from pathlib import Path
from typing import Final

import pytest
from django.test import Client

import kimid
from kimid.newsroom.models import Story
from kimid.people.models import Person
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

OFFICE: Final = "/s/kab-kubu-raya"
_HALF: Final = b"\xed\xa0\x80"  # half a character, as no phone sends it
_READS: Final = re.compile(r"request\.body|request\.read\(|JSONField\(widget|forms\.JSONField")


@pytest.fixture
def officer() -> Person:
    build.portal("6112")
    return build.officer("6112")


@pytest.mark.parametrize("page", ["permohonan/", "daftar-kim/", "kepala-desa/"])
def test_a_search_for_nul_is_a_bad_request(page: str, officer: Person, ruang: Door) -> None:
    browser = ruang(officer)

    answer = browser.get(f"{OFFICE}/{page}", {"cari": "a\0"})

    assert (answer.status_code, "belum kami terima" in answer.text) == (400, True)
    assert browser.get(f"{OFFICE}/{page}", {"cari": "a%00"}).status_code == 200


def test_nor_is_it_taken_in_forms_and_on_public_pages(officer: Person, ruang: Door) -> None:
    kim = build.kim()
    public = Client(HTTP_HOST=kim.site.host)

    statuses = [
        ruang(officer).post(f"{OFFICE}/permohonan/unduh/", {"cari": "\0", "csv": "1"}).status_code,
        public.get("/cari/", {"q": "\0"}).status_code,
        public.get("/cari/", {"q": "kangkung"}).status_code,
    ]

    assert statuses == [400, 400, 200]


@pytest.mark.parametrize("is_multipart", [False, True])
def test_half_a_character_takes_nothing_along_of_what_was_typed(
    ruang: Door, *, is_multipart: bool
) -> None:
    kim = build.kim(label="kim-satu")
    phone = ruang(build.member(kim))
    typed = {"draft": b"abcdefghjk", "sheet": b"abcdefghjk", "title": b"Air %s pasang" % _HALF}

    answer = phone.generic(
        "POST", "/s/kim-satu/tulis/simpan/", _body(typed, is_multipart), _TYPES[is_multipart]
    )

    assert (answer.status_code, Story.objects.get().title) == (200, "Air \ufffd\ufffd\ufffd pasang")


def test_nor_is_a_nul_taken_where_a_phone_sends_what_was_typed(ruang: Door) -> None:
    phone = ruang(build.member(build.kim(label="kim-satu")))
    typed = {"draft": b"abcdefghjk", "sheet": b"abcdefghjk", "title": b"Air \0"}

    statuses = {
        phone.generic("POST", f"/s/kim-satu/{path}", _body(typed, is_multipart), kind).status_code
        for path in ("tulis/simpan/", "tulis/kirim/", "tulis/lihat/", "tulis/")
        for is_multipart, kind in _TYPES.items()
    }

    assert (statuses, Story.objects.exists()) == ({400}, False)


def test_these_alone_read_a_body_that_is_no_form_or_json_in_a_field() -> None:
    root = Path(kimid.__file__).parent

    readers = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if _READS.search(file.read_text())
    }

    # Pieces of photos are bytes; keys of phones are looked at before they are stored.
    assert readers == {"media/views.py", "people/passkey_forms.py"}


_TYPES: Final = {
    False: "application/x-www-form-urlencoded",
    True: "multipart/form-data; boundary=batas",
}


def _body(fields: dict[str, bytes], is_multipart: bool) -> bytes:
    if not is_multipart:
        return b"&".join(
            name.encode() + b"=" + b"".join(b"%%%02x" % byte for byte in value)
            for name, value in fields.items()
        )
    parts = [
        b'--batas\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        % (name.encode(), value)
        for name, value in fields.items()
    ]
    return b"".join(parts) + b"--batas--\r\n"
