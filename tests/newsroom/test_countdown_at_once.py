"""The press is taken back, or its account locked, in the moment in which the story goes out."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import countdown
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.moments import publish_counted_down
from kimid.people.actions import lock_account
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement
from tests import build
from tests.together import at_once, one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


def _pressed() -> tuple[Story, Person, datetime]:
    """A story, who pressed, and the moment at which it goes out."""
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = build.story(kim, Stage.VERIFIED)
    now = timezone.now()
    ends_at = now + timedelta(seconds=10)
    return countdown.begin_countdown(story, ends_at=ends_at, by=editor, at=now), editor, ends_at


def _cancel(story: Story, by: Person) -> str:
    """What whoever presses Batalkan is told."""
    try:
        countdown.cancel_countdown(Story.objects.get(pk=story.pk), by=by, at=timezone.now())
    except ActionRefused as why:
        return str(why)
    return "cancelled"


@pytest.mark.parametrize("_time", range(5))
def test_of_the_publication_and_its_cancelling_exactly_one_wins(_time: int) -> None:
    story, editor, ends_at = _pressed()
    kinds = Event.objects.filter(subject_id=story.pk)

    answer, _none = at_once(lambda: _cancel(story, editor), lambda: publish_counted_down(ends_at))

    after = Story.objects.get(pk=story.pk)
    is_out = after.stage == Stage.PUBLISHED
    assert is_out is (answer != "cancelled"), answer
    assert (after.item is not None) is is_out
    assert kinds.filter(kind="story.published").count() == is_out
    assert kinds.filter(kind="story.countdown_cancelled").count() == (not is_out)
    assert after.countdown_from is None


@pytest.mark.parametrize("cancelling_comes_first", [True, False])
def test_whoever_comes_first_to_the_row_wins(*, cancelling_comes_first: bool) -> None:
    story, editor, ends_at = _pressed()
    acts = [lambda: _cancel(story, editor), lambda: publish_counted_down(ends_at)]

    one_after_the_other(
        Story.objects.filter(pk=story.pk), *(acts if cancelling_comes_first else reversed(acts))
    )

    is_out = Story.objects.get(pk=story.pk).stage == Stage.PUBLISHED
    assert Item.objects.count() == is_out
    if connection.vendor == "postgresql":  # on SQLite either may come first
        assert is_out is not cancelling_comes_first


def test_of_three_workers_that_look_at_once_one_publishes() -> None:
    story, _editor, ends_at = _pressed()

    at_once(*[lambda: publish_counted_down(ends_at)] * 3)

    after = Story.objects.get(pk=story.pk)
    assert (after.stage, after.publish_at) == (Stage.PUBLISHED, None)
    assert (Item.objects.count(), Placement.objects.count()) == (1, 6)
    kinds = Event.objects.filter(subject_id=story.pk).values_list("kind", flat=True)
    assert "story.unscheduled" not in kinds
    assert list(kinds).count("story.published") == 1


@pytest.mark.parametrize("lock_comes_first", [True, False])
def test_an_account_locked_at_that_moment_gives_readers_nothing(*, lock_comes_first: bool) -> None:
    story, thief, ends_at = _pressed()

    def lock() -> None:
        owner = Person.objects.get(pk=thief.pk)
        lock_account(owner, by=AccountOwner(owner), at=timezone.now())

    acts = [lock, lambda: publish_counted_down(ends_at)]
    one_after_the_other(
        Site.objects.filter(pk=story.site_id), *(acts if lock_comes_first else reversed(acts))
    )

    after = Story.objects.get(pk=story.pk)
    assert after.is_held or after.stage == Stage.VERIFIED
    assert after.countdown_from is None
