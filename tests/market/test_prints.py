"""Price tags, flyers and catalogues: what stands on them, and how they are made."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from io import BytesIO
from pathlib import PurePosixPath

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.market import catalogues
from kimid.market.actions import products
from kimid.market.models import GoodsCategory, Stock
from kimid.media import storage, typeset
from kimid.media.queries import pictures_by_name
from kimid.media.sandbox import ProcessingFailed
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making, selling
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db

type Sent = Mapping[str, str | list[str]]
type Readers = Callable[[str], Client]

_CATALOGUE = "/lapak/katalog.pdf"
_LABELS = "/s/kim-satu/lapak/cetak/label.pdf"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _codes(pdf: bytes, page: int = 0) -> list[str]:
    """What a phone reads from a page."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=3).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def _file(client: Client, path: str, sent: Sent | None = None) -> bytes:
    answer = client.get(path, sent or {})
    assert answer.status_code == 200, (path, answer.content[:300])
    assert answer["Content-Type"] == "application/pdf"
    return bytes(answer.content)


def _picture(kim: Kim) -> Picture:
    photo = build.photo(kim, data=encoded(scene(1200, 900)))
    with on_site(kim.site):
        [picture] = pictures_by_name([photo.name])
    return picture


def test_a_catalogue_has_what_readers_have_and_no_number(kim: Kim, reader: Readers) -> None:
    by = build.member(kim, Role.EDITOR)
    honey = making.shown(kim, by=by)
    gone = making.shown(kim, by=by, name="Ikan salai", price=110_000)
    thief = build.member(kim, Role.EDITOR)
    making.shown(kim, by=thief, name="Gula aren")
    making.draft(kim, by=by, name="Kerupuk basah")
    assert "Ikan salai" in _words(_file(reader("kab-kubu-raya"), _CATALOGUE))
    with on_site(kim.site):
        products.withdraw(gone, why="Habis.", by=by, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    for label in ("kim-satu", "sungai-raya-611201", "kab-kubu-raya"):
        pdf = _file(reader(label), _CATALOGUE)
        words = _words(pdf)
        assert "Madu kelulut" in words, label
        assert f"Harga per {clock.day(honey.price_on)}" in words
        assert "Bu Salmah" in words
        for missing in ("Ikan salai", "Gula aren", "Kerupuk basah", "5550123", "5550-123"):
            assert missing not in words, (label, missing)
    assert kim.site.name in words
    assert reader("").get(_CATALOGUE).status_code == 404


def test_a_catalogue_is_tagged_and_a_phone_reads_its_codes(kim: Kim, reader: Readers) -> None:
    honey = making.shown(kim, photos=[_picture(kim)])
    pdf = _file(reader("kim-satu"), _CATALOGUE)

    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root
        assert str(document.Root.Lang) == "id-ID"
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert "Katalog Lapak" in str(document.open_metadata()["dc:title"])
        assert len(document.pages) == 2
    assert honey.site.url_of("/lapak/") in _codes(pdf)
    assert honey.item is not None
    assert honey.item.url in _codes(pdf, page=1)
    assert len(pdf) < 2 * 200 * 1024


def test_a_catalogue_is_drawn_once_until_something_changes(
    kim: Kim, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    honey = making.shown(kim)
    first = _file(reader("kim-satu"), _CATALOGUE)
    monkeypatch.setattr(typeset, "run_worker", _never)
    assert _file(reader("kim-satu"), _CATALOGUE) == first
    by = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        products.note_stock(honey, stock=Stock.SOLD_OUT, by=by, at=timezone.now())
    answer = reader("kim-satu").get(_CATALOGUE)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Katalog sedang disusun" in answer.content.decode()
    monkeypatch.undo()
    assert "Habis" in _words(_file(reader("kim-satu"), _CATALOGUE))
    stored = _stored()
    typeset.remove_old_sheets(timezone.now() + timedelta(days=1))
    assert _stored() == stored
    typeset.remove_old_sheets(timezone.now() + timedelta(days=3))
    assert not _stored()


def test_nobody_waits_for_the_catalogue_of_others(kim: Kim, reader: Readers) -> None:
    making.shown(kim)
    with catalogues.DRAWING:
        assert reader("kim-satu").get(_CATALOGUE).status_code == 503
    assert reader("kim-satu").get(_CATALOGUE).status_code == 200


def test_a_large_catalogue_comes_in_parts(
    kim: Kim, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "PART_SIZE", 2)
    of = making.seller(kim)
    for number in range(3):
        making.shown(kim, of, name=f"Keranjang {number}", category=GoodsCategory.CRAFT)
    first, second = (
        _words(_file(reader("kim-satu"), path)) for path in (_CATALOGUE, "/lapak/katalog-2.pdf")
    )
    assert "Bagian 1" in first
    assert "Keranjang 2" in first
    assert "Keranjang 0" not in first
    assert "Keranjang 0" in second
    for part in ("3", "0", "11", "999999999999"):
        assert reader("kim-satu").get(f"/lapak/katalog-{part}.pdf").status_code == 404


def test_words_that_no_font_has_do_not_stop_a_sheet(kim: Kim, reader: Readers) -> None:
    making.shown(kim, name="Kopi 🔥 #let x = 1 <b> 咖啡", taste="Žluťoučký $x$ *tebal* \\u{1f600}")
    words = _words(_file(reader("kim-satu"), _CATALOGUE))
    assert "Kopi #let x = 1 <b>" in words
    assert "*tebal*" in words


def test_ticked_goods_get_their_labels(kim: Kim, ruang: Door) -> None:
    honey, basket = making.shown(kim), making.shown(kim, name="Keranjang pandan", price=60_000)
    member = ruang(build.member(kim))
    page = member.get("/s/kim-satu/lapak/cetak/").content.decode()
    assert "Keranjang pandan, Rp60.000 per botol" in page
    sent: Sent = {"goods": [honey.public_id, basket.public_id], "copies": "5"}
    pdf = _file(member, _LABELS, sent)
    words = _words(pdf)
    assert (words.count("Rp25.000"), words.count("Rp60.000")) == (5, 5)
    assert "628125550123" not in words
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert set(_codes(pdf)) == {each.site.url_of(each.path) for each in (honey, basket)}


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"copies": "5"}, "Centang dulu barangnya"),
        ({"goods": ["tidakada23"], "copies": "5"}, "tidak tampil lagi"),
        ({"goods": ["madu2345"], "copies": "7"}, "Pilih salah satu"),
    ],
)
def test_labels_of_nothing_are_explained(kim: Kim, ruang: Door, sent: Sent, answer: str) -> None:
    making.shown(kim)
    page = ruang(build.member(kim)).get(_LABELS, sent)
    assert page.status_code == 422
    assert answer in page.content.decode()


