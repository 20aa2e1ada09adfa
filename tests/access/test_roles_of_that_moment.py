"""A role that was given while a group was being closed. Who closes reads the clock, then waits for
whoever gives; so the role may begin a moment after the closing, and yet be there before it.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.db import transaction
from django.utils import timezone

from kimid.access.freezing import freeze_group
from kimid.access.group_ending import end_group_access, end_membership
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_MOMENT: Final = timedelta(milliseconds=3)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def newcomer(kim: Kim) -> Person:
    """A role that begins a moment after the closing read the clock."""
    member = build.member(kim)
    Grant.objects.filter(person=member).update(starts_at=timezone.now() + _MOMENT)
    return member


def test_it_is_frozen_with_the_others(kim: Kim, newcomer: Person) -> None:
    at = Grant.objects.get(person=newcomer).starts_at - _MOMENT

    with transaction.atomic():
        freeze_group(kim.site, at)

    assert Grant.objects.get(person=newcomer).frozen_at == at


def test_it_ends_with_the_group(kim: Kim, newcomer: Person) -> None:
    begun = Grant.objects.get(person=newcomer).starts_at

    with transaction.atomic():
        assert end_group_access(kim.site, begun - _MOMENT) == 1

    assert not Grant.objects.active(begun + _MOMENT).exists()


def test_it_ends_with_the_membership(kim: Kim, newcomer: Person) -> None:
    chair = build.member(kim, Role.CHAIR)
    begun = Grant.objects.get(person=newcomer).starts_at

    with transaction.atomic():
        assert end_membership(kim.site, newcomer, by=chair, at=begun - _MOMENT) == 1

    assert not Grant.objects.filter(person=newcomer).active(begun + _MOMENT).exists()
