"""What somebody gave out is worth nothing once they may not give it out any more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access import actions
from kimid.access.grant_moves import HandoverRequest
from kimid.access.makers import MakerLeft
from kimid.access.models import Grant, InPersonCode
from kimid.access.one_use_links import LinkHolder, find_link
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.actions.chairs import invite_chair
from tests import build
from tests.access.coding import enter, fresh, handed, is_in

pytestmark = pytest.mark.django_db

_ACCOUNT = {
    "name": "Siti Rahmah",
    "username": "siti.rahmah",
    "phone": "0812 0000 0042",
    "password": "ikan-nipah-pagi",
}


def _end_roles(person: Person) -> None:
    """Their roles are over since a moment ago, by their day: nothing else is closed with them."""
    Grant.objects.filter(person=person).update(ends_at=timezone.now() - timedelta(seconds=1))


def test_an_invitation_of_somebody_who_is_chair_no_more_lets_nobody_in() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    build.member(kim, Role.CHAIR)
    _row, token = actions.invite(
        kim.site, name="Siti Rahmah", role=Role.EDITOR, by=chair, at=timezone.now()
    )
    _end_roles(chair)
    phone = Client(HTTP_HOST="ruang.localhost")
    address = f"/undangan/{kim.site.ruang_label}/{token}/"

    read, joined = phone.get(address), phone.post(address, _ACCOUNT)

    assert (read.status_code, joined.status_code) == (410, 410)
    assert "tidak lagi berwenang" in joined.content.decode()
    assert not Person.objects.filter(username="siti.rahmah").exists()


def test_the_invitation_of_a_chair_by_an_officer_ends_with_her_post_and_not_before() -> None:
    first, second = build.kim(), build.kim()
    officer = build.officer("6112")
    for kim, answers in ((first, 302), (second, 410)):
        _kim, token = invite_chair(kim, name="Siti Rahmah", by=officer, at=timezone.now())
        account = {**_ACCOUNT, "username": f"siti.{answers}", "phone": ""}
        if kim is second:
            _end_roles(officer)

        phone = Client(HTTP_HOST="ruang.localhost")
        answer = phone.post(f"/undangan/{kim.site.ruang_label}/{token}/", account)

        assert answer.status_code == answers


def test_a_code_of_an_officer_who_left_opens_nothing_and_the_door_says_why() -> None:
    office = build.portal("6112")
    chair, officer = build.member(build.kim(), Role.CHAIR), build.officer("6112")
    digits = handed(office, chair, officer)
    _end_roles(officer)
    door = Client(HTTP_HOST="ruang.localhost")
    form = {"login": chair.username, "code": digits, "password": "ikan-nipah-pagi"}

    answer = door.post("/masuk/kode/", form)

    assert answer.status_code == 410
    assert "tidak lagi berwenang" in answer.content.decode()
    assert not is_in(door)
    assert InPersonCode.objects.get().used_at is None


def test_a_code_of_a_chair_whose_own_code_waits_still_opens() -> None:
    office = build.portal("6112")
    kim = build.kim()
    chair, member, officer = (
        build.member(kim, Role.CHAIR),
        build.member(kim),
        build.officer("6112"),
    )
    digits = handed(kim.site, member, chair)
    enter(chair, handed(office, chair, officer))

    assert is_in(enter(member, digits))


def test_a_post_is_not_taken_over_by_a_link_of_somebody_who_is_chair_no_more() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    editor = build.member(kim, Role.EDITOR)
    build.member(kim, Role.CHAIR)
    asked = HandoverRequest(editor, Role.EDITOR, stays=True, name="Siti Rahmah")
    row, token = actions.begin_handover(
        kim.site, handover_request=asked, by=fresh(chair), at=timezone.now()
    )
    link = find_link(token, kim.site)
    assert link is not None
    _end_roles(chair)

    with pytest.raises(MakerLeft):
        actions.accept_handover(
            row,
            account=build.person(),
            by=LinkHolder(link, timezone.now()),
            at=timezone.now(),
        )
