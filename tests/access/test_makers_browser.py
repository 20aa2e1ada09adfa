"""Nobody makes an account for somebody else on the browser of whoever invited them."""

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access import actions
from kimid.access.models import Grant, Invitation
from kimid.applications.flow import ApplicationStep
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.actions import chairs
from kimid.registry.models import Kim
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db

ACCOUNT = {
    "name": "Bu Nur",
    "username": "bu.nur",
    "password": "papan-desa-2026",
    "phone": "0812 0000 0003",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _sign_out(browser: Client) -> None:
    """After some work in it: the browser knows who that was."""
    browser.get("/tempat/")
    browser.post("/keluar/")


def _door(kim: Kim, by: Person) -> str:
    made = actions.invite(kim.site, name="Bu Nur", role=Role.MEMBER, by=by, at=timezone.now())
    return f"/undangan/{kim.site.ruang_label}/{made[1]}/"


def test_no_account_is_made_on_a_phone_of_the_chair_who_invited_but_on_any_other(
    kim: Kim, ruang: Door
) -> None:
    chair, member = build.member(kim, Role.CHAIR), build.member(kim)
    door = _door(kim, chair)
    shared = ruang(chair)
    _sign_out(shared)

    refused = shared.post(door, ACCOUNT)

    assert refused.status_code == 409
    assert "Siapa pun boleh meminjamkan HP" in refused.text
    assert Invitation.objects.get().accepted_at is None
    lent = ruang(member)
    _sign_out(lent)
    assert lent.post(door, ACCOUNT).status_code == 302
    assert Grant.objects.filter(person__username="bu.nur").exists()


def test_whoever_has_an_account_joins_also_on_the_phone_that_a_group_shares(
    kim: Kim, ruang: Door
) -> None:
    chair, person = build.member(kim, Role.CHAIR), build.person()
    door = _door(kim, chair)
    shared = ruang(chair)
    _sign_out(shared)
    shared.force_login(person, backend="kimid.people.backend.PersonBackend")

    assert shared.post(door).status_code == 302
    assert Grant.objects.filter(person=person, site=kim.site).exists()


def test_an_officer_does_not_become_the_chair_whom_they_invited(kim: Kim, ruang: Door) -> None:
    build.portal("6112")
    officer = build.officer("6112")
    token = chairs.invite_chair(kim, name="Bu Nur", by=officer, at=timezone.now())[1]
    desk = ruang(officer)
    _sign_out(desk)

    answer = desk.post(f"/undangan/{kim.site.ruang_label}/{token}/", ACCOUNT)

    assert answer.status_code == 409
    assert not Grant.objects.filter(site=kim.site).exists()


@pytest.mark.parametrize("role", ["entered", "decided"])
def test_no_official_comes_in_as_the_founder_whom_they_entered_or_verified(
    ruang: Door, role: str
) -> None:
    build.portal("6112")
    made = build_registry.application(step=ApplicationStep.VERIFIED)
    officer = build.officer("6112")
    made.decided_by = officer if role == "decided" else made.decided_by
    made.handled_by = [officer.pk] if role == "entered" else []
    made.save()
    desk = ruang(officer)
    _sign_out(desk)

    answer = desk.post(f"/daftar-kim/{made.code}/masuk/", follow=True)

    assert "dibuat pendirinya sendiri" in answer.text
    assert not Invitation.objects.exists()
    founder = Client(HTTP_HOST="ruang.localhost").post(f"/daftar-kim/{made.code}/masuk/")
    assert "/undangan/" in founder["Location"]
