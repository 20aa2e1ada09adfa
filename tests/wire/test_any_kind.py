"""What every kind of item gets without a line of its own: a share card, and 410 with the reason."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.wire import cards, holding, kinds, placing
from kimid.wire.card_words import card_version
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import register
from kimid.wire.models import Item
from tests import build
from tests.wire.products import PRODUCT, do_to, mend, offer

pytestmark = pytest.mark.django_db

LATER = build.AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _products(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_REGISTERED", dict(kinds._REGISTERED))
    register(PRODUCT)


@pytest.fixture
def site() -> Site:
    return build.kim(label="kim-satu").site


@pytest.fixture
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """The folder for the cards of this test."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    return tmp_path / "media"


def _cards(folder: Path) -> list[str]:
    return [file.stem for file in folder.rglob("*.jpg")]


def _status(name: str) -> int:
    return Client(HTTP_HOST="media.localhost").get(f"/kartu/{name}.jpg").status_code


def test_an_item_of_any_kind_gets_a_card_that_says_what_readers_see(
    site: Site, media_dir: Path
) -> None:
    item = offer(site, verify_by=LATER, at=build.AT)
    cards.draw_card(item)
    first = Item.objects.get().card
    assert _cards(media_dir) == [first]
    drawn = cards.card_of(item)
    assert (drawn.title, drawn.badge, drawn.stamp) == (
        "Keripik pisang",
        "Belum terverifikasi",
        "",
    )

    do_to(item, lambda each: placing.verify(each, check_label="Dua", verified_at=LATER), at=LATER)
    mend(item, at=LATER)
    cards.draw_card(item)
    assert cards.card_of(item).badge == "Dikoreksi"
    assert _cards(media_dir) == [Item.objects.get().card] != [first]


def test_a_card_never_stands_with_what_it_was_not_drawn_from(
    site: Site, media_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = offer(site, at=build.AT)
    version = card_version(item)
    mend(item, category="jasa", at=LATER)
    monkeypatch.setattr(cards, "card_version", lambda _: version)
    cards.draw_card(item)
    assert (Item.objects.get().card, _cards(media_dir)) == ("", [])


def test_a_card_goes_with_its_item_and_hides_with_it(site: Site, media_dir: Path) -> None:
    item = offer(site, at=build.AT)
    cards.draw_card(item)
    name = item.card
    do_to(item, lambda each: holding.hold_items([each], LATER), at=LATER)
    cards.align_card(item.pk)
    assert _status(name) == 404
    do_to(item, holding.end_hold, at=LATER)
    cards.align_card(item.pk)
    assert _status(name) == 200

    late = Item.objects.select_related("site", "region__parent__parent").get()
    do_to(item, placing.remove_item, at=LATER)
    cards.draw_card(late)  # a task that comes late
    cards.tidy_cards.func(at=timezone.now() + timedelta(days=2))
    assert _cards(media_dir) == []


def test_a_withdrawn_item_of_any_kind_answers_410_with_the_reason(site: Site) -> None:
    request = SiteRequest()
    request.site = site
    withdrawal = Withdrawal(PRODUCT, "Keripik pisang", "Izinnya habis.", build.AT, "Keliru")
    answer = withdrawn_answer(request, withdrawal)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "<h1>Produk ini sudah ditarik</h1>" in page
    assert "<b>Keliru.</b> Izinnya habis." in page

    held = held_answer(request, PRODUCT)
    assert (held.status_code, held["Cache-Control"]) == (410, "no-store")
    assert "<h1>Produk ini sedang diperiksa lagi</h1>" in held.content.decode()
    assert "Keripik" not in held.content.decode()
