"""The demo world is built by the same actions that people use, once."""

from collections import Counter
from time import time

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from kimid.demo import evenings, world
from kimid.demo.codes import demo_codes
from kimid.demo.neighbours import TOLD
from kimid.demo.people import ACCOUNTS, OFFICES, PASSWORD
from kimid.demo.policies import DECISIONS
from kimid.demo.stories import TALES
from kimid.demo.villages import KALBAR, villages
from kimid.demo.world import Size
from kimid.events.models import Event
from kimid.insights.queries import region_table
from kimid.lib.codes import covers
from kimid.lib.text import slug
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.sites.guard import across_sites
from kimid.wire.models import Item, Placement
from tests import build
from tests.demo.asking import missed, queries
from tests.whole import whole_database

pytestmark = pytest.mark.django_db
KNOWN = [village for village in villages() if any(account.kim == village.label for account in ACCOUNTS)]


@pytest.fixture
def told() -> list[str]:
    """Build the small demo in a country that has just the regions it speaks of; gives what was reported."""
    for code in (*(village.code for village in KNOWN), *(each.region for each in DECISIONS)):
        build.region(code)
    said: list[str] = []
    world.build(report=said.append, size=Size.SMALL)
    return said


def test_the_small_demo_holds_every_story_at_its_stage(told: list[str]) -> None:
    of_neighbours = ["published"] * sum(heard.became is not None for heard in TOLD)
    stages = Counter([*(tale.stage for tale in TALES), *of_neighbours, "published", "verified"])
    assert Counter(Story.objects.values_list("stage", flat=True)) == stages
    assert Item.objects.count() == stages["published"]
    assert Kim.objects.count() == len(KNOWN) == 5
    kinds = Counter(Event.objects.values_list("kind", flat=True))
    assert kinds["kim.registered"] == Kim.objects.count()
    assert kinds["story.written"] == len(TALES) + evenings.HOW_MANY
    of_evenings = ("meeting.closed", "story.message_answered", "story.scheduled", "story.published_urgently", "story.replied")
    assert [kinds[kind] for kind in of_evenings] == [1] * 5
    assert told[-1].startswith(f"{Kim.objects.count()} KIM, {Person.objects.count()} people, {stages.total()} stories")


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
    assert max(Counter(village.code for village in ours).values()) == 3  # several KIM in one village
    assert len({village.label for village in villages()}) == len(villages())
    for village in villages():
        region = build.region(village.code)
        assert region.slug.replace("-", "") == slug(village.name).replace("-", "")
        assert region.head_title == ("lurah" if village.is_urban else "kepala desa")


@pytest.fixture
def west_kalimantan() -> list[str]:
    """The full demo, in a country of its provinces and the regencies, districts and villages that it speaks of."""
    for code in ("00", "61"):
        build.children(code)
    for village in villages():
        build.region(village.code)
    said: list[str] = []
    world.build(report=said.append)
    return said


@pytest.mark.minutes
def test_the_full_demo_is_west_kalimantan_as_it_was_reported(west_kalimantan: list[str]) -> None:
    today = timezone.localdate()
    table = region_table(Region.objects.get(pk=KALBAR), today)
    rows = {row.region.code: row.count.kims for row in table.rows}
    assert len(rows) == 14
    assert (table.total.kims, table.total.with_decree, table.total.ict_based) == (103, 103, 50)
    assert (rows["6108"], rows["6110"]) == (0, 0)
    assert table.total.silent == 4
    assert Kim.objects.filter(ict_status=IctStatus.BASED).count() == 50
    assert set(Decree.objects.filter(kim__region__code__regex="^617").values_list("issuer_title", flat=True)) == {"lurah"}

    with across_sites(why="a test counts the stories of all KIM"):
        stories = list(Story.objects.order_by("published_at"))
    stages = Counter(story.stage for story in stories)
    assert stages["published"] > 1200
    assert 20 <= stages["corrected"] <= 35
    assert stages["withdrawn"] == 2
    assert min(stages[stage] for stage in ("draft", "collected", "discussed", "verified")) >= 50
    assert len({story.title for story in stories}) == len(stories)
    assert len({story.lead for story in stories}) == len(stories)
    assert Item.objects.count() == stages["published"] + stages["corrected"]
    pictured = [story for story in stories if story.photos]
    assert len(pictured) <= len(stories) / 2

    front = Placement.objects.filter(featured_at__isnull=False).values_list("portal__region", flat=True)
    assert sorted(front) == ["00", "61", "6112"]
    assert Placement.objects.exclude(Q(hidden_at=None) | Q(reason="")).count() == 1
    assert _accounts_per_kim() >= 2
    assert len(queries()) == 40
    assert [lack for query in queries() if (lack := missed(query, timezone.now()))] == []
    for office in (OFFICES[7], OFFICES[9]):
        assert Client(HTTP_HOST="ruang.localhost").login(username=office.username, password=PASSWORD)
    assert west_kalimantan[-1].startswith(f"104 KIM, {Person.objects.count()} people, {len(stories)} stories")


def _accounts_per_kim() -> int:
    """The fewest people with a running role that any KIM has."""
    given = Event.objects.filter(kind="kim.registered").values_list("facts", flat=True)
    return min(sum(officer["person"] is not None for officer in facts["officers"]) for facts in given)
