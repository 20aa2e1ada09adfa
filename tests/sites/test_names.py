"""Own names: people paste all kinds of text, and some ask for names of others."""

from typing import Final

import pytest
from pytest_django import Settings

from kimid.sites.own_names import (
    MAX_LENGTH,
    NameRefused,
    display_name,
    read_name,
    registered_domain,
)

READ: Final = {
    "suka-maju.desa.id": "suka-maju.desa.id",
    "  Suka-Maju.DESA.id ": "suka-maju.desa.id",
    "suka-maju.desa.id.": "suka-maju.desa.id",
    "https://suka-maju.desa.id/profil?x=1#y": "suka-maju.desa.id",
    "http://www.suka-maju.desa.id:8080/": "www.suka-maju.desa.id",
    "kim.suka-maju.desa.id": "kim.suka-maju.desa.id",
    "kimsukamaju.id": "kimsukamaju.id",
    "kim。sukamaju.id": "kim.sukamaju.id",  # the full stop of a Chinese keyboard
    "ｋｉｍ.sukamaju.id": "kim.sukamaju.id",  # wide letters
    "désa.id": "xn--dsa-bma.id",
    "XN--DSA-BMA.id": "xn--dsa-bma.id",
    "kim.blogspot.com": "kim.blogspot.com",
}
REFUSED: Final = {
    "endings of everybody": [
        "desa.id",
        "go.id",
        "or.id",
        "id",
        "com",
        "blogspot.com",
        "github.io",
        "co.uk",
    ],
    "endings that are none": ["sukamaju.desaku", "suka-maju.tidak-ada"],
    "no names": [
        "",
        " ",
        ".",
        "..",
        "suka maju.desa.id",
        "suka_maju.desa.id",
        "-a.desa.id",
        "a-.desa.id",
        "a..desa.id",
        "*.x.desa.id",
    ],
    "more than names": [
        "kim@suka-maju.desa.id",
        "x.desa.id, y.desa.id",
        "x.desa.id\x00",
        "x.desa.id\nHost: y",
        "<b>x</b>.desa.id",
    ],
    "numbers": [
        "127.0.0.1",
        "1.2.3.4:80",
        "[::1]",
        "::1",
        "2001:db8::1",
        "0x7f.1",
        "127.1",
        "1.2.3.4.",
        "http://10.0.0.1/",
        "a.b.1",
    ],
    "nowhere": [
        "kim.localhost.id.localhost",
        "x.local",
        "x.test",
        "x.example",
        "x.invalid",
        "x.onion",
        "1.0.10.in-addr.arpa",
    ],
    "not theirs": ["x.example.com", "example.org"],
    "ours": [
        "kim.localhost",
        "kim-lain.kim.localhost",
        "ruang.localhost",
        "x.ruang.localhost",
        "media.localhost",
        "localhost",
    ],
    "too long": [
        f"{'a' * 64}.desa.id",
        ".".join(["a" * 60] * 4) + ".desa.id",
        "a." * 150 + "desa.id",
    ],
}


@pytest.mark.parametrize("typed", READ)
def test_a_name_is_read_however_it_was_typed_or_pasted(typed: str) -> None:
    assert read_name(typed) == READ[typed]
    assert read_name(READ[typed]) == READ[typed]


@pytest.mark.parametrize("typed", [typed for words in REFUSED.values() for typed in words])
def test_what_is_no_name_for_one_site_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NameRefused) as why:
        read_name(typed)
    assert str(why.value).endswith((".", "desa.id"))


def test_a_name_above_or_beneath_the_install_is_refused(settings: Settings) -> None:
    settings.BASE_HOST = "kim.id"
    settings.RUANG_HOST = "ruang.kominfo.go.id"

    for name in (
        "kim.id",
        "x.kim.id",
        "a.b.kim.id",
        "kominfo.go.id",
        "ruang.kominfo.go.id",
        "x.ruang.kominfo.go.id",
    ):
        with pytest.raises(NameRefused):
            read_name(name)
    assert read_name("bukankim.id") == "bukankim.id"
    assert read_name("lain.kominfo.go.id") == "lain.kominfo.go.id"


def test_letters_of_javanese_are_a_name_and_are_read_back() -> None:
    name = read_name("ꦢꦺꦱ.id")

    assert name.startswith("xn--")
    assert display_name(name) == "ꦢꦺꦱ.id"
    assert display_name("xn--zzzzzz-rubbish99999.id") == "xn--zzzzzz-rubbish99999.id"


def test_the_longest_name_leaves_room_for_its_proof() -> None:
    name = ".".join(["a" * 59] * 3) + "." + "b" * 48 + ".desa.id"
    assert len(name) <= MAX_LENGTH
    assert read_name(name) == name


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("x.desa.id", "x.desa.id"),
        ("kim.x.desa.id", "x.desa.id"),
        ("a.b.x.id", "x.id"),
        ("desa.id", None),
    ],
)
def test_the_registered_part_of_a_name(name: str, part: str | None) -> None:
    assert registered_domain(name) == part
