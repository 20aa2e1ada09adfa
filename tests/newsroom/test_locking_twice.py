"""What others have looked at since stays with its readers when the same account is locked again."""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.activity.actions import plans, polls
from kimid.activity.models import Plan, Poll
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, holding, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.models import AccountLock, Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build
from tests.activity import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HOUR: Final = timedelta(hours=1)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR, "Pak Rudi")


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _come_back() -> None:
    AccountLock.objects.filter(ended_at=None).update(ended_at=timezone.now())


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _published_by(kim: Kim, thief: Person) -> Story:
    story = build.story(kim, Stage.VERIFIED)
    publishing.publish(story, by=thief, at=timezone.now() - _HOUR)
    return story


def _give_back(story: Story, by: Person) -> None:
    holding.end_hold(_again(story), by=by, at=timezone.now())


@pytest.mark.parametrize("came_back", [False, True])
def test_a_story_that_somebody_else_gave_back_stays_when_the_account_is_locked_again(
    kim: Kim, thief: Person, *, came_back: bool
) -> None:
    other = build.member(kim)
    published = _published_by(kim, thief)
    confirmed = build.story(kim, Stage.DISCUSSED)
    confirmations.confirm(confirmed, how_known="Ya.", by=thief, at=timezone.now() - _HOUR)
    build.publish(_again(confirmed), at=timezone.now() - _HOUR)
    _lock(thief)
    assert all(_again(each).is_held for each in (published, confirmed))
    for story in (published, confirmed):
        _give_back(story, other)
    if came_back:
        _come_back()
    _lock(thief)

    assert not any(_again(each).is_held for each in (published, confirmed))


def test_what_the_account_changed_after_that_is_held(kim: Kim, thief: Person) -> None:
    story = _published_by(kim, thief)
    _lock(thief)
    _give_back(story, build.member(kim))
    _come_back()
    publishing.correct(
        _again(story),
        content=content.content_of(story),
        note=content.CorrectionNote("30", "slot", "Salah ketik."),
        by=Person.objects.get(pk=thief.pk),
        at=timezone.now(),
    )
    _lock(thief)

    assert _again(story).is_held


def test_results_that_somebody_else_shows_again_stay(kim: Kim, thief: Person) -> None:
    editor = build.member(kim, Role.EDITOR)
    result = plans.PlanResult("Lampu menyala.", ())
    poll, plan = making.closed_poll(kim, 0, 0, 1), making.plan(kim, person=thief)
    polls.show_poll(poll, by=thief, at=timezone.now() - _HOUR)
    plans.finish_plan(plan, result=result, by=thief, at=timezone.now() - _HOUR)
    _lock(thief)
    polls.show_poll(Poll.objects.get(), by=editor, at=timezone.now())
    plans.finish_plan(Plan.objects.get(), result=result, by=editor, at=timezone.now())
    _come_back()
    _lock(thief)

    assert (Poll.objects.get().is_shown, Plan.objects.get().state) == (True, "done")