def test_a_flyer_has_her_number_only_if_she_asked(kim: Kim, ruang: Door) -> None:
    honey = making.shown(kim, photos=[_picture(kim)])
    member = ruang(build.member(kim))
    address = f"/s/kim-satu/lapak/barang/{honey.public_id}/selebaran.pdf"
    for paper, width in (("a4", 595), ("a5", 420)):
        pdf = _file(member, address, {"paper": paper})
        assert round(pypdfium2.PdfDocument(pdf)[0].get_width()) == width
        assert "5550" not in _words(pdf)
        assert len(pdf) < 200 * 1024
    asked = _words(_file(member, address, {"paper": "a4", "with_phone": "on"}))
    assert "WhatsApp 0812-5550-123" in asked
    assert member.get(address, {"paper": "a0"}).status_code == 404
    draft = making.draft(kim, name="Gula aren")
    hidden = f"/s/kim-satu/lapak/barang/{draft.public_id}/selebaran.pdf?paper=a4"
    assert member.get(hidden).status_code == 404


def test_the_list_leads_to_its_catalogue_where_there_is_one(kim: Kim, reader: Readers) -> None:
    assert _CATALOGUE not in reader("kim-satu").get("/lapak/").content.decode()
    making.shown(kim)
    for label, is_there in (("kim-satu", True), ("kab-kubu-raya", True), ("", False)):
        page = reader(label).get("/lapak/").content.decode()
        assert (_CATALOGUE in page) is is_there, label


def _stored() -> set[str]:
    return {name for name, _ in storage.stored(PurePosixPath("prints"))}


def _never(*_: object) -> None:
    raise ProcessingFailed("busy")


def test_a_seller_prints_tags_of_her_own_goods_by_her_link_and_of_nobody_elses(kim: Kim) -> None:
    editor = build.member(kim, Role.EDITOR)
    salmah = selling.linked(kim, by=editor)
    honey = making.shown(kim, salmah.seller, by=editor)
    waits = making.draft(kim, salmah.seller, by=editor, name="Keripik pisang")
    other = making.shown(kim, making.seller(kim, by=editor, name="Pak Darwis"), by=editor)
    label = "{}barang/{}/label.pdf".format
    assert label(salmah.path, honey.public_id) in salmah.phone.get(salmah.path).content.decode()

    sheet = _file(salmah.phone, label(salmah.path, honey.public_id))

    assert _words(sheet).count(honey.name) == 10
    assert honey.item is not None
    assert set(_codes(sheet)) == {honey.item.url}
    for hidden in (waits, other):
        assert salmah.phone.get(label(salmah.path, hidden.public_id)).status_code == 404
    stranger = selling.phone().get(label(salmah.path, honey.public_id))
    assert stranger.status_code == 409
    more = [salmah.phone.get(label(salmah.path, honey.public_id)).status_code for _ in range(10)]
    assert more == [*[200] * 9, 429]
