"""A held story is given back by an office, or by somebody who was in the group before: not by an
account that a thief has just invited.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.actions import grant_on_site
from kimid.access.grants import is_settled
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_stories import held_here
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door as InRuang

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR, "Pak Rudi")


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


@pytest.mark.parametrize(("joined", "may"), [(2 * _DAY, False), (4 * _DAY, True)])
def test_only_who_was_there_for_three_days_when_it_was_held_gives_it_back(
    kim: Kim, thief: Person, ruang: InRuang, joined: timedelta, may: bool
) -> None:
    now = timezone.now()
    story = build.story(kim, Stage.VERIFIED)
    build.publish(story, at=now - _HOUR)
    Story.objects.filter(pk=story.pk).update(editor=thief)
    second = build.person()
    grant_on_site(kim.site, person=second, role=Role.EDITOR, by=build.BUILDER, at=now - joined)
    _lock(thief)
    held = _again(story)
    page = f"/s/{kim.site.label}/berita/{story.public_id}/"
    phone = ruang(second)

    assert second.has_perm("wire.end_hold", held) is may
    assert ("Sudah saya lihat, tampilkan lagi" in phone.get(page).text) is may
    assert (phone.post(f"{page}tampilkan/").status_code == 302) is may


def test_waiting_for_three_days_after_it_was_held_does_not_help(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    story = build.story(kim, Stage.PUBLISHED)
    fresh = build.person()
    grant_on_site(kim.site, person=fresh, role=Role.EDITOR, by=build.BUILDER, at=now - 5 * _DAY)
    Story.objects.filter(pk=story.pk).update(held_at=now - 4 * _DAY, held_account=thief)

    assert not fresh.has_perm("wire.end_hold", _again(story))
    assert build.officer("6112").has_perm("wire.end_hold", _again(story))


@pytest.mark.parametrize(("left", "may"), [(30 * _DAY, False), (_DAY, True)])
def test_who_left_and_was_invited_again_counts_as_new_and_who_was_promoted_does_not(
    kim: Kim, thief: Person, left: timedelta, may: bool
) -> None:
    now = timezone.now()
    story = build.story(kim, Stage.PUBLISHED)
    back = build.member(kim, Role.EDITOR)
    Grant.objects.filter(person=back).update(ends_at=now - left)
    grant_on_site(kim.site, person=back, role=Role.CHAIR, by=build.BUILDER, at=now - _HOUR)
    Story.objects.filter(pk=story.pk).update(held_at=now, held_account=thief)

    assert is_settled(back, kim.site_id, now) is may
    assert back.has_perm("wire.end_hold", _again(story)) is may
    with on_site(kim.site):
        assert held_here(back).exists() is may
