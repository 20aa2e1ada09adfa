"""The share card of a published story: it goes with the story, and what nothing names goes."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files
from kimid.media.cards import remove_card
from kimid.newsroom import reactions
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.cards import tidy_cards
from kimid.wire.models import Item
from tests import build
from tests.conftest import Answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _card(name: str) -> Answer:
    return Client(HTTP_HOST="media.localhost").get(f"/kartu/{name}.jpg")


def test_a_withdrawn_story_has_no_card(kim: Kim, media_dir: Path) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    [name] = Item.objects.values_list("card", flat=True)
    assert _card(name).status_code == 200
    with on_site(kim.site):
        publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)
    assert _card(name).status_code == 404, "before any task has run"

    remove_card.call(name)

    assert list(media_dir.rglob("*.jpg")) == []


def test_a_card_that_was_to_go_before_an_upgrade_goes(kim: Kim, media_dir: Path) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    files.store_card("2" * 16, b"JPEG")
    event = Event.objects.get(kind="story.published", subject_id=str(story.pk))
    Event.objects.filter(pk=event.pk).update(data={"card": "2" * 16})

    reactions.remove_card.call(event.pk)

    assert list(media_dir.rglob("*.jpg")) == []


def test_cards_that_nothing_names_go_after_a_day(kim: Kim, media_dir: Path) -> None:
    build.story(kim, Stage.PUBLISHED)
    _card(Item.objects.get().card)
    files.store_card("2" * 16, b"JPEG")

    tidy_cards.func(at=timezone.now())
    assert len(list(media_dir.rglob("*.jpg"))) == 2
    tidy_cards.func(at=timezone.now() + timedelta(days=2))

    assert [file.stem for file in media_dir.rglob("*.jpg")] == [Item.objects.get().card]
