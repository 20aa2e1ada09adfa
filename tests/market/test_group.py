"""What a group does with its market."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.market import doubtful, reactions
from kimid.market.actions import products, sellers
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import Product, Seller, Stock
from kimid.media.actions import StoredRenditions
from kimid.newsroom.actions import retouching
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.public_words import WordsRefused
from tests import build
from tests.conftest import Door
from tests.market import making

pytestmark = pytest.mark.django_db

_HOME = "/s/kim-satu/lapak/"
_SELLER = {
    "name": "Bu Salmah",
    "place": "Dusun Hulu",
    "phone": "0812-5550-123",
    "consent_by": "Bu Salmah sendiri",
    "consent_to": "Dedi",
    "consent_on": "12-3-2025",
}
_PRODUCT = {
    "name": "Madu kelulut",
    "price": "25rb",
    "unit": "botol",
    "stock": "ada",
    "category": "makanan",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def test_a_writer_enters_a_seller_without_a_phone_and_an_editor_publishes(
    kim: Kim, ruang: Door
) -> None:
    writer, editor = ruang(build.member(kim)), ruang(build.member(kim, Role.EDITOR))
    assert writer.get(f"{_HOME}barang/baru/").status_code == 302
    assert writer.post(f"{_HOME}penjual/baru/", _SELLER | {"phone": ""}).status_code == 302
    with on_site(kim.site):
        seller = Seller.objects.get()
    sent = _PRODUCT | {"seller": seller.public_id}
    assert writer.post(f"{_HOME}barang/baru/", sent).status_code == 302
    with on_site(kim.site):
        product = Product.objects.get()
    address = f"{_HOME}barang/{product.public_id}/"
    assert "Redaktur atau ketua" in writer.get(address).content.decode()
    assert writer.post(f"{address}tampilkan/").status_code == 404
    assert editor.post(f"{address}tampilkan/").status_code == 302
    product.refresh_from_db()

    assert (seller.phone, product.price, product.is_shown) == ("", 25_000, True)
    assert writer.get(f"{address}ubah/").status_code == 404
    assert editor.get(f"{address}ubah/").status_code == 200


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("price", "0", "lebih dari nol"),
        ("price", "1e12", "15rb"),
        ("taste", "Dijamin halal", "nomor sertifikat"),
        ("about", "Menyembuhkan batuk", "dilarang"),
        ("name", "Slot gacor", "gacor"),
        ("minimum", "0", "Paling sedikit 1"),
    ],
)
def test_what_cannot_stand_comes_back_with_a_sentence_at_its_field(
    kim: Kim, ruang: Door, field: str, typed: str, words: str
) -> None:
    seller = making.seller(kim)
    sent = {**_PRODUCT, "seller": seller.public_id, "delivery": "Ambil di dermaga", field: typed}
    answer = ruang(build.member(kim)).post(f"{_HOME}barang/baru/", sent)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert "Ambil di dermaga" in page
    with on_site(kim.site):
        assert not Product.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("phone", "bu salmah", "0812-5550-123"),
        ("consent_on", "1-1-1944", "sudah lewat"),
        ("consent_on", "1-1-2150", "sudah lewat"),
        ("consent_by", "", "Tanpa izin"),
    ],
)
def test_a_seller_needs_consent_and_a_number_that_can_be_called(
    kim: Kim, ruang: Door, field: str, typed: str, words: str
) -> None:
    answer = ruang(build.member(kim)).post(f"{_HOME}penjual/baru/", _SELLER | {field: typed})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_two_taps_make_one_good(kim: Kim, ruang: Door) -> None:
    seller = making.seller(kim)
    phone = ruang(build.member(kim))
    sent = _PRODUCT | {"seller": seller.public_id, "number": "k7mp3xqa"}

    assert phone.post(f"{_HOME}barang/baru/", sent).status_code == 302
    assert phone.post(f"{_HOME}barang/baru/", sent).status_code == 409
    with on_site(kim.site):
        assert Product.objects.count() == 1


def test_of_many_old_prices_one_stands_open_at_home(kim: Kim, ruang: Door) -> None:
    today = clock.today(timezone.now(), "WIB")
    for days, name in ((70, "Madu"), (90, "Keripik"), (80, "Tempe")):
        making.shown(kim, name=name, price_on=today - timedelta(days=days))

    home = ruang(build.member(kim)).get("/s/kim-satu/").content.decode()

    before, folded = home.split("2 harga lain perlu ditanya")
    assert ("Keripik" in before, "Madu" in before, "Tempe" in before) == (True, False, False)
    assert folded.index("Tempe") < folded.index("Madu")


def test_one_tap_says_sold_out_and_another_the_same_price(kim: Kim, ruang: Door) -> None:
    old = clock.today(timezone.now(), "WIB") - timedelta(days=70)
    product = making.shown(kim, price_on=old, stock_words="panen kemarin")
    member = ruang(build.member(kim))
    address = f"{_HOME}barang/{product.public_id}/"
    home = member.get("/s/kim-satu/").content.decode()
    assert "Harga masih sama" in home
    assert "Menunggu saya · 1" in home
    member.post(f"{address}stok/", {"stock": "habis"})
    member.post(f"{address}stok/", {"stock": "banyak"})
    member.post(f"{address}harga-sama/")
    product.refresh_from_db()

    today = clock.today(timezone.now(), "WIB")
    assert (product.stock, product.stock_words) == (Stock.SOLD_OUT, "")
    assert (product.price_on, product.has_old_price(today)) == (today, False)
    assert "Harga masih sama" not in member.get("/s/kim-satu/").content.decode()


def test_what_waits_is_on_the_home_of_an_editor(kim: Kim, ruang: Door) -> None:
    making.draft(kim)
    editor = ruang(build.member(kim, Role.EDITOR)).get("/s/kim-satu/").content.decode()
    member = ruang(build.member(kim)).get("/s/kim-satu/").content.decode()

    assert "Barang menunggu ditampilkan" in editor
    assert "Barang menunggu ditampilkan" not in member


def test_a_new_price_has_a_new_day_and_reaches_all_lists(kim: Kim) -> None:
    old = clock.today(timezone.now(), "WIB") - timedelta(days=30)
    product = making.shown(kim, price_on=old)
    editor = build.member(kim, Role.EDITOR)

    def change(**changes: object) -> None:
        data = making.product_data(**changes)
        with on_site(kim.site):
            products.change_product(product, data=data, by=editor, at=timezone.now())

    change(taste="Manis.")
    assert product.price_on == old
    change(price=30_000)
    assert product.price_on == clock.today(timezone.now(), "WIB")
    assert product.item is not None
    assert product.item.data["price"] == "30000"


def test_a_seller_who_changed_is_new_in_all_lists(kim: Kim) -> None:
    product = making.shown(kim)
    data = making.seller_data(name="Ibu Salmah")
    with on_site(kim.site):
        sellers.change_seller(
            product.seller, data=data, by=build.member(kim, Role.CHAIR), at=timezone.now()
        )
    assert product.item is not None
    product.item.refresh_from_db()
    assert product.item.data["seller"] == "Ibu Salmah"


def test_a_good_is_withdrawn_once_with_a_reason(kim: Kim, ruang: Door) -> None:
    product = making.shown(kim)
    person = build.member(kim, Role.EDITOR)
    editor = ruang(person)
    address = f"{_HOME}barang/{product.public_id}/tarik/"

    assert editor.post(address, {"why": ""}).status_code == 422
    assert editor.post(address, {"why": "Lihat slot88.com"}).status_code == 422
    assert editor.post(address, {"why": "Sudah berhenti."}).status_code == 302
    product.refresh_from_db()
    assert product.withdrawn_reason == "Sudah berhenti."
    with on_site(kim.site), pytest.raises(GoodsRefused):
        products.note_stock(product, stock=Stock.READY, by=person, at=timezone.now())
    with on_site(kim.site), pytest.raises(GoodsRefused):
        products.publish(product, by=person, at=timezone.now())


def test_a_claim_beside_a_photo_is_refused(kim: Kim) -> None:
    picture = build.photo(kim).as_picture() | {"caption": "Khasiat obat dari hutan"}

    with pytest.raises(WordsRefused, match="khasiat obat"):
        making.draft(kim, photos=[picture])


def test_a_photo_made_anew_is_made_anew_in_goods_and_sellers(kim: Kim) -> None:
    photo = build.photo(kim)
    seller = making.seller(kim, photos=[photo.as_picture()])
    product = making.shown(kim, seller, photos=[photo.as_picture()])
    stored = StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)
    with on_site(kim.site):
        retouching.retouch(photo, stored=stored, by=build.BUILDER, at=timezone.now())
    reactions.replace_retouched_photo.call(Event.objects.get(kind="photo.retouched").pk)
    with on_site(kim.site):
        seller.refresh_from_db()
        product = Product.objects.select_related("item").get(pk=product.pk)

    assert product.item is not None
    assert product.item.picture is not None
    shown = [seller.photos[0], product.photos[0], product.item.picture]
    assert [each["name"] for each in shown] == ["2" * 16] * 3


def test_a_thief_who_changes_a_number_takes_the_goods_from_readers(kim: Kim) -> None:
    thief = build.member(kim, Role.EDITOR)
    product = making.shown(kim)
    data = making.seller_data(phone="60123456789")
    with on_site(kim.site):
        sellers.change_seller(product.seller, data=data, by=thief, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    with on_site(kim.site):
        product.refresh_from_db()
    assert (product.held_account, doubtful.held_count(thief)) == (thief, 1)
    with on_site(kim.site):
        products.show_again(product, by=build.member(kim, Role.CHAIR), at=timezone.now())
    assert doubtful.held_count(thief) == 0
