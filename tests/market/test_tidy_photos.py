"""The photo of a good made tidy: before and after, one press, and the original is kept."""

from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.market import reactions
from kimid.market.models import Product, Proposal
from kimid.media import files
from kimid.media.models import Photo
from kimid.media.receiving import make_retouched
from kimid.media.sandbox import Retouch
from kimid.newsroom.actions import retouching
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making, selling
from tests.media.pictures import encoded, scene

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


@pytest.fixture
def good(kim: Kim, editor: Person) -> Product:
    photo = build.photo(kim, by=editor, data=encoded(scene(500, 400).point(lambda each: each // 2)))
    return making.shown(kim, by=editor, photos=[photo.as_picture() | {"alt": "Madu di botol."}])


def _body(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _page(product: Product, path: str = "") -> str:
    name = product.photos[0]["name"]
    return f"/s/kim-satu/lapak/barang/{product.public_id}/foto/{name}/{path}"


def _tidy_of(name: str) -> Photo:
    return Photo.objects.get(original__name=name)


def test_before_and_after_stand_side_by_side_and_readers_get_the_chosen_one(
    good: Product, ruang: Door, editor: Person
) -> None:
    browser, old = ruang(editor), good.photos[0]["name"]
    assert "Rapikan foto" in _body(browser.get(f"/s/kim-satu/lapak/barang/{good.public_id}/"))
    shown = _body(browser.post(_page(good, "rapikan/"), follow=True))
    tidy = _tidy_of(old)
    assert f"foto/{old}/320.webp" in shown
    assert f"foto/{tidy.name}/320.webp" in shown
    good.refresh_from_db()
    assert good.photos[0]["name"] == old
    browser.post(_page(good), {"pakai": "rapi"})
    good.refresh_from_db()
    assert good.item is not None
    assert (good.photos[0]["name"], good.photos[0]["alt"]) == (tidy.name, "Madu di botol.")
    assert (good.photos[0]["width"], good.photos[0]["height"]) == (400, 400)
    assert good.item.picture is not None
    assert good.item.picture["name"] == tidy.name
    assert (tidy.is_public, Photo.objects.get(name=old).is_public) == (True, False)
    assert files.own_file(old, "320.webp")


def test_the_original_comes_back_with_one_press(good: Product, ruang: Door, editor: Person) -> None:
    browser, old = ruang(editor), good.photos[0]["name"]
    browser.post(_page(good, "rapikan/"))
    browser.post(_page(good), {"pakai": "rapi"})
    good.refresh_from_db()
    answer = browser.post(_page(good), {"pakai": "asli"}, follow=True)
    assert "Foto yang asli dipakai" in _body(answer)
    good.refresh_from_db()
    assert good.photos[0]["name"] == old
    assert Photo.objects.get(name=old).is_public
    # Pressed twice it is the same.
    browser.post(_page(good), {"pakai": "asli"})
    good.refresh_from_db()
    assert good.photos[0]["name"] == old


def test_a_member_exchanges_no_photo_that_readers_have(
    kim: Kim, good: Product, ruang: Door
) -> None:
    member = ruang(build.member(kim))
    assert member.post(_page(good, "rapikan/")).status_code == 404
    assert not Photo.objects.filter(original__isnull=False).exists()


def test_a_photo_that_is_tidy_says_so(kim: Kim, ruang: Door, editor: Person) -> None:
    light = Image.new("RGB", (400, 400), (250, 246, 240))
    photo = build.photo(kim, by=editor, data=encoded(light))
    product = making.shown(kim, by=editor, photos=[photo.as_picture()])
    answer = ruang(editor).post(_page(product, "rapikan/"), follow=True)
    assert "sudah lurus, persegi, dan terang" in _body(answer)


def test_a_seller_makes_her_photo_tidy_while_it_waits(kim: Kim, editor: Person) -> None:
    hers = selling.linked(kim, by=editor)
    photo = build.photo(kim, data=encoded(scene(500, 400).point(lambda each: each // 2)))
    Photo.objects.filter(pk=photo.pk).update(by=None)
    hers.phone.post(f"{hers.path}baru/", {**selling.FORM, "photos": photo.name})
    with on_site(kim.site):
        sent = Proposal.objects.get()
    page = f"{hers.path}kiriman/{sent.public_id}/"
    assert "Rapikan foto" in _body(hers.phone.get(page))
    shown = hers.phone.post(f"{page}foto/{photo.name}/rapikan/", follow=True)
    tidy = _tidy_of(photo.name)
    assert "Pakai yang rapi" in _body(shown)
    for each in (photo, tidy):
        assert hers.phone.get(f"{hers.path}foto/{each.name}/320.webp").status_code == 200
    hers.phone.post(f"{page}foto/{photo.name}/", {"pakai": "rapi"})
    sent.refresh_from_db()
    assert [each["name"] for each in sent.photos] == [tidy.name]
    product = selling.approved(sent, editor)
    assert product.photos[0]["name"] == tidy.name
    late = hers.phone.post(f"{page}foto/{photo.name}/", {"pakai": "asli"})
    assert (late.status_code, "sudah menjawab" in _body(late)) == (409, True)


def test_a_tidy_photo_of_what_readers_have_waits_for_the_group(
    good: Product, kim: Kim, editor: Person
) -> None:
    hers = selling.linked(kim, good.seller, by=editor)
    old = good.photos[0]["name"]
    page = f"{hers.path}barang/{good.public_id}/"
    assert "Rapikan foto 1" in _body(hers.phone.get(f"{page}ubah/"))
    shown = hers.phone.post(f"{page}foto/{old}/rapikan/", follow=True)
    assert "Pakai yang rapi" in _body(shown)
    for each in (old, _tidy_of(old).name):
        assert hers.phone.get(f"{hers.path}foto/{each}/320.webp").status_code == 200
    kept = hers.phone.post(f"{page}foto/{old}/", {"pakai": "asli"})
    assert kept["Location"] == hers.path
    answer = hers.phone.post(f"{page}foto/{old}/", {"pakai": "rapi"}, follow=True)
    assert "giliran KIM" in _body(answer)
    again = hers.phone.post(f"{page}foto/{old}/", {"pakai": "rapi"})
    assert (again.status_code, "masih menunggu KIM" in _body(again)) == (409, True)
    good.refresh_from_db()
    assert good.photos[0]["name"] == old
    with on_site(kim.site):
        sent = Proposal.objects.select_related("product", "seller", "site").get()
    selling.approved(sent, editor)
    good.refresh_from_db()
    assert good.photos[0]["name"] == _tidy_of(old).name


def test_a_stranger_makes_nothing_tidy(kim: Kim, editor: Person) -> None:
    hers = selling.linked(kim, by=editor)
    path = f"{hers.path}kiriman/kiriman234/foto/{'a' * 16}/rapikan/"
    assert selling.phone().post(path).status_code == 409
    assert hers.phone.post(path).status_code == 404


def test_what_is_hidden_in_the_original_is_not_seen_in_the_tidy_one(
    good: Product, ruang: Door, editor: Person
) -> None:
    browser, old = ruang(editor), good.photos[0]["name"]
    browser.post(_page(good, "rapikan/"))
    browser.post(_page(good), {"pakai": "rapi"})
    tidy = _tidy_of(old)
    with on_site(good.site):
        photo = Photo.objects.select_related("site__region").get(name=old)
        stored = make_retouched(photo, Retouch(hide=((0.5, 0.5, 0.2),)))
        retouching.retouch(photo, stored=stored, by=editor, at=timezone.now())
    event = Event.objects.filter(kind="photo.retouched").latest("pk")
    for _ in range(2):
        reactions.replace_retouched_photo.func(at=timezone.now(), event_id=event.pk)
    good.refresh_from_db()
    assert good.photos[0]["name"] == stored.name
    assert not Photo.objects.get(pk=tidy.pk).is_public
