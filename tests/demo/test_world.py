"""The demo world is built by the same actions that people use, once."""

from collections import Counter

import pytest
from django.test import Client

from kimid.demo import world
from kimid.demo.people import ACCOUNTS
from kimid.demo.stories import TALES
from kimid.events.models import Event
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire.models import Item
from tests import build
from tests.whole import whole_database

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> list[str]:
    """Build the demo in a country that has just the regions it speaks of; gives what was reported."""
    for group in world._GROUPS:
        build.region(group.region)
    said: list[str] = []
    world.build(report=said.append)
    return said


def test_the_demo_holds_every_story_at_its_stage(told: list[str]) -> None:
    assert Counter(Story.objects.values_list("stage", flat=True)) == Counter(tale.stage for tale in TALES)
    assert Item.objects.count() == sum(tale.stage == "published" for tale in TALES)
    assert Kim.objects.count() == len(world._GROUPS)
    kinds = Counter(Event.objects.values_list("kind", flat=True))
    assert kinds["kim.registered"] == Kim.objects.count()
    assert kinds["story.written"] == len(TALES)
    assert told[-1].startswith(f"{Kim.objects.count()} KIM, {Person.objects.count()} people, {len(TALES)} stories")


@pytest.mark.usefixtures("told")
def test_the_demo_is_built_once_and_its_people_can_sign_in() -> None:
    before = whole_database()
    world.build(report=lambda _: None)
    assert whole_database() == before
    assert len(world.accounts()) == len(ACCOUNTS)
    for account in (ACCOUNTS[0], ACCOUNTS[-1]):
        door = Client(HTTP_HOST="ruang.localhost")
        door.post("/masuk/", {"login": account.phone or account.username, "password": account.password})
        assert door.get("/", follow=True).status_code == 200
        assert account.name in door.get("/", follow=True).content.decode()
