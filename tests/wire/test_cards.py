"""A share card is drawn when somebody first asks for it, and shows only what readers have."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Final

import pytest
from django.test import Client
from pytest_django import Settings

from kimid.lib.picture import Picture
from kimid.lib.share_card import ShareCard, card_jpeg
from kimid.media.models import Photo
from kimid.sites.models import Site
from kimid.wire import cards, holding, kinds, placing
from kimid.wire.kinds import register
from kimid.wire.models import Item
from tests import build
from tests.conftest import Answer
from tests.lifecycle.closing import close_site, do_all_tasks, open_again
from tests.pagecache.writing import DatabaseThread
from tests.wire.products import PRODUCT, do_to, mend, offer

in_turn = pytest.mark.django_db
together = pytest.mark.django_db(transaction=True)

LATER: Final = build.AT + timedelta(days=1)
_PICTURE: Final = Photo(name="2" * 16, width=800, height=600, widths=[320, 640]).as_picture()


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for the cards of this test."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    monkeypatch.setattr(kinds, "_REGISTERED", dict(kinds._REGISTERED))
    register(PRODUCT)
    return tmp_path / "media"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[ShareCard]:
    """The cards that were drawn, in order."""
    all_cards: list[ShareCard] = []

    def draw(card: ShareCard) -> bytes:
        all_cards.append(card)
        return card_jpeg(card)

    monkeypatch.setattr(cards, "card_jpeg", draw)
    return all_cards


def _ask(name: str) -> Answer:
    return Client(HTTP_HOST="media.localhost").get(f"/kartu/{name}.jpg")


def _files(folder: Path) -> list[str]:
    return [file.stem for file in folder.rglob("*.jpg")]


def _site() -> Site:
    return build.kim(label="kim-satu").site


@in_turn
def test_nothing_is_drawn_before_somebody_asks_and_then_once(
    media_dir: Path, drawn: list[ShareCard]
) -> None:
    item = offer(_site(), verify_by=LATER, at=build.AT)
    do_all_tasks()
    assert (drawn, _files(media_dir)) == ([], [])

    first, second = _ask(item.card), _ask(item.card)

    assert (first.status_code, first["Content-Type"]) == (200, "image/jpeg")
    assert "immutable" in first["Cache-Control"]
    assert second.content == first.content
    assert _files(media_dir) == [item.card]
    [card] = drawn
    assert (card.title, card.badge, card.stamp) == ("Keripik pisang", "Belum terverifikasi", "")


@in_turn
@pytest.mark.parametrize("name", ["2" * 16, "k4rtu", "x" * 60])
def test_a_name_that_nothing_has_is_no_card(name: str, drawn: list[ShareCard]) -> None:
    offer(_site(), at=build.AT)

    assert _ask(name).status_code == 404
    assert drawn == []


def _verified(item: Item) -> None:
    placing.verify(item, check_label="Dua", verified_at=LATER)


def _other_photo(item: Item) -> None:
    placing.show_picture(item, _PICTURE)


@together
@pytest.mark.parametrize("change", [_verified, _other_photo])
def test_a_card_of_before_is_gone_with_the_commit_and_another_has_its_place(
    change: Callable[[Item], None], media_dir: Path, drawn: list[ShareCard]
) -> None:
    item = offer(_site(), verify_by=LATER, at=build.AT)
    before = item.card
    _ask(before)

    do_to(item, change, at=LATER)

    assert _files(media_dir) == []
    now = Item.objects.get().card
    assert [_ask(each).status_code for each in (before, now)] == [404, 200]
    assert now != before
    assert len(drawn) == 2


@together
def test_a_corrected_one_says_so(drawn: list[ShareCard]) -> None:
    item = offer(_site(), at=build.AT)
    before = item.card

    mend(item, at=LATER)

    assert _ask(before).status_code == 404
    assert _ask(Item.objects.get().card).status_code == 200
    assert [card.badge for card in drawn] == ["Dikoreksi"]


@together
def test_a_photo_in_another_coding_changes_no_card() -> None:
    item = offer(_site(), at=build.AT)
    do_to(item, _other_photo, at=LATER)
    before = Item.objects.get().card

    lighter: Picture = {**_PICTURE, "avif": True}
    do_to(item, lambda each: placing.show_picture(each, lighter), at=LATER)

    assert Item.objects.get().card == before


@together
def test_what_is_held_has_no_card_until_it_stands_again(
    media_dir: Path, drawn: list[ShareCard]
) -> None:
    item = offer(_site(), at=build.AT)
    _ask(item.card)

    do_to(item, lambda each: holding.hold_items([each], LATER), at=LATER)
    assert _files(media_dir) == []
    assert _ask(item.card).status_code == 404
    do_to(item, holding.end_hold, at=LATER)

    assert _ask(item.card).status_code == 200
    assert len(drawn) == 2


@in_turn
def test_a_closed_site_has_no_cards_until_it_opens(media_dir: Path) -> None:
    kim = build.kim(label="kim-satu")
    item = offer(kim.site, at=build.AT)
    _ask(item.card)

    officer = close_site(kim)
    assert _ask(item.card).status_code == 404, "before any task has run"
    do_all_tasks()
    assert _files(media_dir) == []
    open_again(kim, officer)

    assert _ask(item.card).status_code == 200


def _withdrawn(item: Item) -> None:
    do_to(item, placing.remove_item, at=LATER)


def _corrected(item: Item) -> None:
    mend(item, at=LATER)


def _held(item: Item) -> None:
    do_to(item, lambda each: holding.hold_items([each], LATER), at=LATER)


@together
@pytest.mark.parametrize("change", [_withdrawn, _corrected, _held])
def test_a_card_of_what_changes_while_it_is_drawn_never_stands(
    change: Callable[[Item], None], media_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = offer(_site(), at=build.AT)
    name = item.card

    def draw(card: ShareCard) -> bytes:
        change(Item.objects.select_related("site", "region").get())
        return card_jpeg(card)

    monkeypatch.setattr(cards, "card_jpeg", draw)

    assert _ask(name).status_code == 404
    assert _files(media_dir) == []


@together
def test_two_who_ask_at_once_get_the_same_card(
    media_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = offer(_site(), at=build.AT).card
    both = Barrier(2, timeout=10)

    def draw(card: ShareCard) -> bytes:
        both.wait()
        return card_jpeg(card)

    monkeypatch.setattr(cards, "card_jpeg", draw)
    bodies: list[bytes] = []
    other = DatabaseThread(target=lambda: bodies.append(_ask(name).content))
    other.start()
    bodies.append(_ask(name).content)
    other.finish()

    [first, second] = bodies
    assert first == second
    assert first.startswith(b"\xff\xd8")
    assert _files(media_dir) == [name]
