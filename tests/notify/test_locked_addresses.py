"""Whoever had an account for a minute does not go on reading its mails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.notify.models import NoticeAddress
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.mark.parametrize(("hours", "takes_mails"), [(1, False), (30, True)])
def test_an_address_confirmed_just_before_the_lock_gets_no_more_mails(
    hours: int, takes_mails: bool
) -> None:
    person, now = build.member(build.kim()), timezone.now()
    address = NoticeAddress.objects.create(
        person=person,
        address="maling@example.id",
        confirmed_at=now - timedelta(hours=hours),
    )

    lock_account(person, by=AccountOwner(person), at=now)

    address.refresh_from_db()
    assert address.takes_mails is takes_mails
