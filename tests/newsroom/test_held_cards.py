"""A share card that was drawn while its story was held shows its photo again after that."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, holding, publishing, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.wire import cards
from kimid.wire.models import Item
from tests import build
from tests.lifecycle.closing import do_all_tasks
from tests.media.pictures import encoded, scene

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_DIR = tmp_path / "media"


def _with_photo(kim: Kim) -> Story:
    photo = build.photo(kim, data=encoded(scene(1000, 700))).as_picture()
    story = build.story(kim, Stage.VERIFIED)
    said = replace(content.content_of(story), photos=(photo,))
    writing.edit(story, content=said, sensitivities=(), by=story.author, at=build.AT)
    confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
    return story


@pytest.mark.parametrize("is_drawn_meanwhile", [True, False])
def test_the_card_is_drawn_once_more_only_if_it_lacks_the_photo(
    *, is_drawn_meanwhile: bool
) -> None:
    kim = build.kim()
    rina = build.member(kim, Role.EDITOR)
    story = _with_photo(kim)
    publishing.publish(story, by=rina, at=timezone.now())
    do_all_tasks()
    actions.lock_account(rina, by=AccountOwner(rina), at=timezone.now())
    do_all_tasks()
    if is_drawn_meanwhile:
        cards.draw_card(Item.objects.get())
    before = Item.objects.get().card

    held = Story.objects.get(pk=story.pk)
    assert held.is_held
    holding.end_hold(held, by=build.member(kim), at=timezone.now())
    do_all_tasks()

    assert (Item.objects.get().card != before) is is_drawn_meanwhile
