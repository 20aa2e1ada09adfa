"""Addresses that people guess: each leads to the page that it means, or to the search."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.wire import guessed_addresses
from kimid.wire.guessed_addresses import address_of, guessed_word, lead_to
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


@pytest.mark.parametrize(
    ("guess", "address"),
    [
        ("/warta", "/berita/"),
        ("/Warta/?hal=2", "/berita/"),
        ("/cek_fakta", "/cek-fakta/"),
        ("/cek%20fakta/", "/cek-fakta/"),
        ("/hoaks", "/cek-fakta/"),
        ("/Beranda", "/"),
        ("/hubungi-kami", "/kontak/"),
        ("/UMKM", "/lapak/"),
    ],
)
def test_a_guess_leads_to_the_page_that_it_means(guess: str, address: str, reader: Reader) -> None:
    build.kim(label="kim-satu")
    for host in ("kim-satu", "kalimantan-barat", ""):
        answer = reader(host).get(guess)
        assert (answer.status_code, answer["Location"]) == (302, address)
        assert reader(host).get(address).status_code == 200
    assert reader("kim-satu").head(guess).status_code == 302


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/berita", "/berita/"),
        ("/Berita/", "/berita/"),
        ("/BERITA", "/berita/"),
        ("/arsip", "/arsip/"),
        ("/Cari?q=Jalan", "/cari/?q=Jalan"),
        ("/Sitemap.XML", "/sitemap.xml"),
    ],
)
def test_capitals_or_a_lost_slash_lead_on(typed: str, address: str, reader: Reader) -> None:
    build.kim(label="kim-satu")
    for host in ("kim-satu", "kalimantan-barat", ""):
        answer = reader(host).get(typed)
        assert (answer.status_code, answer["Location"]) == (301, address)
        assert reader(host).get(address).status_code == 200
    assert reader("kim-satu").post(typed).status_code == 404


def test_a_story_is_there_without_its_last_slash(reader: Reader) -> None:
    site = build.kim(label="kim-satu")
    path = build.published(site, 1)[0].path
    answer = reader("kim-satu").get(path.removesuffix("/").upper())
    assert (answer.status_code, answer["Location"]) == (301, path)


def test_a_redirect_asks_no_database(reader: Reader) -> None:
    build.kim(label="kim-satu")
    visitor = reader("kim-satu")
    with CaptureQueriesContext(connection) as of_site:
        visitor.get("/robots.txt")  # all that it asks is whose host this is
    with CaptureQueriesContext(connection) as of_guess:
        assert visitor.get("/warta").status_code == 302
    assert len(of_guess) == len(of_site) <= 1


@pytest.mark.parametrize("word", ["koperasi", "ronda", "RONDA/", "Pasar_Desa"])
def test_a_word_of_no_subject_stands_in_the_search_of_the_404(word: str, reader: Reader) -> None:
    build.kim(label="kim-satu")
    for host in ("kim-satu", "kalimantan-barat"):
        answer = reader(host).get(f"/{word}")
        typed = word.strip("/").lower().replace("_", " ")
        assert answer.status_code == 404
        assert f'value="{typed}"' in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    ["/berita/?hal=99", "/berita/tidak-ada-123abc/", "/a/b/", "/evil.example", "/%22%3E%3Cscript"],
)
def test_other_addresses_lead_nowhere(path: str, reader: Reader) -> None:
    build.kim(label="kim-satu")
    answer = reader("kim-satu").get(path)
    assert answer.status_code == 404
    assert "<script" not in answer.content.decode().partition("</head>")[2]


def test_a_page_that_is_not_there_sets_no_cookie(reader: Reader) -> None:
    build.kim(label="kim-satu")
    for path in ("/ronda", "/a/b/", "/warta"):
        answer = reader("kim-satu").get(path, headers={"Cookie": "csrftoken=def"})
        assert not answer.cookies


def test_a_guess_of_what_only_another_host_has_leads_nowhere(reader: Reader) -> None:
    build.kim(label="kim-satu")
    assert reader("kim-satu").get("/tentang-kami")["Location"] == "/profil/"
    assert reader("kalimantan-barat").get("/tentang-kami").status_code == 404
    assert reader("kalimantan-barat").get("/kabar/").status_code == 200
    assert reader("kim-satu").get("/kabar/")["Location"] == "/"
    assert reader("kim-satu").post("/warta").status_code == 404


def test_a_word_leads_to_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessed_addresses, "_ADDRESSES", dict(guessed_addresses._ADDRESSES))
    lead_to("/koperasi/", "kopdes", "simpan")
    lead_to("/koperasi/", "kopdes")
    assert address_of(guessed_word("/KOPDES/")) == "/koperasi/"
    with pytest.raises(ValueError, match="kopdes leads to /koperasi/ already"):
        lead_to("/potensi/", "kopdes")
    assert guessed_word("//evil.example/") == guessed_word("//kopdes") == ""
    with pytest.raises(ValueError, match="no word"):
        lead_to("/potensi/", "dua kata")
