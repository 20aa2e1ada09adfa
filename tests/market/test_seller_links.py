"""The link of a seller belongs to one phone, ends after a year, and dies at once for a new one."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.market.actions import links, products
from kimid.market.link_holder import LinkedSeller
from kimid.market.models import Product, SellerLink, Stock
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.ui.scripts import script
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.market import making, selling

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HOME = "/s/kim-satu/lapak/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


def _body(answer: Any) -> str:
    """What stands on a page, in one line."""
    return " ".join(answer.content.decode().split())


def test_the_group_makes_a_link_that_is_shown_once_and_ready_for_whatsapp(
    kim: Kim, ruang: Door
) -> None:
    member = ruang(build.member(kim))
    seller = making.seller(kim)
    page = f"{_HOME}penjual/{seller.public_id}/tautan/"
    made = _body(member.post(page))
    link = SellerLink.objects.get()
    assert "https://wa.me/628125550123?text=Bu%20Salmah%2C%20ini%20tautan%20lapak" in made
    assert "/jual/" in made
    assert "/jual/" not in _body(member.get(page))
    assert "Belum dibuka" in _body(member.get(page))
    assert link.expires_at - link.made_at == timedelta(days=365)


def test_a_look_in_advance_by_whatsapp_takes_no_link(kim: Kim) -> None:
    link, path = selling.given(kim)
    bot, salmah = selling.phone(), selling.phone()
    assert bot.get(path).status_code == bot.head(path).status_code == 200
    assert "Ini saya, buka lapak saya" in _body(salmah.get(path))
    salmah.post(f"{path}buka/")
    assert "Jual barang baru" in _body(salmah.get(path))
    link.refresh_from_db()
    assert link.is_taken
    assert link.token_hash not in path


def test_pressed_twice_the_same_phone_keeps_the_link(kim: Kim) -> None:
    hers = selling.linked(kim)
    assert hers.phone.post(f"{hers.path}buka/").status_code == 302
    assert hers.phone.get(hers.path).status_code == 200


def test_a_phone_that_keeps_no_cookie_does_not_take_the_link(kim: Kim) -> None:
    link, path = selling.given(kim)
    answer = selling.phone().post(f"{path}buka/")
    link.refresh_from_db()
    assert (answer.status_code, link.is_taken) == (409, False)
    assert "belum bisa menyimpan" in _body(answer)


def test_a_stranger_with_a_forwarded_link_sees_and_changes_nothing(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller)
    stranger = selling.phone()
    for path in ("", "baru/", f"barang/{product.public_id}/ubah/"):
        answer = stranger.get(f"{hers.path}{path}")
        assert (answer.status_code, "Salmah" in _body(answer)) == (409, False), path
        assert product.name not in _body(answer)
    for path, sent in (
        ("buka/", {}),
        ("baru/", selling.FORM),
        (f"barang/{product.public_id}/stok/", {"stock": "habis"}),
        (f"barang/{product.public_id}/harga-sama/", {}),
        ("foto/" + "a" * 16 + "/potongan/", {}),
    ):
        assert stranger.post(f"{hers.path}{path}", sent).status_code == 409, path
    product.refresh_from_db()
    hers.link.refresh_from_db()
    assert product.stock == Stock.READY
    assert hers.link.asked_at is None
    assert "Digoreng dua kali." in _body(stranger.post(f"{hers.path}baru/", selling.FORM))
    assert stranger.get(f"{hers.path}siapa/").json()["person"] == ""


def test_a_forged_cookie_opens_nothing(kim: Kim) -> None:
    hers = selling.linked(kim)
    thief = selling.phone()
    thief.cookies["lapak"] = hers.phone.cookies["lapak"].value[:-2] + "xx"
    assert thief.get(hers.path).status_code == 409


def test_a_new_phone_asks_and_one_press_of_the_group_kills_the_old_link(
    kim: Kim, ruang: Door
) -> None:
    hers = selling.linked(kim)
    new_phone = selling.phone()
    assert "Minta tautan baru" in _body(new_phone.get(hers.path))
    assert "KIM sudah diberi tahu" in _body(new_phone.post(f"{hers.path}tautan-baru/", follow=True))
    member = ruang(build.member(kim))
    page = f"{_HOME}penjual/{hers.seller.public_id}/tautan/"
    assert "Tautannya dibuka di HP lain" in _body(member.get("/s/kim-satu/"))
    assert "Dibuka di HP lain" in _body(member.get(page))

    member.post(page)

    answer = hers.phone.get(hers.path)
    assert (answer.status_code, "tidak berlaku lagi" in _body(answer)) == (410, True)
    assert "Tautannya dibuka di HP lain" not in _body(member.get("/s/kim-satu/"))


def test_the_group_ends_a_link(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    ruang(build.member(kim)).post(f"{_HOME}penjual/{hers.seller.public_id}/tautan/tutup/")
    assert hers.phone.get(hers.path).status_code == 410


def test_after_a_year_the_link_is_over_and_typed_words_come_back(kim: Kim) -> None:
    hers = selling.linked(kim)
    SellerLink.objects.update(expires_at=timezone.now())
    assert hers.phone.get(hers.path).status_code == 410
    answer = hers.send()
    assert (answer.status_code, "Digoreng dua kali." in _body(answer)) == (410, True)


def test_the_holder_may_act_for_her_own_goods_only(kim: Kim) -> None:
    acts = selling.holder(kim)
    own = making.shown(kim, acts.link.seller)
    other = making.shown(kim, name="Lada putih")
    with on_site(kim.site):
        products.note_stock(own, stock=Stock.SOLD_OUT, by=acts, at=timezone.now())
        with pytest.raises(PermissionDenied):
            products.note_stock(other, stock=Stock.SOLD_OUT, by=acts, at=timezone.now())
    assert not acts.has_perm("market.publish", own)
    assert not acts.has_perm("market.change", own.seller)


def test_a_link_that_died_meanwhile_allows_nothing(kim: Kim) -> None:
    acts = selling.holder(kim)
    own = making.shown(kim, acts.link.seller)
    assert acts.has_perm("market.mark", own)
    with on_site(kim.site):
        links.give_link(acts.link.seller, by=build.member(kim), at=timezone.now())
    assert not acts.has_perm("market.mark", own)


def test_a_link_that_nobody_took_allows_nothing(kim: Kim) -> None:
    link, _path = selling.given(kim)
    nobody = LinkedSeller(link, "", timezone.now())
    assert not nobody.is_here
    assert not nobody.has_perm("market.propose", link.seller)


def test_a_seller_has_one_open_link(kim: Kim) -> None:
    link, _path = selling.given(kim)
    link.pk, link.token_hash = None, "b" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save(force_insert=True)


def test_there_and_sold_out_are_one_tap(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller, stock_words="goreng lagi Selasa")
    path = f"{hers.path}barang/{product.public_id}/stok/"
    hers.phone.post(path, {"stock": "ada"})
    product.refresh_from_db()
    assert (product.stock, product.stock_words) == ("ada", "goreng lagi Selasa")
    done = hers.phone.post(path, {"stock": "habis"}, follow=True)
    assert "Madu kelulut, botol 100 ml: habis." in _body(done)
    product.refresh_from_db()
    assert (product.stock, Item.objects.get().data["stock"]) == ("habis", "habis")
    hers.phone.post(path, {"stock": "ada"})
    product.refresh_from_db()
    assert product.stock == "ada"
    assert hers.phone.post(path, {"stock": "ngawur"}).status_code == 302


def test_an_old_price_is_asked_for_and_confirmed_in_one_tap(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller)
    assert "Harga masih sama" not in _body(hers.phone.get(hers.path))
    Product.objects.update(price_on=timezone.now().date() - timedelta(days=70))
    assert "Masih Rp25.000 per botol?" in _body(hers.phone.get(hers.path))
    hers.phone.post(f"{hers.path}barang/{product.public_id}/harga-sama/")
    product.refresh_from_db()
    assert timezone.now().date() - product.price_on < timedelta(days=2)
    assert "Masih Rp25.000" not in _body(hers.phone.get(hers.path))


def test_a_suspended_site_takes_nothing_and_a_quarantined_one_shows_nothing(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller)
    Site.objects.filter(pk=kim.site.pk).update(stage=LifeStage.SUSPENDED)
    page = _body(hers.phone.get(hers.path))
    assert "Sedang ditutup" in page
    assert "Jual barang baru" not in page
    sold = hers.phone.post(f"{hers.path}barang/{product.public_id}/stok/", {"stock": "habis"})
    assert (sold.status_code, hers.send().status_code) == (409, 409)
    product.refresh_from_db()
    assert product.stock == "ada"
    Site.objects.filter(pk=kim.site.pk).update(stage=LifeStage.QUARANTINED)
    assert hers.phone.get(hers.path).status_code == 410
    assert product.name not in _body(hers.phone.get(hers.path))


def test_her_page_costs_the_same_with_many_goods(kim: Kim) -> None:
    hers = selling.linked(kim)
    editor = build.member(kim, Role.EDITOR)
    first = making.shown(kim, hers.seller, by=editor)
    rows = [
        Product(
            **{
                each.attname: getattr(first, each.attname)
                for each in Product._meta.concrete_fields
                if each.attname not in {"id", "public_id", "slug", "item_id"}
            },
            public_id=f"n{number}",
            slug=f"n{number}",
        )
        for number in range(300)
    ]

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert hers.phone.get(hers.path).status_code == 200
        return len(counted)

    few = queries()
    Product.objects.bulk_create(rows)
    assert queries() - few <= 1  # the second page of its list
    assert few <= 12


def test_too_many_presses_are_asked_to_wait(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller)
    path = f"{hers.path}barang/{product.public_id}/stok/"
    answers = [hers.phone.post(path, {"stock": "ada"}) for _ in range(125)]
    assert answers[0].status_code == 302
    # On a slow machine some seconds pass meanwhile, and one more press is let through.
    refused = [each for each in answers if each.status_code == 429]
    assert {each["Retry-After"] for each in refused} == {"60"}


def test_what_happens_with_a_link_is_on_record_without_its_token(kim: Kim) -> None:
    hers = selling.linked(kim)
    events = Event.objects.filter(kind__startswith="seller.link").order_by("pk")
    assert [each.kind for each in events] == ["seller.link_given", "seller.link_taken"]
    assert events[1].actor_name == "Bu Salmah"
    token = hers.path.split("/")[2]
    assert all(token not in str(each.data) for each in events)


def test_a_link_that_a_thief_gave_opens_nothing_once_the_account_is_locked(kim: Kim) -> None:
    thief = build.member(kim)
    his = selling.linked(kim, making.seller(kim), by=thief)
    hers = selling.linked(kim)
    assert his.phone.get(his.path).status_code == 200

    lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    assert his.phone.get(his.path).status_code == 410
    assert hers.phone.get(hers.path).status_code == 200


def test_the_page_for_no_signal_is_the_same_for_everybody_and_needs_no_file(kim: Kim) -> None:
    hers = selling.linked(kim)
    page = hers.phone.get("/jual/luring/").content.decode()
    assert page == selling.phone().get("/jual/luring/").content.decode()
    assert re.findall(r"<!--(/?\w+)-->", page) == ["tombol", "/tombol"]
    assert 'href="/jual/luring/"' in page
    assert re.findall(r'(?:src|href)="(/(?:gaya|skrip)/[^"]+)"', page) == []
    worker = hers.phone.get("/jual/pelayan.js")
    assert worker["Content-Type"] == "text/javascript; charset=utf-8"
    assert worker.content.decode() == script("seller-worker")
    assert worker["Cache-Control"] == "no-cache"
