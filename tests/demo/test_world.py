"""The demo world is built by the same actions that people use, once."""

from collections import Counter
from time import time

import pytest
from django.test import Client

from kimid.demo import newsroom_scenes, world
from kimid.demo.codes import demo_codes
from kimid.demo.people import ACCOUNTS, PASSWORD
from kimid.demo.policies import DECISIONS
from kimid.demo.stories import HANDMADE_STORIES
from kimid.demo.tips import TIPS
from kimid.demo.villages import KALBAR, villages
from kimid.demo.world import Size
from kimid.events.models import Event
from kimid.lib.codes import covers
from kimid.lib.text import slug
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire.models import Item
from tests import build
from tests.whole import whole_database

pytestmark = pytest.mark.django_db
KNOWN = [
    village for village in villages() if any(account.kim == village.label for account in ACCOUNTS)
]


@pytest.fixture
def told() -> list[str]:
    """Build the small demo in a country that has just the regions it speaks of; gives what was
    reported.
    """
    for code in (*(village.code for village in KNOWN), *(each.region for each in DECISIONS)):
        build.region(code)
    said: list[str] = []
    world.build(report=said.append, size=Size.SMALL)
    return said


@pytest.mark.all_sites
def test_the_small_demo_holds_every_story_at_its_stage(told: list[str]) -> None:
    of_neighbours = ["published"] * sum(heard.became is not None for heard in TIPS)
    stages = Counter(
        [*(tale.stage for tale in HANDMADE_STORIES), *of_neighbours, "published", "verified"]
    )
    assert Counter(Story.objects.values_list("stage", flat=True)) == stages
    assert Item.objects.count() == stages["published"]
    assert Kim.objects.count() == len(KNOWN) == 5
    kinds = Counter(Event.objects.values_list("kind", flat=True))
    assert kinds["kim.registered"] == Kim.objects.count()
    assert kinds["story.written"] == len(HANDMADE_STORIES) + newsroom_scenes.STORY_COUNT
    of_evenings = (
        "meeting.closed",
        "story.message_answered",
        "story.scheduled",
        "story.published_urgently",
        "story.replied",
    )
    assert [kinds[kind] for kind in of_evenings] == [1] * 5
    assert told[-1].startswith(
        f"{Kim.objects.count()} KIM, {Person.objects.count()} people, {stages.total()} stories"
    )


@pytest.mark.one_database  # the test above builds it on both
@pytest.mark.usefixtures("told")
def test_the_demo_is_built_once_and_its_people_can_sign_in() -> None:
    before = whole_database()
    world.build(report=lambda _: None)
    assert whole_database() == before
    for account in (ACCOUNTS[0], ACCOUNTS[-1]):
        door = Client(HTTP_HOST="ruang.localhost")
        door.post("/masuk/", {"login": account.phone or account.username, "password": PASSWORD})
        if account.region:  # officials show the digits of their phone too
            door.post("/masuk/pasti/", {"code": demo_codes(account.username, time())[0]})
        assert door.get("/", follow=True).status_code == 200
        assert account.name in door.get("/", follow=True).content.decode()


def test_the_villages_are_real_and_spread_as_the_report_of_july_2023_has_them() -> None:
    ours = [village for village in villages() if covers(KALBAR, village.code)]
    assert len(ours) == 103
    assert sum(village.is_ict_based for village in ours) == 50
    assert {village.code[:4] for village in ours}.isdisjoint({"6108", "6110"})
    assert len({village.code[:4] for village in ours}) == 12
    assert (
        max(Counter(village.code for village in ours).values()) == 3
    )  # several KIM in one village
    assert len({village.label for village in villages()}) == len(villages())
    for village in villages():
        region = build.region(village.code)
        assert region.slug.replace("-", "") == slug(village.name).replace("-", "")
        assert region.head_title == ("lurah" if village.is_urban else "kepala desa")
