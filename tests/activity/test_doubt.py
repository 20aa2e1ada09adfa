"""Results of plans and polls, when the account that showed them is in doubt."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.activity.actions import photos, plans, polls
from kimid.activity.models import Plan
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.media.models import Photo
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.doubts import held_texts
from tests import build
from tests.activity import making
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def _finish(plan: Plan, photo: Photo, by: Person) -> None:
    result = plans.PlanResult("Main slot.", (photo.as_picture(),))
    with suppress(PermissionDenied):  # where the lock came first
        plans.finish_plan(Plan.objects.get(pk=plan.pk), result=result, by=by, at=timezone.now())


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def test_a_result_that_is_shown_in_the_moment_of_the_lock_is_held(kim: Kim, thief: Person) -> None:
    plan, photo = making.plan(kim, person=thief), build.photo(kim)

    one_after_the_other(
        Photo.objects.filter(pk=photo.pk),
        lambda: _finish(plan, photo, thief),
        lambda: _lock(thief),
    )

    assert Plan.objects.get().state != "done"
    assert not photo.is_public


def test_a_photo_is_made_anew_while_its_plan_is_finished(kim: Kim, thief: Person) -> None:
    other, photo = build.photo(kim), build.photo(kim)  # locked in this order
    plan = making.plan(kim, person=thief, photos=(photo.as_picture(),))
    who = System("a photo was made anew")

    one_after_the_other(
        Photo.objects.filter(pk=other.pk),
        lambda: _finish(plan, other, thief),
        lambda: photos.renew_photo(
            Photo.objects.select_related("site__region").get(pk=photo.pk),
            old="2" * 16,
            by=who,
            at=timezone.now(),
        ),
    )

    assert (Plan.objects.get().state, photo.is_public) == ("done", True)


def test_whoever_locked_reads_how_much_is_held_until_somebody_shows_it(
    kim: Kim, thief: Person
) -> None:
    now, editor = timezone.now() - timedelta(hours=1), build.member(kim, Role.EDITOR)
    poll = making.closed_poll(kim, 0, 0, 1)
    polls.show_poll(poll, by=thief, at=now)
    plan, photo = making.plan(kim, person=thief), build.photo(kim)
    _finish(plan, photo, thief)
    _lock(thief)

    assert held_texts(thief) == ["1 jajak pendapat", "1 rencana aksi"]

    _finish(plan, photo, editor)
    poll.refresh_from_db()
    polls.show_poll(poll, by=editor, at=timezone.now())
    assert held_texts(thief) == []
