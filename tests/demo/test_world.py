"""The demo world is built by the same actions that people use, once."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from time import time
from typing import Final

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from kimid.applications.head_to_ask import heads_to_ask
from kimid.applications.models import Application
from kimid.demo import newsroom_scenes, world
from kimid.demo.codes import demo_codes
from kimid.demo.contacts import introduction_of
from kimid.demo.people import ACCOUNTS, PASSWORD
from kimid.demo.policies import DECISIONS
from kimid.demo.stories import HANDMADE_STORIES
from kimid.demo.tips import TIPS
from kimid.demo.villages import KALBAR, villages
from kimid.demo.world import Size
from kimid.events.models import Event
from kimid.lib.codes import covers
from kimid.lib.text import slug
from kimid.newsroom.evidence import lacks_evidence
from kimid.newsroom.models import Confirmation, HowKnown, Story, StoryKind
from kimid.people.models import Person
from kimid.people.phones import normal_phone
from kimid.registry.models import Kim
from kimid.wire.models import Item
from tests import build
from tests.taken_back import taken_back
from tests.whole import whole_database

pytestmark = pytest.mark.django_db
_WORDS: Final[dict[str, str | int]] = {
    "kim": "KIM Suka Maju",
    "orang": 9,
    "desa": "Suka Maju",
    "Desa": "Desa Suka Maju",
    "dusun": "Dusun Hilir",
    "dusun2": "Dusun Hulu",
    "air": "Sungai Kapuas",
    "balai": "balai desa",
    "kantor": "kantor desa",
    "bu": "Bu Salmah",
}
KNOWN = [
    village for village in villages() if any(account.kim == village.label for account in ACCOUNTS)
]


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """Build the small demo in a country that has just the regions it speaks of, once for this file;
    gives what was reported.
    """
    with taken_back(django_db_blocker):
        for code in (*(village.code for village in KNOWN), *(each.region for each in DECISIONS)):
            build.region(code)
        said: list[str] = []
        world.build(report=said.append, size=Size.SMALL)
        yield said


@pytest.mark.all_sites
def test_the_small_demo_holds_every_story_at_its_stage(told: list[str]) -> None:
    of_neighbours = ["published"] * sum(heard.became is not None for heard in TIPS)
    stages = Counter(
        [
            *(tale.stage for tale in HANDMADE_STORIES),
            *of_neighbours,
            "published",
            "verified",
            "published_unverified",
        ]
    )
    assert Counter(Story.objects.values_list("stage", flat=True)) == stages
    on_the_wire = ("published", "corrected", "published_unverified")
    of_stories = Item.objects.filter(path__startswith="/berita/")
    assert of_stories.count() == sum(stages[stage] for stage in on_the_wire)
    assert all(stages[stage] for stage in (*on_the_wire, "withdrawn"))
    assert Kim.objects.count() == len(KNOWN) == 5
    kinds = Counter(Event.objects.values_list("kind", flat=True))
    assert kinds["kim.registered"] == Kim.objects.count()
    assert kinds["story.written"] == len(HANDMADE_STORIES) + newsroom_scenes.STORY_COUNT + 1
    of_evenings = (
        "meeting.closed",
        "story.message_answered",
        "story.scheduled",
        "story.corrected",
        "story.replied",
    )
    assert [kinds[kind] for kind in of_evenings] == [1] * 5
    assert kinds["story.published_urgently"] == 2
    assert told[-1].startswith(
        f"{Kim.objects.count()} KIM, {Person.objects.count()} people, {stages.total()} stories"
    )


@pytest.mark.all_sites
@pytest.mark.usefixtures("told")
def test_an_answer_stands_in_the_story_that_it_is_about() -> None:
    event = Event.objects.get(kind="story.replied")
    story = Story.objects.get(pk=event.subject_id)
    assert "pukat" in event.data["who"]
    assert "tanpa pukat" in story.title


@pytest.mark.all_sites
@pytest.mark.usefixtures("told")
def test_a_debunk_is_a_fact_check_with_evidence_and_two_sources_that_differ() -> None:
    checks = list(Story.objects.filter(kind=StoryKind.FACT_CHECK))
    assert len(checks) == 2
    for check in checks:
        names = list(check.sources.values_list("name", flat=True))
        assert len(set(names)) == len(names) == 2
        assert not lacks_evidence(check)
        assert check.judged_claim
        assert not check.headline_advice


@pytest.mark.all_sites
@pytest.mark.usefixtures("told")
def test_readers_learn_in_different_words_how_stories_are_known() -> None:
    ways = Counter(Confirmation.objects.values_list("known_by", flat=True))
    assert {HowKnown.TOOK_PART, HowKnown.SEEN, HowKnown.ASKED, HowKnown.DOCUMENT} <= set(ways)
    films = [
        block for story in Story.objects.all() for block in story.blocks if block["kind"] == "video"
    ]
    assert len(films) == 2


@pytest.mark.usefixtures("told")
def test_many_groups_can_be_called_written_to_and_visited() -> None:
    sites = [kim.site for kim in Kim.objects.select_related("site")]
    assert all(site.address for site in sites)
    assert sum(bool(site.phone and site.email and site.hours) for site in sites) >= 3
    chosen = [introduction_of(village, _WORDS, Random(village.label)) for village in villages()]
    for name, least, most in (("phone", 60, 90), ("email", 35, 65), ("hours", 50, 80)):
        assert least <= sum(bool(getattr(each, name)) for each in chosen) <= most, name
    assert all(normal_phone(each.phone) for each in chosen if each.phone)


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


@pytest.mark.all_sites
@pytest.mark.usefixtures("told")
def test_the_office_can_ask_the_head_about_every_application_by_link() -> None:
    officer = Person.objects.get(username="dinaskuburaya")
    for application in Application.objects.all():
        asked = heads_to_ask(application, officer).asked
        assert [(each.to, each.is_applicant) for each in asked] == [("kepala", False)]
        assert asked[0].contact is not None
