"""Twelve megapixels leave the phone as a few hundred kilobytes, and nobody learns where
Dedi lives.
"""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Request, Response, expect

from kimid.media.spool import CHUNK_BYTES
from tests.journeys.conftest import Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.media.hostile import SECRETS
from tests.media.pictures import twelve_megapixels

MOST: Final = 300 * 1024
LIGHT: Final = 40 * 1024
SHELF: Final = "/s/teluk-kapuas/foto/"


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo as the phone keeps it, with the place in it."""
    file = tmp_path_factory.mktemp("phone") / "RAHASIA-rumah.jpg"
    file.write_bytes(twelve_megapixels())
    assert file.stat().st_size > 1_500_000
    return file


def _weight(request: Request) -> int:
    """Bytes that left the phone in the body of a request, as its own header counts them."""
    return int(request.all_headers()["content-length"])


def _weights(sent: list[Request]) -> dict[str, int]:
    """Bytes that left the phone for each photo, which goes in pieces to an address of its own."""
    weights: dict[str, int] = {}
    for request in sent:
        weights[request.url] = weights.get(request.url, 0) + _weight(request)
    return weights


def _stored(visitor: Visitor) -> list[Path]:
    return sorted(visitor.house.folder.glob("media/own/*/*/*"))


def test_a_large_photo_is_shrunk_on_the_phone_and_tells_nothing_of_its_place(
    come: Come, photo: Path
) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHELF}")
    before = _stored(dedi)
    sent: list[Request] = []
    dedi.page.on(
        "requestfinished",
        lambda request: sent.append(request) if request.method == "POST" else None,
    )

    dedi.page.get_by_label("Tambah foto").set_input_files([photo, photo])
    expect(dedi.page.locator("[data-photo-list] [data-state=good]")).to_have_count(
        2, timeout=30_000
    )

    assert "2 foto, ±" in dedi.page.locator("[data-photo-words]").inner_text()
    assert "Aslinya" in dedi.look("terkirim")
    weights = _weights(sent)
    assert len(weights) == 2
    assert all(0 < weight <= MOST for weight in weights.values()), weights
    assert max(map(_weight, sent)) <= CHUNK_BYTES
    files = [file for file in _stored(dedi) if file not in before]
    assert sorted(file.name for file in files) == sorted(
        ["192.webp", "320.webp", "540.webp", "640.webp", "960.webp", "1200.webp"] * 2
    )
    assert [
        secret
        for secret in (*SECRETS, b"GPSLatitude")
        for file in files
        if secret in file.read_bytes()
    ] == []
    assert dedi.press("Simpan foto") == 200
    assert "2 foto sudah tersimpan." in dedi.look("tersimpan")


def test_what_is_no_photo_is_said_before_anything_leaves_the_phone(
    come: Come, photo: Path, tmp_path: Path
) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHELF}")
    sent: list[Request] = []
    dedi.page.on(
        "request", lambda request: sent.append(request) if request.method == "POST" else None
    )
    fake = tmp_path / "lucu.jpg"
    fake.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")

    dedi.page.get_by_label("Tambah foto").set_input_files(fake)
    dedi.page.get_by_text("Foto ini tidak terbaca. Coba yang lain.").wait_for()

    assert sent == []
    dedi.look("tidak-terbaca")
    dedi.page.get_by_role("button", name="Buang").click()
    assert "tidak terbaca" not in dedi.look("dibuang")


def test_a_dropped_line_keeps_the_photo_and_sends_it_again(come: Come, photo: Path) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHELF}")
    dedi.page.context.set_offline(True)
    dedi.page.get_by_label("Tambah foto").set_input_files(photo)
    dedi.page.get_by_text("Putus sebelum sampai.").wait_for(timeout=30_000)
    dedi.troubles.clear()  # Chromium reports the dropped line, as it should

    dedi.page.context.set_offline(False)

    expect(dedi.page.locator("[data-photo-list] [data-state=good]")).to_have_count(
        1, timeout=30_000
    )


@pytest.mark.parametrize("label", ["teluk-kapuas", "kalimantan-barat", ""])
def test_the_first_picture_of_a_page_is_light_on_a_cheap_phone(
    label: str, chromium: Browser, house: House
) -> None:
    phone = chromium.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = phone.new_page()
    pictures: list[Response] = []
    page.on("response", lambda answer: pictures.append(answer) if "/f/" in answer.url else None)

    page.goto(f"{house.public(label)}/", wait_until="networkidle")
    if not pictures:  # another journey has put a story without a picture on top
        with page.expect_response("**/f/**"):
            page.mouse.wheel(0, 4_000)

    assert len(pictures[0].body()) <= LIGHT
    assert pictures[0].headers["content-type"] in {"image/webp", "image/avif"}
    phone.close()


def test_without_script_the_same_field_sends_the_files_with_the_form(
    come: Come, photo: Path, tmp_path: Path
) -> None:
    dedi = come(script=False)
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHELF}")
    fake = tmp_path / "lucu.jpg"
    fake.write_bytes(b"GIF89a" + bytes(900))

    dedi.page.get_by_label("Tambah foto").set_input_files([photo, fake])
    assert dedi.press("Simpan foto") == 422

    assert "Foto ke-2: Berkas ini bukan foto." in dedi.look("satu-ditolak")
    assert dedi.press("Simpan foto") == 200
    assert "1 foto sudah tersimpan." in dedi.look("tersimpan")
