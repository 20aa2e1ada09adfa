"""A seller who stops: nothing of her is left with readers, and all of it can come back."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market.actions import leaving, products
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import Product
from kimid.media.models import PhotoUse
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.market import making, selling

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

_LEVELS = ("kim-satu", "teluk-kapuas-6112012012", "kab-kubu-raya", "")


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def honey(kim: Kim) -> Product:
    by = build.member(kim, Role.EDITOR)
    picture = build.photo(kim, by=by).as_picture()
    return making.shown(kim, by=by, photos=[picture])


def _is_listed(reader: Readers) -> set[bool]:
    return {"Madu kelulut" in reader(it).get("/lapak/").content.decode() for it in _LEVELS}


def _has_public_photo(kim: Kim) -> bool:
    with on_site(kim.site):
        return PhotoUse.objects.filter(is_public=True).exists()


def test_all_of_a_seller_goes_and_comes_back_by_her_link(
    kim: Kim, honey: Product, reader: Readers
) -> None:
    making.approved_qris(honey.seller, by=build.member(kim, Role.EDITOR), other=build.member(kim))
    linked, site = selling.linked(kim, honey.seller), reader("kim-satu")
    with on_site(kim.site):
        published = Item.objects.get(path=honey.path).published_at
    assert _is_listed(reader) == {True}
    assert linked.phone.post(f"{linked.path}berhenti/").status_code == 302

    assert _is_listed(reader) == {False}
    gone = site.get(honey.path)
    assert (gone.status_code, "berhenti berjualan" in gone.content.decode()) == (410, True)
    for path in (honey.seller.path, f"{honey.seller.path}qris/", "/lapak/katalog.pdf"):
        assert site.get(path).status_code == 404, path
    for path in (f"{honey.path}pesan/", f"{honey.path}nomor/"):
        answer = site.post(path) if "nomor" in path else site.get(path)
        assert "5550" not in answer.content.decode() + answer.get("Location", ""), path
    assert not _has_public_photo(kim)
    assert "Anda berhenti berjualan" in linked.phone.get(linked.path).content.decode()

    assert linked.phone.post(f"{linked.path}kembali/").status_code == 302
    assert _is_listed(reader) == {True}
    assert site.get(honey.path).status_code == 200
    assert site.get(f"{honey.seller.path}qris/").status_code == 200
    with on_site(kim.site):
        assert Item.objects.get(path=honey.path).published_at == published
    assert _has_public_photo(kim)


def test_whom_the_group_stopped_does_not_come_back_alone(
    kim: Kim, honey: Product, reader: Readers, ruang: Door
) -> None:
    editor = ruang(build.member(kim, Role.EDITOR))
    linked = selling.linked(kim, honey.seller)
    address = f"/s/kim-satu/lapak/penjual/{honey.seller.public_id}"
    assert editor.post(f"{address}/berhenti/").status_code == 302
    assert _is_listed(reader) == {False}
    refused = linked.phone.post(f"{linked.path}kembali/")
    assert refused.status_code == 409
    assert "Hubungi KIM" in refused.content.decode()
    assert linked.send().status_code == 409
    assert editor.post(f"{address}/kembali/").status_code == 302
    assert _is_listed(reader) == {True}


def test_what_was_withdrawn_before_stays_withdrawn(kim: Kim, honey: Product) -> None:
    by = build.member(kim, Role.EDITOR)
    other = making.shown(kim, honey.seller, by=by, name="Ikan salai")
    draft = making.draft(kim, honey.seller, by=by, name="Gula aren")
    now, seller = timezone.now(), honey.seller
    with on_site(kim.site):
        products.withdraw(other, why="Sudah tidak dibuat.", by=by, at=now)
        leaving.let_leave(seller, by=by, at=now)
        with pytest.raises(GoodsRefused):
            products.publish(draft, by=by, at=now)
        with pytest.raises(GoodsRefused):
            products.enter_product(seller, data=making.product_data(), by=by, at=now)
        with pytest.raises(GoodsRefused):
            leaving.let_leave(seller, by=by, at=now)
        leaving.take_back_in(seller, by=by, at=now)
        with pytest.raises(GoodsRefused):
            leaving.take_back_in(seller, by=by, at=now)
        shown = {row.name: row.is_shown for row in Product.objects.filter(seller=seller)}
    assert shown == {honey.name: True, "Ikan salai": False, "Gula aren": False}
