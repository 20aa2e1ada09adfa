"""An acting post waits for the yes of whoever is asked, and comes from a permanent one."""

from datetime import datetime, timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access import actions
from kimid.access.acting import ActingPost, Appointee, AppointmentOver
from kimid.access.in_person_codes import NotUnderAuthority
from kimid.access.makers import MakerLeft
from kimid.access.models import Acting, Appointment, Grant
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site
from tests import build
from tests.conftest import Door
from tests.together import at_once

pytestmark = pytest.mark.django_db

_REGENCY: Final = "6112"
_DAY: Final = timedelta(days=1)


def _post(whom: Person, at: datetime, days: int = 30) -> ActingPost:
    return ActingPost(whom, Role.OFFICER, Acting.DUTY, (at + days * _DAY).date())


def _ask(whom: Person, by: Person) -> Appointment:
    now = timezone.now()
    return actions.appoint_acting(build.region(_REGENCY), post=_post(whom, now), by=by, at=now)


def _answer(asked: Appointment, *, is_accepted: bool) -> None:
    by = Appointee(asked.person)
    actions.answer_appointment(asked, is_accepted=is_accepted, by=by, at=timezone.now())


def _code(chair: Person, person: Person, group: Site) -> str:
    return actions.issue_code(group, person=person, by=chair, at=timezone.now())


def test_who_was_asked_and_has_not_answered_still_gets_a_code_of_their_chair() -> None:
    kim = build.kim()
    chair, member = build.member(kim, Role.CHAIR), build.member(kim)
    asked = _ask(member, build.officer(_REGENCY))

    assert _code(chair, member, kim.site)
    _answer(asked, is_accepted=False)
    assert _code(chair, member, kim.site)
    assert not Grant.objects.filter(person=member, region__isnull=False).exists()

    _answer(_ask(member, build.officer(_REGENCY)), is_accepted=True)
    with pytest.raises(NotUnderAuthority):
        _code(chair, member, kim.site)


def test_an_answer_counts_once_and_only_from_whoever_was_asked() -> None:
    asked = _ask(build.person(), build.officer(_REGENCY))
    with pytest.raises(PermissionDenied):
        actions.answer_appointment(
            asked, is_accepted=True, by=Appointee(build.person()), at=timezone.now()
        )
    _answer(asked, is_accepted=False)

    with pytest.raises(AppointmentOver):
        _answer(asked, is_accepted=True)


def test_a_yes_to_somebody_who_has_no_post_any_more_changes_nothing() -> None:
    officer = build.officer(_REGENCY)
    asked = _ask(build.person(), officer)
    Grant.objects.filter(person=officer).update(ends_at=timezone.now())

    with pytest.raises(MakerLeft):
        _answer(asked, is_accepted=True)
    assert not Grant.objects.filter(person=asked.person).exists()


def test_who_is_acting_appoints_nobody_prolongs_nobody_and_ends_nobody() -> None:
    officer = build.officer(_REGENCY)
    first, second = (build.acting(_REGENCY, by=officer) for _ in range(2))
    region, now = build.region(_REGENCY), timezone.now()

    for whom in (second, build.person()):
        with pytest.raises(PermissionDenied):
            actions.appoint_acting(region, post=_post(whom, now), by=first, at=now)
    with pytest.raises(PermissionDenied):
        actions.end_acting(region, person=second, by=first, at=now)
    assert first.has_perm(AccessPermission.SEE_OFFICIALS, region)


def test_who_is_acting_reads_who_can_prolong_it_and_keeps_what_they_typed(ruang: Door) -> None:
    build.portal(_REGENCY)
    desk = ruang(build.acting(_REGENCY, by=build.officer(_REGENCY)))
    path = "/s/kab-kubu-raya/petugas/"

    assert "petugas tetap" in desk.get(path).text
    fields = {"login": "siti", "acting": "plt", "role": "officer", "last_day": "1 Mei 2027"}
    sent = desk.post(path, fields)
    assert (sent.status_code, "tidak memperpanjang" in sent.text, "siti" in sent.text) == (
        422,
        True,
        True,
    )


def test_a_longer_post_takes_the_place_of_the_one_before() -> None:
    officer = build.officer(_REGENCY)
    whom = build.acting(_REGENCY, by=officer)
    Grant.objects.filter(person=whom).update(starts_at=timezone.now() - 9 * _DAY)
    build.acting(_REGENCY, by=officer, whom=whom)

    assert Grant.objects.filter(person=whom).count() == 2
    assert Grant.objects.filter(person=whom).active(timezone.now()).count() == 1


@pytest.fixture
def asked(ruang: Door) -> tuple[Client, Appointment]:
    """Somebody signed in who was asked to be acting."""
    build.portal(_REGENCY)
    row = _ask(build.person("Yuliana"), build.officer(_REGENCY))
    return ruang(row.person), row


def test_one_page_asks_and_yes_makes_the_post(asked: tuple[Client, Appointment]) -> None:
    phone, row = asked
    page = phone.get("/tugas/").text
    assert "Plt. petugas Kabupaten Kubu Raya" in page
    assert row.made_by.name in page
    assert "Tugas Plt. dan Plh." in phone.get("/tempat/").text

    assert "berlaku sekarang" in phone.post("/tugas/", {"terima": row.pk}, follow=True).text
    grant = Grant.objects.get(person=row.person)
    assert (grant.given_by, grant.ends_at) == (row.made_by, row.ends_at)
    assert "Lepas tugas ini" in phone.get("/tugas/").text
    assert "tidak lagi bertugas" in phone.post("/tugas/", {"lepas": _REGENCY}, follow=True).text
    assert not Grant.objects.filter(person=row.person).active(timezone.now()).exists()
    assert "sudah berakhir" in phone.post("/tugas/", {"lepas": _REGENCY}, follow=True).text


def test_a_no_is_one_press_and_what_is_over_says_so(asked: tuple[Client, Appointment]) -> None:
    phone, row = asked

    assert "Anda menolak" in phone.post("/tugas/", {"tolak": row.pk}, follow=True).text
    for number in (row.pk, "9" * 30, "x"):
        assert (
            "Tidak ada yang berubah" in phone.post("/tugas/", {"terima": number}, follow=True).text
        )
    assert not Grant.objects.filter(person=row.person).exists()


def test_nobody_answers_for_somebody_else(asked: tuple[Client, Appointment], ruang: Door) -> None:
    _phone, row = asked
    other = ruang(build.person())

    assert "Plt. petugas" not in other.get("/tugas/").text
    other.post("/tugas/", {"terima": row.pk})
    assert Appointment.objects.get().closed_at is None


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_counts() -> None:
    row = _ask(build.person(), build.officer(_REGENCY))

    def answer(*, is_accepted: bool) -> str:
        try:
            _answer(Appointment.objects.get(pk=row.pk), is_accepted=is_accepted)
        except AppointmentOver:
            return "over"
        return "done"

    outcomes = at_once(lambda: answer(is_accepted=True), lambda: answer(is_accepted=False))

    assert sorted(map(str, outcomes)) == ["done", "over"]
    accepted = Appointment.objects.get(pk=row.pk).is_accepted
    assert Grant.objects.filter(person=row.person).exists() == accepted
