"""Kinds of items: registered once, known to lists, feeds, search and addresses by that alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.events.action import action
from kimid.events.actor import System
from kimid.sites.models import Site
from kimid.wire import kinds, placing
from kimid.wire.kinds import Kind, kind_at, kind_of, register
from kimid.wire.kinds_on_site import kinds_shown
from kimid.wire.labels import Label
from kimid.wire.models import Item, Placement
from tests import build

PRODUCT = Kind("product", "Produk desa", "news", menu_place=25)


@pytest.fixture
def product(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """One more kind, as a subject would register it."""
    monkeypatch.setattr(kinds, "_REGISTERED", dict(kinds._REGISTERED))
    register(PRODUCT)
    return PRODUCT


def test_a_name_and_a_word_in_addresses_are_claimed_once(product: Kind) -> None:
    for taken in (replace(PRODUCT, label="Barang"), replace(PRODUCT, name="goods")):
        with pytest.raises(ValueError, match="another kind"):
            register(taken)
    assert (kind_of("product"), kind_at("produk-desa")) == (PRODUCT, PRODUCT)
    assert kind_at("barang") is None
    assert {each.slug for each in kinds.kinds()} >= {"berita", "cek-fakta", "produk-desa"}


@action(needs="registry.register", records="test.offered")
def _offer(site: Site, *, by: System, at: datetime) -> Item:
    publication = placing.Publication(
        kind="product",
        title="Keripik pisang Sukun",
        summary="Renyah, dari pisang kebun sendiri.",
        path="/produk/keripik/",
        label=Label.ADVERT,
        data={"price": "15000"},
    )
    return placing.place(publication, site=site, at=at)


@pytest.mark.django_db
def test_an_item_of_a_new_kind_stands_on_all_levels_and_in_search(product: Kind) -> None:
    kim = build.kim(label="kim-satu")
    item = _offer(kim.site, by=System("tests"), at=build.AT)

    assert Item.objects.get() == item
    assert (item.kicker, item.badge, item.data) == (
        "Produk desa",
        ("Advertorial", "boxed"),
        {"price": "15000"},
    )
    for region in ("61", "00"):
        assert kinds_shown(build.portal(region)) == {product}
    page = Client(HTTP_HOST="kim.localhost").get("/cari/?q=keripik").content.decode()
    assert "pisang Sukun" in page
    assert "Produk desa" in page


@pytest.mark.django_db
def test_more_registered_kinds_cost_a_page_no_more(product: Kind) -> None:
    kim = build.kim(label="kim-satu")
    build.published(kim, 1)
    _offer(kim.site, by=System("tests"), at=build.AT)
    with CaptureQueriesContext(connection) as before:
        shown = kinds_shown(kim.site)

    register(*(replace(PRODUCT, name=f"kind{n}", label=f"Jenis {n}") for n in range(50)))

    with CaptureQueriesContext(connection) as after:
        assert kinds_shown(kim.site) == shown == {kind_of("news"), product}
    assert [query["sql"] for query in after] == [query["sql"] for query in before]


@pytest.mark.django_db
def test_what_is_hidden_or_of_no_registered_kind_is_no_kind_of_a_site() -> None:
    kim = build.kim(label="kim-satu")
    first, second = build.published(kim, 2)
    Placement.objects.filter(item=second.item_id).update(kind="lost")
    assert kinds_shown(kim.site) == {kind_of("news")}

    Placement.objects.filter(item=first.item_id).update(
        hidden_at=build.AT, reason="Ganda", stands_in_front=False
    )
    assert kinds_shown(kim.site) == set()
    assert kinds_shown(build.portal("62")) == set()


@pytest.mark.django_db
def test_lists_and_boards_of_a_new_kind_have_its_name_and_only_its_items(
    product: Kind, reader: Callable[[str], Client]
) -> None:
    class_kind = Kind("class", "Pelatihan", "calendar", is_event=True)
    board_kind = Kind("call", "Panggilan", "broadcast", is_notice=True)
    register(class_kind, board_kind)
    kim = build.kim(label="kim-satu")
    later = timezone.now() + timedelta(days=3)
    for name, title in (("class", "Kelas kopi"), ("agenda", "Rapat dusun"), ("call", "Lelang")):
        place_item(
            kim.site, kind=name, title=title, starts_at=later, by=System("tests"), at=timezone.now()
        )

    page = reader("kim-satu").get("/pelatihan/").content.decode()
    assert "<h1>Pelatihan</h1>" in page
    assert "Kelas kopi" in page
    assert "Rapat dusun" not in page
    assert "Rapat dusun" in reader("kim-satu").get("/agenda/").content.decode()
    assert "Kelas kopi" not in reader("kim-satu").get("/agenda/").content.decode()
    home = reader("kim-satu").get("/").content.decode()
    assert '<section aria-labelledby="panggilan">' in home
    assert 'href="/panggilan/"' in home


@action(needs="registry.register", records="test.placed")
def place_item(
    site: Site, *, kind: str, title: str, starts_at: datetime, by: System, at: datetime
) -> Item:
    path = f"/hal/{title.lower().replace(' ', '-')}/"
    news = placing.Publication(kind, title, "Di balai desa.", path, starts_at=starts_at)
    return placing.place(news, site=site, at=at)
