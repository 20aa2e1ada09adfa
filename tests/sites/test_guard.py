"""The guard: outside a site no row of any site can be read, inside one only its own."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.db import models, transaction

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Message, Story
from kimid.sites.guard import NoSite, across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.queries import unsaved_portal
from tests import build
from tests.together import at_once
from tests.whole import whole_database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_sites() -> None:
    """Replaces the fixture that opens all sites for other tests."""


class Two:
    """Two KIM of one village, each with a story."""

    def __init__(self) -> None:
        with across_sites("arranging"):
            self.a, self.b = build.kim().site, build.kim().site
            self.story_of_a = build.story(self.a.kim, Stage.COLLECTED)
            self.story_of_b = build.story(self.b.kim, Stage.COLLECTED)


@pytest.fixture
def two() -> Two:
    return Two()


def _one() -> Story:
    return Story(pk=1, title="Lain")


QUERIES: Final[dict[str, Callable[[Two], Any]]] = {
    "count": lambda two: Story.objects.count(),
    "exists": lambda two: Story.objects.exists(),
    "exclude": lambda two: Story.objects.exclude(pk=0).exists(),
    "all": lambda two: list(Story.objects.all()),
    "first": lambda two: Story.objects.first(),
    "update": lambda two: Story.objects.update(title="Lain"),
    "delete": lambda two: Story.objects.filter(pk=two.story_of_a.pk).delete(),
    "aggregate": lambda two: Story.objects.aggregate(models.Sum("revision_number")),
    "in_bulk": lambda two: Story.objects.in_bulk(),
    "values": lambda two: list(Story.objects.values("title")),
    "iterator": lambda two: list(Story.objects.iterator()),
    "get": lambda two: Story.objects.get(pk=two.story_of_a.pk),
    "union": lambda two: list(Story.objects.filter(pk=1).union(Story.objects.filter(pk=2))),
    "contains": lambda two: Story.objects.contains(_one()),
    "latest": lambda two: Story.objects.latest("pk"),
    "values_list": lambda two: Story.objects.values_list("pk").count(),
    "datetimes": lambda two: list(Story.objects.datetimes("written_at", "year")),
    "bulk_update": lambda two: Story.objects.bulk_update([_one()], ["title"]),
    "get_or_create": lambda two: Story.objects.get_or_create(pk=two.story_of_a.pk),
    "update_or_create": lambda two: Story.objects.update_or_create(pk=two.story_of_a.pk),
    "select_for_update": lambda two: Story.objects.select_for_update().first(),
    "subquery": lambda two: list(Site.objects.filter(pk__in=Story.objects.values("site"))),
    "exists_subquery": lambda two: list(
        Site.objects.filter(models.Exists(Story.objects.filter(site=models.OuterRef("pk"))))
    ),
    "raw_filter": lambda two: list(Story.objects.filter(pk__gt=0).order_by("title")[:1]),
    "related": lambda two: two.story_of_a.messages.count(),
    "related_create": lambda two: two.story_of_a.messages.get_or_create(pk=1),
    "prefetch": lambda two: models.prefetch_related_objects(
        [two.story_of_a], "messages", "sources"
    ),
}


@pytest.mark.parametrize("form", QUERIES)
def test_outside_a_site_no_query_of_any_form_becomes_sql(form: str, two: Two) -> None:
    before = whole_database()

    with pytest.raises(NoSite), transaction.atomic():
        QUERIES[form](two)

    assert whole_database() == before


def test_a_query_may_be_built_anywhere_and_is_read_where_it_is_asked(two: Two) -> None:
    rows = Story.objects.order_by("pk")  # a form may name it at import time

    with pytest.raises(NoSite):
        list(rows)


def test_inside_a_site_only_its_own_rows_are_there(two: Two) -> None:
    with on_site(two.a):
        assert list(Story.objects.all()) == [two.story_of_a]
        assert not Story.objects.filter(pk=two.story_of_b.pk).exists()
        assert Story.objects.filter(pk=two.story_of_b.pk).update(title="Lain") == 0
    with on_site(two.b):
        assert list(Story.objects.all()) == [two.story_of_b]


def test_what_belongs_to_a_story_of_another_site_is_not_there_either(two: Two) -> None:
    with across_sites("arranging"):
        Message.objects.create(
            site=two.b,
            story=two.story_of_b,
            by=two.story_of_b.author,
            text="Rahasia kelompok B",
            at=build.AT,
        )

    with on_site(two.a):
        assert list(two.story_of_b.messages.all()) == []
        assert two.story_of_b.sources.count() == 0
    with on_site(two.b):
        assert [message.text for message in two.story_of_b.messages.all()] == ["Rahasia kelompok B"]


def test_the_walls_come_back_in_the_order_they_were_opened(two: Two) -> None:
    with across_sites("report"):
        assert Story.objects.count() == 2
        with on_site(two.a):
            assert Story.objects.get() == two.story_of_a
            with on_site(two.b):
                assert Story.objects.get() == two.story_of_b
            assert Story.objects.get() == two.story_of_a
        assert Story.objects.count() == 2
    with pytest.raises(NoSite):
        Story.objects.count()


def test_a_wall_comes_back_also_when_something_went_wrong_inside(two: Two) -> None:
    with pytest.raises(LookupError), on_site(two.a):
        raise LookupError
    with pytest.raises(NoSite):
        Story.objects.count()


def test_on_a_portal_without_a_row_there_is_nothing_to_read(two: Two) -> None:
    portal = unsaved_portal(build.region(build.PAHANDUT))

    with on_site(portal):
        assert list(Story.objects.all()) == []


def test_crossing_sites_wants_a_reason() -> None:
    with pytest.raises(ValueError, match="say why"), across_sites(""):
        pass


@pytest.fixture
def _in_a_file(transactional_db: None) -> None:
    """A database that other threads see."""


@pytest.mark.usefixtures("_in_a_file")
def test_a_thread_starts_outside_whatever_its_starter_had_open() -> None:
    two = Two()

    def look() -> int:
        return Story.objects.count()

    def look_closed() -> int:
        with on_site(two.a):
            return look()

    assert at_once(look_closed) == [1]
