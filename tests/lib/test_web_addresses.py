"""Whose an address is, and texts with addresses as words."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.lib import web_addresses
from kimid.lib.web_addresses import (
    MAX_OWNER_LENGTH,
    address_in_words,
    addresses_in,
    in_words,
    owner_of,
    owners_in,
    web_link,
)

_EVIL: Final = "evil.com"


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("https://contoh.com/x", "contoh.com"),
        ("HTTPS://WWW.Contoh.COM./x#y", "contoh.com"),
        ("http://toko.contoh.co.id:8080", "contoh.co.id"),
        ("contoh.com:8080/x", "contoh.com"),
        ("https://suka-maju.desa.id/x", "suka-maju.desa.id"),
        # a subdomain for each person, and a page for each person
        ("https://warung.blogspot.com/2026/x", "warung.blogspot.com"),
        ("https://kim.wordpress.com/2026/x", "kim.wordpress.com"),
        ("https://www.wordpress.com/x", "www.wordpress.com"),
        ("https://bit.ly/abc", "bit.ly/abc"),
        ("https://bit.ly/abc%2Fdef", "bit.ly/abc/def"),
        ("https://linktr.ee/kim?x=1", "linktr.ee/kim"),
        ("https://t.me/kim/12", "t.me/kim"),
        ("https://wa.me/62812", "wa.me/62812"),
        ("https://api.whatsapp.com/send?phone=62", "api.whatsapp.com/send/phone=62"),
        ("https://m.facebook.com/groups/12/posts/3", "facebook.com/groups/12"),
        ("https://docs.google.com/forms/d/e/1FAI/viewform", "docs.google.com/forms/d/e/1FAI"),
        ("https://www.youtube.com/watch?v=ID", "youtube.com/watch/v=ID"),
        ("https://1.2.3.4/x", "1.2.3.4"),
    ],
)
def test_an_address_belongs_to_who_registered_it_or_has_a_page_there(
    address: str, owner: str
) -> None:
    assert owner_of(address) == owner


def test_each_site_of_an_install_is_an_owner_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kimid.lib.web_addresses._PARTED", {"kim.id"})

    assert [owner_of(each) for each in ("https://a.kim.id/x", "kim.id", "a.b.kim.id")] == [
        "a.kim.id",
        "kim.id",
        "kim.id",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://kalbarprov.go.id@evil.com/x",
        "https://kalbarprov.go.id:x@evil.com",
        "https:///evil.com",
        "https:\\\\evil.com",
        "https://evil\u3002com/x",
        "https://ev%69l.com",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fevil.com%2F",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.com",
        "https://youtube.com/redirect?q=https://evil.com",
        "https://web.archive.org/web/2020/https://evil.com/x",
        "https://google.com/url?q=https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.com",
    ],
)
def test_no_other_way_to_write_it_hides_whose_it_is(address: str) -> None:
    assert owner_of(address) == _EVIL


def test_a_path_cannot_climb_to_somebody_else() -> None:
    assert owner_of("https://t.me/baik/../jahat") == owner_of("https://t.me/baik/%2e%2e/jahat")
    assert owner_of("https://t.me/baik/../jahat") == "t.me/jahat"


def test_an_owner_has_no_character_that_a_database_refuses() -> None:
    assert owner_of("https://bit.ly/%00a%0A%7f") == "bit.ly/a"
    assert owner_of("https://bit.ly/%ff%fe").isprintable()


def test_letters_of_other_alphabets_are_another_name() -> None:
    assert owner_of("https://аррӏе.com") == "xn--80ak6aa92e.com"


def test_a_long_one_stays_short_and_its_own() -> None:
    one, other = (owner_of(f"https://bit.ly/{'a' * 300}{end}") for end in "xy")

    assert len(one) <= MAX_OWNER_LENGTH
    assert one != other


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Buka slot88.com, ya.", ["slot88.com"]),
        ("Lihat (https://bit.ly/abc).", ["https://bit.ly/abc"]),
        ("ke www.slot.xyz!", ["www.slot.xyz"]),
        ("pemda.go.id,evil.com", ["pemda.go.id", "evil.com"]),
        ("Slot88.Com", ["Slot88.Com"]),
        ("hxxp://evil.com", ["hxxp://evil.com"]),
        ("[klik](//evil.com) atau /evil.net", ["evil.com", "evil.net"]),
        ("- satu\n-evil.com --evil.net", ["evil.com", "evil.net"]),
        ("_evil.com_ *evil.net*", ["evil.com", "evil.net"]),
        ("evil.com-daftar, evil.net- ya", ["evil.com", "evil.net"]),
        ("xn--80ak6aa92e.com", ["xn--80ak6aa92e.com"]),
        ("menang.To menang.Me, menang.In", ["menang.To", "menang.Me", "menang.In"]),
        ("menang.Ke. menang.La", ["menang.Ke", "menang.La"]),
        ("SL.Com QQ.Bet AB.Me", ["SL.Com", "QQ.Bet", "AB.Me"]),
        ("slot88.com@ slot88.net@x", ["slot88.com", "slot88.net"]),
        # no addresses: mail, degrees, a missing space, files, numbers
        ("kim@desa-maju.com, rina.id-kim@gmail.com", []),
        ("dan/atau.Ke kantor, jam/hari", []),
        ("kim@gmail.com", []),
        ("dr.Budi, S.Sos. M.Si, S.Ag.,M.Pd. S.Ag.M.Si, SE.M.Si, A.Md, K.H.As'ad", []),
        ("Ini rumah.Dia pulang. Hujan reda.Si Budi lari, lalu.La Ode juga", []),
        ("sudah datang.Ke kantor pukul 08.00, Rp5.000", []),
        ("surat.pdf dan index.php", []),
    ],
)
def test_addresses_are_found_where_a_chat_would_make_links(text: str, addresses: list[str]) -> None:
    assert list(addresses_in(text)) == addresses


def test_only_the_addresses_of_these_owners_become_words() -> None:
    text = "Buka https://slot88.com/x dan bit.ly/abc, juga dinas.go.id."

    shown = in_words(text, {"slot88.com", "bit.ly/abc"})

    assert shown == "Buka slot88 titik com/x dan bit titik ly/abc, juga dinas.go.id."
    assert owners_in(shown) == {"dinas.go.id"}


def test_words_are_no_address() -> None:
    for address in ("https://a.b.co.id/x.php?y=z.com", "www.a.com", "a\u3002com"):
        assert not list(addresses_in(address_in_words(address)))


def test_only_addresses_of_the_web_are_links() -> None:
    assert web_link("contoh.com/x") == "https://contoh.com/x"
    assert web_link("HTTP://contoh.com") == "HTTP://contoh.com"
    assert web_link("javascript://x%0aalert(1)") == ""


@pytest.mark.parametrize("piece", ["a", "a.", "a-", "a.b,", "www.", "http://", "x@", "a.com "])
def test_long_texts_are_read_in_no_time(piece: str) -> None:
    assert owners_in(piece * 20_000) is not None


@given(st.text(st.sampled_from(" .:/\\\u3002\uff0e\uff61@w-_aA1\n\u00e9?#,"), max_size=30))
def test_the_quick_look_misses_no_address(text: str) -> None:
    whole = [match[0] for match in web_addresses._ADDRESS.finditer(text)]

    assert not whole or web_addresses._HINT.search(text)
