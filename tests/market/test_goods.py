"""What readers have of a market."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.market.actions import products
from kimid.market.models import OrderTaps, Product, Stock
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.market import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

LEVELS: Final = (
    "kim-satu",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
_BROWSER: Final = {"User-Agent": "Mozilla/5.0 (Android 14)", "Accept": "text/html,image/avif"}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def honey(kim: Kim) -> Product:
    return making.shown(kim)


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_honey_stands_on_six_markets(honey: Product, reader: Readers) -> None:
    for label in LEVELS:
        site = reader(label)
        assert "Madu kelulut" in _text(site, "/"), label
        assert "Madu kelulut" in _text(site, "/lapak/"), label
        assert "Madu kelulut" in _text(site, "/lapak/jenis/makanan/harga/25000/"), label
        assert "Madu kelulut" not in _text(site, "/lapak/jenis/kain/"), label
        assert honey.path in _text(site, "/cari/?q=kelulut"), label
        assert "Madu kelulut" in _text(site, "/lapak/rss.xml"), label
    month = clock.in_zone(timezone.now(), "WIB")
    assert honey.path in _text(reader("kim-satu"), f"/peta/{month:%Y-%m}.xml")
    answer = reader("").get("/UMKM")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/lapak/")


def test_a_good_has_its_price_seller_and_data_and_no_number_in_its_page(
    honey: Product, reader: Readers
) -> None:
    page = _text(reader("kim-satu"), honey.path)

    assert "Rp25.000" in page
    assert "3 × Rp25.000" not in _text(reader("kim-satu"), "/lapak/")
    assert "3 × Rp25.000 = Rp75.000 (belum ongkir)" in page
    assert '"@type":"Product"' in page
    until = honey.price_on + timedelta(days=60)
    assert f'"priceValidUntil":"{until.isoformat()}"' in page
    assert "Bu Salmah" in page
    assert "0812-5550-•••" in page
    assert f'href="/lapor{honey.path}"' in page
    assert "Madu kelulut" in _text(reader("kim-satu"), f"/lapor{honey.path}")
    for digits in ("5550123", "5550-123", "628125"):
        assert digits not in page


def test_an_order_opens_whatsapp_with_everything_written(honey: Product, reader: Readers) -> None:
    site = reader("kim-satu")
    answer = site.get(f"{honey.path}pesan/?lewat=wa&jumlah=3", headers=_BROWSER)

    address = urlsplit(answer.headers["Location"])
    [text] = parse_qs(address.query)["text"]
    assert (answer.status_code, address.netloc, address.path) == (302, "wa.me", "/628125550123")
    assert text.splitlines() == [
        "Halo Bu Salmah, saya mau pesan Madu kelulut, botol 100 ml.",
        "3 × Rp25.000 = Rp75.000 (belum ongkir)",
        "Alamat saya: ",
        honey.site.url_of(honey.path),
        "Saya lihat di kim.id",
    ]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    sms = site.get(f"{honey.path}pesan/?lewat=sms&jumlah=2").headers["Location"]
    assert sms.startswith("sms:+628125550123?body=")
    assert "2 × Rp25.000 = Rp50.000" in unquote(sms)
    assert "tel:+628125550123" in site.post(f"{honey.path}nomor/").content.decode()
    assert site.get(f"{honey.path}pesan/?lewat=surat").status_code == 404


def test_a_press_is_counted_by_day_and_a_robot_is_not(honey: Product, reader: Readers) -> None:
    site = reader("kim-satu")
    for _ in range(2):
        site.get(f"{honey.path}pesan/", headers=_BROWSER)
    site.get(f"{honey.path}pesan/", headers=_BROWSER | {"User-Agent": "Googlebot"})
    site.head(f"{honey.path}pesan/", headers=_BROWSER)

    with on_site(honey.site):
        assert [row.count for row in OrderTaps.objects.all()] == [2]


@pytest.mark.parametrize(
    ("typed", "amount"), [("", 4), ("2", 4), ("6", 6), ("-3", 4), ("9" * 30, 4), ("٣", 4)]
)
def test_nobody_orders_less_than_the_seller_sends(
    kim: Kim, reader: Readers, typed: str, amount: int
) -> None:
    product = making.shown(kim, minimum=4)
    answer = reader("kim-satu").get(f"{product.path}pesan/", {"jumlah": typed})

    assert f"{amount} × Rp25.000" in unquote(answer.headers["Location"])


def test_an_old_price_is_asked_for_and_no_sum_is_made(kim: Kim, reader: Readers) -> None:
    price_on = clock.today(timezone.now(), "WIB") - timedelta(days=61)
    product = making.shown(kim, price_on=price_on)
    site = reader("kim-satu")
    page = _text(site, product.path)
    order = unquote(site.get(f"{product.path}pesan/?jumlah=3").headers["Location"])

    assert "mungkin sudah berubah" in page
    assert "Tanya harga" in page
    assert "Harga lama" in _text(site, "/lapak/")
    for text in (page, order):
        assert "masih Rp25.000 per botol?" in text
        assert "belum ongkir" not in text
        assert "Rp75.000" not in text


def test_what_is_sold_out_is_asked_for(kim: Kim, honey: Product, reader: Readers) -> None:
    editor = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        products.note_stock(honey, stock=Stock.SOLD_OUT, by=editor, at=timezone.now())
    page = _text(reader("kim-satu"), honey.path)

    assert "Tanya kapan ada lagi" in page
    assert "belum ongkir" not in page
    assert "OutOfStock" in page


def test_a_landline_has_no_whatsapp_and_who_has_no_phone_is_reached_through_the_group(
    kim: Kim, reader: Readers
) -> None:
    site = reader("kim-satu")
    home = making.shown(kim, making.seller(kim, phone="62561734567"), name="Tikar")
    none = making.shown(kim, making.seller(kim, phone="", name="Bu Rabiah"), name="Bubur")

    assert "lewat=wa" not in _text(site, home.path)
    assert "tel:+62561734567" in site.post(f"{home.path}nomor/").content.decode()
    assert site.get(f"{home.path}pesan/").status_code == 404
    assert "Pesan lewat KIM" in _text(site, none.path)
    assert site.post(f"{none.path}nomor/").status_code == 404


def test_a_seller_has_a_page_once_readers_have_something_of_them(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    site = reader("kim-satu")
    other = making.seller(kim, name="Pak Darwis")

    assert "Mulai dengan dua stup" in _text(site, honey.seller.path)
    assert "5550123" not in _text(site, honey.seller.path)
    assert "Orang di baliknya" in _text(site, "/lapak/")
    assert site.get(other.path).status_code == 404


def test_two_sellers_and_two_goods_of_one_name_have_addresses_of_their_own(kim: Kim) -> None:
    first, second = making.draft(kim), making.draft(kim, name="Penjual")
    third = making.draft(kim)

    assert [first.slug, third.slug] == ["madu-kelulut-botol-100-ml", "madu-kelulut-botol-100-ml-2"]
    assert second.slug == "penjual-2"
    assert first.seller.slug != third.seller.slug


def test_a_withdrawn_good_answers_410_with_the_reason(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    with on_site(kim.site):
        products.withdraw(
            honey, why="Lebahnya pindah.", by=build.member(kim, Role.EDITOR), at=timezone.now()
        )
    site = reader("kim-satu")

    assert "Lebahnya pindah." in _text(site, honey.path, 410)
    assert site.get(f"{honey.path}pesan/").status_code == 410
    assert site.post(f"{honey.path}nomor/").status_code == 410
    assert site.get(honey.seller.path).status_code == 404
    for label in LEVELS:
        assert "Madu kelulut" not in _text(reader(label), "/lapak/"), label


def test_a_draft_is_seen_by_nobody(kim: Kim, reader: Readers) -> None:
    product = making.draft(kim)

    assert reader("kim-satu").get(product.path).status_code == 404
    assert "Madu kelulut" not in _text(reader(""), "/lapak/")


def test_a_market_costs_as_many_queries_with_many_goods_as_with_one(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    def counts() -> list[int]:
        numbers = []
        for label in ("kim-satu", "kab-kubu-raya"):
            site = reader(label)
            site.get("/lapak/")
            with CaptureQueriesContext(connection) as queries:
                site.get("/lapak/")
            numbers.append(len(queries))
        return numbers

    before = counts()
    for number in range(6):
        making.shown(kim, honey.seller, name=f"Madu {number}")
    assert counts() == before
    assert max(before) <= 8
