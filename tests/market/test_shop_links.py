"""A shop on a marketplace is words until a second person has opened it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.links.ledger import take_back_looks
from kimid.market.actions import sellers
from kimid.market.shop_links import ShopRefused, read_shop
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

_DAY = timedelta(days=1)
_SHOP = "https://tokopedia.com/madu-salmah"


def test_a_shop_is_words_until_another_editor_has_opened_it(reader: Readers, ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    writer, other = (build.member(kim, Role.EDITOR) for _ in range(2))
    honey = making.shown(kim, by=writer)
    with on_site(kim.site):
        data = making.seller_data(shop_link=_SHOP)
        sellers.change_seller(honey.seller, data=data, by=writer, at=timezone.now())
    site, address = reader("kim-satu"), f"/s/kim-satu/lapak/penjual/{honey.seller.public_id}/toko/"

    def page() -> str:
        return site.get(honey.seller.path).content.decode()

    assert "tokopedia titik com/madu-salmah" in page()
    assert _SHOP not in page()
    ruang(writer).post(address, {"url": _SHOP})
    ruang(other).post(address, {"url": f"{_SHOP}-lain"})
    assert _SHOP not in page()
    assert "Sudah saya buka" in ruang(other).get(address.removesuffix("toko/")).content.decode()
    assert ruang(other).post(address, {"url": _SHOP}).status_code == 302
    assert f'<a href="{_SHOP}" rel="nofollow noopener noreferrer">Tokonya di Tokopedia' in page()
    with on_site(kim.site):
        take_back_looks([other.pk], kim.site, timezone.now() - _DAY)
    assert f'href="{_SHOP}"' not in site.get(f"{honey.seller.path}?x=1").content.decode()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("tokopedia.com/madu-salmah", _SHOP),
        ("http://www.tokopedia.com/madu-salmah", "https://www.tokopedia.com/madu-salmah"),
        (" https://shopee.co.id/ madu ", "https://shopee.co.id/madu"),
    ],
)
def test_an_address_is_stored_over_https(typed: str, stored: str) -> None:
    assert read_shop(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "https://judi.example/tokopedia.com",
        "tokopedia.com",
        "https://tokopedia.com.example/toko",
        "javascript:alert(1)//tokopedia.com/x",
        "https://tokopedia.com@judi.example/x",
        "tokopedia.com/" + "a" * 300,
    ],
)
def test_what_is_no_shop_on_a_marketplace_is_refused(typed: str) -> None:
    with pytest.raises(ShopRefused):
        read_shop(typed)
