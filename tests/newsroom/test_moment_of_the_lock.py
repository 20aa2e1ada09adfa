"""A stolen account publishes in the very moment in which its owner locks it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def thief(kim: Kim) -> Person:
    """Their request has asked already what they may do."""
    person = build.member(kim, Role.EDITOR)
    assert person.has_perm(NewsroomPermission.ENTER, kim.site)
    return person


def _lock(person: Person) -> None:
    owner = Person.objects.get(pk=person.pk)
    people.lock_account(owner, by=AccountOwner(owner), at=timezone.now())


def _publish(story: Story, by: Person) -> None:
    publishing.publish(Story.objects.get(pk=story.pk), by=by, at=timezone.now())


def test_who_waited_for_the_lock_publishes_nothing_after_it(kim: Kim, thief: Person) -> None:
    story = build.story(kim, Stage.VERIFIED)
    refused: list[bool] = []

    def publish() -> None:
        try:
            _publish(story, thief)
        except PermissionDenied:
            refused.append(True)

    one_after_the_other(Site.objects.filter(pk=kim.site.pk), lambda: _lock(thief), publish)

    assert refused
    assert Story.objects.get(pk=story.pk).stage == Stage.VERIFIED


def test_what_went_out_a_moment_before_is_held(kim: Kim, thief: Person) -> None:
    story = build.story(kim, Stage.VERIFIED)

    one_after_the_other(
        Site.objects.filter(pk=kim.site.pk),
        lambda: _publish(story, thief),
        lambda: _lock(thief),
    )

    assert Story.objects.get(pk=story.pk).is_held
