"""The signs of a site in browsers, and the files of cloth on the media host."""

import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from kimid.lib import palette
from kimid.sites.models import Accent, Dye
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]
MEDIA = Client(HTTP_HOST="media.localhost")
RUANG = Client(HTTP_HOST="ruang.localhost")


def test_a_site_may_choose_only_among_the_palettes_that_have_colours() -> None:
    assert set(Dye.values) == set(palette.GROUNDS) == set(palette.INKS)
    assert set(Accent.values) == set(palette.ACCENTS)


@pytest.mark.parametrize("label", ["kim-satu", "kab-kubu-raya", "teluk-kapuas-6112012012", ""])
def test_every_public_site_has_the_icons_its_pages_speak_of(reader: Reader, label: str) -> None:
    build.kim(label="kim-satu")
    head = reader(label).get("/").content.decode().partition("</head>")[0]
    spoken_of = re.findall(r'<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]+)"', head)

    assert spoken_of == ["/favicon.svg", "/ikon-192.png", "/manifest.webmanifest"]
    assert [reader(label).get(path).status_code for path in spoken_of] == [200, 200, 200]


@pytest.mark.parametrize("size", [192, 512])
def test_an_icon_is_a_picture_of_its_size_with_round_corners(reader: Reader, size: int) -> None:
    build.kim(label="kim-satu")
    answer = reader("kim-satu").get(f"/ikon-{size}.png")
    picture = Image.open(BytesIO(answer.content)).convert("RGBA")

    assert answer["Content-Type"] == "image/png"
    assert picture.size == (size, size)
    assert picture.getpixel((0, 0))[3] == 0  # type: ignore[index]  # RGBA has four
    assert picture.getpixel((size // 2, size // 8))[3] == 255  # type: ignore[index]  # as above


def test_an_icon_of_another_size_is_no_address(reader: Reader) -> None:
    build.kim(label="kim-satu")

    assert reader("kim-satu").get("/ikon-513.png").status_code == 404
    assert RUANG.get("/ikon-16.png").status_code == 404


def test_neighbours_have_different_signs_and_the_dye_is_seen_in_them(reader: Reader) -> None:
    one = build.kim("6112012012", label="kim-satu")
    other = build.kim("6112012011", label="kim-dua")
    signs = [reader(kim.site.label).get("/favicon.svg").content.decode() for kim in (one, other)]

    assert signs[0] != signs[1]
    assert all(palette.GROUNDS[one.site.dye] in sign for sign in signs)
    for sign in signs:
        ElementTree.fromstring(sign)


def test_a_phone_is_told_name_colours_and_icons(reader: Reader) -> None:
    site = build.kim(label="kim-satu", name="KIM Teluk Kapuas").site
    answer = reader("kim-satu").get("/manifest.webmanifest")
    said = answer.json()

    assert answer["Content-Type"] == "application/manifest+json"
    assert (said["name"], said["display"], said["lang"]) == ("KIM Teluk Kapuas", "browser", "id")
    assert said["theme_color"] == palette.GROUNDS[site.dye]
    assert [reader("kim-satu").get(icon["src"]).status_code for icon in said["icons"]] == [
        200,
        200,
        200,
    ]


def test_the_workspace_has_a_sign_of_its_own() -> None:
    build.kim(label="kim-satu")
    sign = RUANG.get("/favicon.svg")

    assert sign["Content-Type"] == "image/svg+xml"
    assert sign.content != Client(HTTP_HOST="kim-satu.kim.localhost").get("/favicon.svg").content
    assert RUANG.get("/ikon-192.png")["Content-Type"] == "image/png"


@pytest.mark.parametrize("shape", ["tile", "card", "strip"])
def test_the_cloth_of_a_region_is_kept_for_ever(shape: str) -> None:
    build.region("6112012012")
    answer = MEDIA.get(f"/kain/6112012012-{shape}.nila-padi.svg")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert palette.GROUNDS["nila"] in answer.content.decode()
    assert palette.ACCENTS["padi"] in answer.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "6112012999-tile.nila-padi",  # no such village
        "4-tile.nila-padi",
        "41-tile.nila-padi",
        "6112012012-tile.hijau-padi",
        "6112012012-tile.nila-emas",
        "6112012012-tile.nila-nila",
        "6112012012-banner.nila-padi",
        "6112012012-tile.nila-padi.nila",
        "6112012012-tile",
        "06112012012-tile.nila-padi",
    ],
)
def test_what_is_no_cloth_of_a_region_has_no_address(name: str) -> None:
    build.region("6112012012")

    assert MEDIA.get(f"/kain/{name}.svg").status_code == 404
