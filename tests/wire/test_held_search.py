"""Search at every level says nothing of a held item, and finds it again when the hold ends."""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import holding, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.rules import AccountOwner
from kimid.wire.kinds import kind_of
from kimid.wire.models import SearchRow
from kimid.wire.search.index import engine
from kimid.wire.search.results import SearchQuery, search
from kimid.wire.search.terms import item_terms
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LEVELS: Final = (build.TELUK_KAPUAS, "611201", "6112", "61", "00")


def _story() -> Story:
    story = build.story(build.kim(), Stage.VERIFIED, title="Banjir surut di dusun")
    editor = build.member(story.site.kim, Role.EDITOR)
    publishing.publish(story, by=editor, at=timezone.now() - timedelta(hours=1))
    return _again(story)


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item__region", "editor").get(pk=story.pk)


def _hold(story: Story) -> Story:
    assert story.editor is not None
    people.lock_account(story.editor, by=AccountOwner(story.editor), at=timezone.now())
    assert _again(story).is_held
    return _again(story)


@pytest.mark.parametrize("typed", ["banjir", "banjir surut", "banjir layangan", ""])
def test_a_held_item_is_found_at_no_level_and_comes_back(typed: str) -> None:
    story = _story()
    sites = [story.site, *map(build.portal, LEVELS)]
    since = None if typed else build.AT - timedelta(days=1)

    def found() -> list[bool]:
        queries = [
            SearchQuery(typed, kind=kind, since=since, is_best_first=is_best_first)
            for kind in (None, kind_of("news"))
            for is_best_first in (False, True)
        ]
        return [bool(search(site, query).hits) for site in sites for query in queries]

    assert all(found())
    held = _hold(story)
    assert not any(found())
    holding.end_hold(held, by=build.member(story.site.kim), at=timezone.now())
    assert all(found())


def test_a_row_of_the_index_that_was_written_before_the_hold_shows_nothing() -> None:
    story = _story()
    assert story.item is not None
    as_before = item_terms(story.item, "")
    _hold(story)
    engine.write(SearchRow.objects.get(item=story.item).key, as_before)

    assert search(build.portal("00"), SearchQuery("banjir")).hits == []
