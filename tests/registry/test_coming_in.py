"""The founder of a verified KIM comes in as its chair: once, and nobody of an office in their place."""

from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access import actions as access
from kimid.access.actions import OwnRole
from kimid.access.links import LinkHolder, link_of
from kimid.access.models import Invitation
from kimid.access.views.people import phone_told
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry import actions
from kimid.registry.flow import Step
from kimid.registry.models import Application
from kimid.registry.rules import Applicant
from tests import build

pytestmark = pytest.mark.django_db

SENT: Final = build.AT


def test_the_founder_is_let_in_as_chair_by_the_newest_invitation_only() -> None:
    made = build.application(step=Step.VERIFIED)
    first, second = (actions.let_founder_in(made, by=Applicant(made), at=SENT) for _ in range(2))

    links = [link_of(token) for token in (first, second)]
    assert [link is not None and link.is_open(SENT) for link in links] == [False, True]
    assert Invitation.objects.latest("pk").role == Role.CHAIR


@pytest.mark.parametrize("step", [Step.SENT, Step.ASKED, Step.REFUSED])
def test_nobody_is_let_in_before_it_is_verified(step: Step) -> None:
    made = build.application(step=step)

    with pytest.raises(actions.NotOpen):
        actions.let_founder_in(made, by=Applicant(made), at=SENT)


def test_an_officer_does_not_come_into_the_group_that_they_entered_or_verified() -> None:
    made = build.application(step=Step.VERIFIED)
    checker = made.decided_by
    assert checker is not None
    token = actions.let_founder_in(made, by=Applicant(made), at=timezone.now())
    link = link_of(token)
    assert link is not None
    with pytest.raises(OwnRole):
        access.join(Invitation.objects.get(), as_whom=checker, by=LinkHolder(link, timezone.now()), at=timezone.now())
    Application.objects.filter(pk=made.pk).update(entered_by=checker)
    made.refresh_from_db()
    with pytest.raises(actions.NotOpen):
        actions.let_founder_in(made, by=checker, at=timezone.now())


def test_the_founder_finds_the_number_that_they_told_in_the_form_of_the_account_and_only_they() -> None:
    made = build.application(step=Step.VERIFIED)
    founder, other = Client(HTTP_HOST="ruang.localhost"), Client(HTTP_HOST="ruang.localhost")
    there = founder.post(f"/daftar-kim/{made.code}/masuk/")["Location"]

    assert f'value="{made.phone}"' in founder.get(there).content.decode()
    assert made.phone not in other.get(there).content.decode()
    account = {"name": "Bu Nur", "username": "bu.nur", "password": "papan-desa-2026", "phone": made.phone}
    assert founder.post(there, account).status_code == 302
    assert made.kim is not None
    assert phone_told(made.kim.site, made.founder) not in founder.session
    assert Person.objects.get(username="bu.nur").phone == made.phone
