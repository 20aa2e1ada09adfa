"""What a group types about papers, and the words that a paper lets pass."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market import paper_schedule
from kimid.market.actions import papers, products
from kimid.market.claims import claim_refusal, without_halal
from kimid.market.models import GoodsPaperKind, Product, ProductPaper
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.public_words import WordsRefused
from tests import build
from tests.conftest import Door
from tests.market import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]
_HALAL: Final = GoodsPaperKind.HALAL


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def dodol(kim: Kim) -> Product:
    return making.shown(kim, name="Dodol lidah buaya")


def _address(product: Product) -> str:
    return f"/s/kim-satu/lapak/barang/{product.public_id}/kertas/"


def _change(product: Product, **changes: Any) -> None:
    editor = build.member(Kim.objects.get(site=product.site), Role.EDITOR)
    with on_site(product.site):
        data = making.product_data(**changes)
        products.change_product(product, data=data, by=editor, at=timezone.now())


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"kind": ""}, "Pilih kertasnya dulu"),
        ({"number": ""}, "Salin dari kertasnya"),
        ({"expires_on": ""}, "sampai kapan"),
        ({"expires_on": "1-1-1944"}, "sudah lewat"),
        ({"expires_on": "1-1-2150"}, "terlalu jauh"),
        ({"expires_on": "besok"}, "belum terbaca"),
        ({"issued_on": "1-1-2150"}, "sudah lewat"),
        ({"kind": "nib", "number": "0220001234567"}, "tidak punya hari habis"),
        ({"kind": "tidak-halal", "expires_on": ""}, "tidak punya nomor"),
    ],
)
def test_a_paper_that_cannot_be_comes_back_with_a_sentence(
    kim: Kim, dodol: Product, ruang: Door, sent: dict[str, str], words: str
) -> None:
    day = f"{timezone.localdate() + timedelta(days=90):%d-%m-%Y}"
    form = {"kind": "p-irt", "number": "2156102010123-30", "expires_on": day, **sent}
    answer = ruang(build.member(kim)).post(_address(dodol), form)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert form["number"] in page
    with on_site(kim.site):
        assert not ProductPaper.objects.exists()


def test_two_taps_write_one_paper_and_a_second_of_its_kind_is_refused(
    kim: Kim, dodol: Product, ruang: Door
) -> None:
    phone = ruang(build.member(kim, Role.EDITOR))
    sent = {"kind": "halal", "number": "ID 6111 0001 2345 67890", "code": "k7mp3xqa"}

    assert phone.post(_address(dodol), sent).status_code == 302
    assert phone.post(_address(dodol), sent).status_code == 302
    again = phone.post(_address(dodol), {**sent, "code": "k7mp3xqb"})
    assert (again.status_code, "sudah tercatat" in again.content.decode()) == (422, True)
    with on_site(kim.site):
        assert [str(row) for row in ProductPaper.objects.all()] == ["Halal ID61110001234567890"]


def test_an_editor_changes_and_takes_off_a_paper_and_a_member_does_not(
    kim: Kim, dodol: Product, ruang: Door
) -> None:
    paper = making.paper(dodol, _HALAL)
    address = f"/s/kim-satu/lapak/kertas/{paper.public_id}/"
    member, editor = ruang(build.member(kim)), ruang(build.member(kim, Role.EDITOR))
    sent = {"number": "ID61110001234567891"}

    assert member.get(address).status_code == 200
    assert member.post(address, sent).status_code == 404
    assert member.post(f"{address}lepas/").status_code == 404
    assert editor.post(address, sent).status_code == 302
    assert "ID61110001234567891" in editor.get(address).content.decode()
    assert editor.post(f"{address}lepas/").status_code == 302
    assert editor.get(address).status_code == 404


def test_the_word_halal_passes_with_its_number_on_record(
    kim: Kim, dodol: Product, reader: Readers, ruang: Door
) -> None:
    editor = ruang(build.member(kim, Role.EDITOR))
    form = f"/s/kim-satu/lapak/barang/{dodol.public_id}/ubah/"
    sent = {
        "seller": dodol.seller.public_id,
        "name": "Dodol halal",
        "price": "30rb",
        "unit": "kotak",
        "stock": "ada",
        "category": "makanan",
    }
    refused = editor.post(form, sent)
    assert (refused.status_code, "nomor sertifikat" in refused.content.decode()) == (422, True)
    with pytest.raises(WordsRefused):
        _change(dodol, taste="Dijamin halal.")

    making.paper(dodol, _HALAL)
    assert editor.post(form, sent).status_code == 302
    assert "Dodol halal" in reader("kim-satu").get(dodol.path).content.decode()


def test_the_word_leaves_readers_with_its_paper_and_comes_back_with_a_new_one(
    kim: Kim, dodol: Product, reader: Readers
) -> None:
    paper = making.paper(dodol, _HALAL)
    picture = build.photo(kim).as_picture() | {"caption": "Dodol halal di meja"}
    _change(dodol, name="Dodol halal", taste="Manis, dijamin halal.", photos=[picture])
    with on_site(kim.site):
        editor = build.member(kim, Role.EDITOR)
        papers.end_paper(paper, by=editor, at=timezone.now())
    site = reader("kim-satu")
    for path in (dodol.path, "/lapak/", "/cari/?q=dodol"):
        page = site.get(path).content.decode()
        assert "Dodol" in page, path
        assert "halal" not in page.lower(), path
    dodol.refresh_from_db()
    assert dodol.name == "Dodol halal"

    making.paper(dodol, _HALAL)
    assert "Dodol halal" in site.get(dodol.path).content.decode()


def test_halal_ends_on_the_day_that_is_printed_and_its_word_with_it(
    kim: Kim, dodol: Product, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = timezone.localdate() + timedelta(days=20)
    paper = making.paper(dodol, _HALAL, expires_on=day)
    _change(dodol, name="Dodol halal")
    site, later = reader("kim-satu"), timezone.now() + timedelta(days=22)
    assert "Dodol halal" in site.get(dodol.path).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: later)
    main = site.get(dodol.path).content.decode().partition("<h1>")[2].partition("</h1>")[0]
    assert main == "Dodol"

    paper_schedule.lapse_one.func(kim.site.pk, paper.pk, at=later)
    assert "halal" not in site.get("/lapak/").content.decode().lower()
    assert "halal" not in site.get(dodol.path).content.decode().lower()


@pytest.mark.parametrize(
    "text", ["Tidak halal", "Halal bihalal nanti", "mengandung babi", "nonhalal"]
)
def test_what_claims_nothing_passes_and_stays(text: str) -> None:
    assert claim_refusal(text) == ""
    assert without_halal(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Manis, dijamin halal.", "Manis."),
        ("HALAL dan enak", "dan enak"),
        ("Untuk halal bihalal, sudah halal", "Untuk halal bihalal"),
        ("Bukan haram: h\u200balal!", "Bukan haram: !"),
        ("\uff48\uff41\uff4c\uff41\uff4c", ""),
        ("Halal ID61110001234567890", "Halal ID61110001234567890"),
    ],
)
def test_a_text_without_the_word_claims_nothing(text: str, left: str) -> None:
    assert without_halal(text) == left
    assert claim_refusal(without_halal(text)) == ""
