"""Who is asked to look at what is held."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom import held_notices
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.wire.rules import WirePermission
from tests import build
from tests.notify.doing import at_the_bell_of, run_again

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_LOOK = "Kabar ditahan, lihat isinya"


def _published_by(editor: Person, kim: Kim) -> Story:
    story = build.story(kim, Stage.VERIFIED)
    return publishing.publish(story, by=editor, at=timezone.now() - timedelta(hours=1))


def _held(story: Story) -> Story:
    """The story, after the account that published it was locked."""
    editor = story.editor
    assert editor is not None
    actions.lock_account(editor, by=AccountOwner(editor), at=timezone.now())
    for _ in range(2):
        run_again(held_notices.follow_held, "story.held")
    return Story.objects.get(pk=story.pk)


def _newcomer(kim: Kim, chair: Person) -> Person:
    made = build.person()
    build.accepted(kim, made, by=chair, at=timezone.now() - timedelta(days=1))
    return made


def test_who_is_asked_to_look_at_a_held_story_may_give_it_back() -> None:
    kim = build.kim()
    build.portal("6112")
    officer = build.officer("6112")
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    newcomer = _newcomer(kim, chair)
    held = _held(_published_by(editor, kim))

    everybody = [chair, newcomer, officer, editor, build.member(build.kim())]
    assert [at_the_bell_of(each) for each in everybody] == [[_LOOK], [], [], [], []]
    assert chair.has_perm(WirePermission.END_HOLD, held)
    assert not newcomer.has_perm(WirePermission.END_HOLD, held)


def test_where_nobody_of_the_group_may_look_the_nearest_office_is_asked() -> None:
    kim = build.kim()
    build.portal("6112")
    officer, desk = build.officer("6112"), build.officer("6112", Role.PORTAL_EDITOR)
    editor = build.member(kim, Role.EDITOR)
    newcomer = _newcomer(kim, build.member(kim, Role.CHAIR))
    story = _published_by(editor, kim)
    others = kim.site.grants.exclude(person__in=[editor, newcomer])
    others.update(ends_at=build.AT + timedelta(days=1))
    held = _held(story)

    assert [at_the_bell_of(each) for each in (officer, desk, newcomer)] == [[_LOOK], [], []]
    assert officer.has_perm(WirePermission.END_HOLD, held)
