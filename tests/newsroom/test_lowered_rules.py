"""An account in doubt lowered what a story needs. When the rules go back, so does what only the
lower rules let through, although kimid moved it by itself.
"""

from datetime import datetime, timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, scheduling
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites import actions as sites
from tests import build
from tests.lifecycle.closing import do_all_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HOUR: Final = timedelta(hours=1)


@pytest.fixture
def kim() -> Kim:
    """A group that wants three confirmations, since long."""
    kim = build.kim()
    honest = build.member(kim, Role.CHAIR)
    rules = sites.ConfirmationRules(confirmations_wanted=3)
    sites.set_rules(kim.site, rules=rules, by=honest, at=timezone.now() - timedelta(days=9))
    return kim


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR, "Pak Rudi")


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _confirmed(kim: Kim, stage: Stage, people_count: int, at: datetime) -> Story:
    """A story in the check that so many members have confirmed."""
    story = build.story(kim, stage)
    for _ in range(people_count):
        who = build.member(kim)
        confirmations.confirm(_again(story), how_known="Lihat.", by=who, at=at)
    return _again(story)


def _lower_and_lock(thief: Person, kim: Kim) -> None:
    loose = sites.ConfirmationRules()
    sites.set_rules(kim.site, rules=loose, by=thief, at=timezone.now() - _HOUR)
    do_all_tasks()


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def test_a_story_that_only_lower_rules_verified_is_to_be_confirmed_again(
    kim: Kim, thief: Person
) -> None:
    now = timezone.now()
    few, enough = (_confirmed(kim, Stage.DISCUSSED, count, now - 3 * _HOUR) for count in (1, 3))
    _lower_and_lock(thief, kim)
    assert _again(few).stage == Stage.VERIFIED
    editor = build.member(kim, Role.EDITOR)
    scheduling.schedule(_again(few), publish_at=now + _HOUR, by=editor, at=now)
    _lock(thief)

    assert [_again(each).stage for each in (few, enough)] == [Stage.DISCUSSED, Stage.VERIFIED]
    assert (_again(few).publish_at, _again(few).confirmations.get().voided_at) == (None, None)
    assert Event.objects.filter(kind="story.check_opened", subject_id=str(few.pk)).count() == 1


def test_a_story_that_was_confirmed_and_published_under_lower_rules_is_held(
    kim: Kim, thief: Person
) -> None:
    now = timezone.now()
    _lower_and_lock(thief, kim)
    few = _confirmed(kim, Stage.DISCUSSED, 1, now - _HOUR / 2)
    enough = _confirmed(kim, Stage.DISCUSSED, 3, now - _HOUR / 2)
    for each in (few, enough):
        build.publish(each, at=now - _HOUR / 3)
    _lock(thief)

    assert [_again(each).held_account for each in (few, enough)] == [thief, None]


def test_an_urgent_story_that_only_lower_rules_verified_is_held(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    urgent = _confirmed(kim, Stage.PUBLISHED_UNVERIFIED, 1, now - 3 * _HOUR)
    other = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    _lower_and_lock(thief, kim)
    assert (_again(urgent).is_unverified, _again(other).is_unverified) == (False, True)
    _lock(thief)

    assert [_again(each).is_held for each in (urgent, other)] == [True, False]
