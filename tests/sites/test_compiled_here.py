"""Queries for rows of the current site that become SQL once: never the rows of another site."""

from typing import Any

import pytest
from django.db.models import BigIntegerField, CharField, QuerySet

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Message, Story
from kimid.sites.compiled_here import compiled_here
from kimid.sites.guard import NoSite, across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.queries import unsaved_portal
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_sites() -> None:
    """Replaces the fixture that opens all sites for other tests."""


@compiled_here(CharField())
def _at_stage(_site: Any, stage: Any) -> QuerySet[Story]:
    return Story.objects.filter(stage=stage).order_by("pk")


@compiled_here(BigIntegerField())
def _messages_under(_site: Any, story: Any) -> QuerySet[Message]:
    """A query inside of a query: both are for rows of a site."""
    return Message.objects.filter(story__in=Story.objects.filter(pk=story)).order_by("pk")


@pytest.fixture
def sites() -> list[Site]:
    with across_sites("arranging"):
        kims = [build.kim(), build.kim()]
        for kim in kims:
            build.story(kim, Stage.COLLECTED)
        return [kim.site for kim in kims]


def test_each_site_gets_its_own_rows_whoever_asked_first(sites: list[Site]) -> None:
    for site in (*sites, sites[0]):
        with on_site(site):
            (story,) = _at_stage(Stage.COLLECTED)
            assert story.site_id == site.pk
            assert _at_stage(Stage.VERIFIED) == []


def test_the_key_of_a_row_of_another_site_finds_nothing(sites: list[Site]) -> None:
    here, there = sites
    with on_site(there):
        (story,) = _at_stage(Stage.COLLECTED)
        build.said(story)
        assert len(_messages_under(story.pk)) == 1

    with on_site(here):
        assert _messages_under(story.pk) == []


def test_a_portal_without_a_row_has_no_rows(sites: list[Site]) -> None:
    with on_site(unsaved_portal(build.region(build.PAHANDUT))):
        assert _at_stage(Stage.COLLECTED) == []


def test_without_a_site_and_across_sites_it_is_refused(sites: list[Site]) -> None:
    with pytest.raises(NoSite):
        _at_stage(Stage.COLLECTED)
    with across_sites("why not"), pytest.raises(NoSite):
        _at_stage(Stage.COLLECTED)


def test_a_query_that_leaves_out_the_site_is_refused(sites: list[Site]) -> None:
    """Else it would read the rows of all sites, and look as if it did not."""

    @compiled_here(CharField())
    def by_label(_site: Any, label: Any) -> QuerySet[Site]:
        return Site.objects.filter(label=label)

    with on_site(sites[0]), pytest.raises(TypeError, match=r"no place in the SQL"):
        by_label("kim-satu")
