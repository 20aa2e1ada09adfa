"""A role that nobody can use, because its account is locked, stopped or frozen, counts nowhere
where somebody must act, be told, or be a second person.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.actions import leave_group
from kimid.access.grants import (
    has_official,
    has_role_holder,
    is_settled,
    office_above,
    officers_above,
    settled_people,
)
from kimid.access.group_ending import LastChair
from kimid.access.models import Grant
from kimid.access.queries import has_chair
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.queries import missing_confirmations
from kimid.newsroom.sole_account import is_sole_account
from kimid.notify.models import Notice
from kimid.notify.queries import holders_of
from kimid.people.models import AccountLock, Person
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Shut = Callable[[Person], object]

_DAY: Final = timedelta(days=1)


def _lock(person: Person) -> None:
    AccountLock.objects.create(person=person, begun_at=timezone.now(), by_card=False)


def _stop(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(stopped_at=timezone.now())


def _freeze(person: Person) -> None:
    Grant.objects.filter(person=person).update(frozen_at=timezone.now())


in_each_way = pytest.mark.parametrize("shut", [_lock, _stop, _freeze])
of_officials = pytest.mark.parametrize("shut", [_lock, _stop])


@in_each_way
def test_it_is_no_second_person(shut: Shut) -> None:
    kim = build.kim()
    member, other = build.member(kim), build.member(kim)
    now = timezone.now()
    shut(member)

    assert not is_settled(member, kim.site_id, now)
    assert settled_people(kim.site_id, now) == [other]


def test_who_was_a_second_person_at_a_moment_is_read_at_that_moment() -> None:
    kim = build.kim()
    member = build.member(kim)
    now = timezone.now()
    Grant.objects.filter(person=member).update(ends_at=now - _DAY)

    assert is_settled(member, kim.site_id, now - 2 * _DAY)
    assert not is_settled(member, kim.site_id, now)


@in_each_way
def test_a_sensitive_story_does_not_wait_for_an_editor_who_cannot_come(shut: Shut) -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED, sensitive=True)
    editor = build.member(kim, Role.EDITOR)
    assert missing_confirmations(story, [], timezone.now()).needs_editor
    shut(editor)

    assert not missing_confirmations(story, [], timezone.now()).needs_editor


@in_each_way
def test_a_chair_does_not_leave_the_group_to_a_chair_who_cannot_act(shut: Shut) -> None:
    kim = build.kim()
    chair, other, member = (
        build.member(kim, role) for role in (Role.CHAIR, Role.CHAIR, Role.MEMBER)
    )
    shut(other)

    with pytest.raises(LastChair):
        leave_group(kim.site, by=chair, at=timezone.now())
    leave_group(kim.site, by=member, at=timezone.now())


@in_each_way
def test_it_holds_no_post_but_stays_on_record(shut: Shut) -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    shut(chair)

    assert not has_role_holder(kim.site_id, [Role.CHAIR])
    # No officer puts another chair there because of it, and no merger goes past it.
    assert has_chair(kim.site_id, timezone.now())
    assert not build.officer("6112").has_perm("registry.invite_chair", kim)


@in_each_way
def test_nobody_is_told_through_it(shut: Shut) -> None:
    kim = build.kim()
    editor, other = build.member(kim, Role.EDITOR), build.member(kim, Role.EDITOR)
    shut(editor)

    notice = Notice(site=kim.site, role=Role.EDITOR)
    assert list(holders_of(notice, timezone.now())) == [other]


@in_each_way
def test_the_other_account_of_two_is_alone_after_a_week_and_not_before(shut: Shut) -> None:
    kim = build.kim()
    member, other = build.member(kim), build.member(kim)
    shut(other)
    now = timezone.now()

    assert not is_sole_account(member, kim.site, now + 6 * _DAY)
    assert is_sole_account(member, kim.site, now + 8 * _DAY)


@of_officials
def test_a_group_does_not_turn_to_an_officer_who_cannot_act(shut: Shut) -> None:
    kim = build.kim()
    near, far = build.officer("6112"), build.officer("61")
    now = timezone.now()
    shut(near)

    assert officers_above(kim.site, now) == [far]
    assert office_above(near, kim.site.scope(), now) is None
    assert not has_official("6112", now)
    assert has_official("61", now)
