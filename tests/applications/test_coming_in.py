"""The founder of a verified KIM comes in as its chair: once, and nobody of an office in their
place.
"""

from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access import actions as access
from kimid.access.actions import SelfGrantRefused
from kimid.access.models import Invitation
from kimid.access.one_use_links import LinkHolder, link_by_token
from kimid.access.views.people import phone_session_key
from kimid.applications.actions import applying
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.rules import Applicant
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build, build_registry

pytestmark = pytest.mark.django_db

SENT: Final = build.AT


def test_the_founder_is_let_in_as_chair_by_the_newest_invitation_only() -> None:
    made = build_registry.application(step=ApplicationStep.VERIFIED)
    first, second = (applying.invite_founder(made, by=Applicant(made), at=SENT) for _ in range(2))

    links = [link_by_token(token) for token in (first, second)]
    assert [link is not None and link.is_open(SENT) for link in links] == [False, True]
    assert Invitation.objects.latest("pk").role == Role.CHAIR


@pytest.mark.parametrize(
    "step", [ApplicationStep.SENT, ApplicationStep.ASKED, ApplicationStep.REFUSED]
)
def test_nobody_is_let_in_before_it_is_verified(step: ApplicationStep) -> None:
    made = build_registry.application(step=step)

    with pytest.raises(applying.ApplicationClosed):
        applying.invite_founder(made, by=Applicant(made), at=SENT)


def test_an_officer_does_not_come_into_the_group_that_they_entered_or_verified() -> None:
    made = build_registry.application(step=ApplicationStep.VERIFIED)
    checker = made.decided_by
    assert checker is not None
    token = applying.invite_founder(made, by=Applicant(made), at=timezone.now())
    link = link_by_token(token)
    assert link is not None
    with pytest.raises(SelfGrantRefused):
        access.accept_invitation(
            Invitation.objects.get(),
            account=checker,
            by=LinkHolder(link, timezone.now()),
            at=timezone.now(),
        )
    Application.objects.filter(pk=made.pk).update(entered_by=checker)
    made.refresh_from_db()
    with pytest.raises(applying.ApplicationClosed):
        applying.invite_founder(made, by=checker, at=timezone.now())


def test_the_founder_finds_the_number_that_they_told_in_the_form_of_the_account_and_only_they() -> (
    None
):
    made = build_registry.application(step=ApplicationStep.VERIFIED)
    founder = Client(HTTP_HOST="ruang.localhost")
    other = Client(HTTP_HOST="ruang.localhost")
    there = founder.post(f"/daftar-kim/{made.code}/masuk/")["Location"]

    assert f'value="{made.phone}"' in founder.get(there).content.decode()
    assert made.phone not in other.get(there).content.decode()
    account = {
        "name": "Bu Nur",
        "username": "bu.nur",
        "password": "papan-desa-2026",
        "phone": made.phone,
    }
    assert founder.post(there, account).status_code == 302
    assert made.kim is not None
    assert phone_session_key(made.kim.site, made.applicant) not in founder.session
    assert Person.objects.get(username="bu.nur").phone == made.phone
