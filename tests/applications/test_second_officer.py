"""Whoever entered an application or sent it does not decide on it: a colleague does, else the
office above, which is told at once.
"""

from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kimid.access.models import Grant
from kimid.applications import notices, schedule
from kimid.applications.actions import applying, checking
from kimid.applications.checking import FormStep
from kimid.applications.decree_proof import proof_of_hands
from kimid.applications.flow import ApplicationStep
from kimid.applications.hands import hands_text
from kimid.applications.models import ActKind, Application
from kimid.applications.rules import ApplicationPermission
from kimid.applications.second_officer import who_checks
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.registry.decree_standing import standing_of
from kimid.registry.defaults import create_default_rules
from kimid.registry.history import history_of_kim
from tests import build, build_registry
from tests.applications.asking import AT, ask_for, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

SENT: Final = build.AT
_PAPERS: Final = {
    "decree_number": "141/17/KPTS/2024",
    "issuer": "kepala",
    "issuer_name": "H. Abdul Muis",
    "issued_on": "1-7-2024",
    "valid_until": "30-6-2029",
}


@pytest.fixture(autouse=True)
def portals() -> None:
    """The offices above a village of Kubu Raya."""
    for code in ("6112", "61", "00"):
        build.portal(code)
    create_default_rules(SENT)


def _entered(by: Person, *, sent_by: Person | None = None) -> Application:
    """What an officer has entered for a group without a phone, and sent."""
    place = build.region()
    founder = applying.Founder("Pak Tua", "+6281200000009")
    made = applying.begin_application(build.region("6112"), founder=founder, by=by, at=SENT)
    said: dict[FormStep, dict[str, Any]] = {
        FormStep.PLACE: {"region": place, "hamlet": ""},
        FormStep.NAME: {"name": "KIM Papan", "label": "kim-papan"},
        FormStep.PEOPLE: {
            "officers": [{"post": "Ketua", "name": "Pak Tua"}],
            "members": [f"Anggota {number}" for number in range(1, 10)],
        },
        FormStep.PAPERS: build_registry.DECREE,
    }
    for part, values in said.items():
        applying.fill_application(made, step=part, values=values, by=by, at=SENT)
    for kind in ("sk", "berita-acara"):
        build_registry.paper(made, kind, at=SENT)
    return applying.send_application(made, by=sent_by or by, at=SENT)


def _tell() -> None:
    for event in Event.objects.filter(kind="application.sent"):
        notices.follow_application.call(event.pk)


def _verify(made: Application, by: Person) -> Application:
    findings = build_registry.fitting(made)
    return checking.verify_application(made, findings=findings, by=by, at=SENT)


def _may(made: Application, *people: Person) -> list[bool]:
    return [
        Person.objects.get(pk=each.pk).has_perm(ApplicationPermission.CHECK, made)
        for each in people
    ]


def test_an_officer_does_not_verify_what_they_entered_and_sent_but_a_colleague_does() -> None:
    officer, colleague = build.officer("6112"), build.officer("6112")
    made = _entered(officer)

    with pytest.raises(PermissionDenied):
        _verify(made, officer)
    assert made.escalated_at is None
    assert _verify(made, colleague).step == ApplicationStep.VERIFIED


def test_neither_who_entered_it_nor_who_sent_it_decides() -> None:
    officer, sender, third = (build.officer("6112") for _ in range(3))
    made = _entered(officer, sent_by=sender)

    assert _may(made, officer, sender, third) == [False, False, True]


def test_an_officer_alone_hands_it_to_the_office_above_at_once(ruang: Door) -> None:
    officer, province = build.officer("6112"), build.officer("61", Role.OFFICER)
    made = _entered(officer)
    _tell()

    assert _may(made, officer, province) == [False, True]
    told = Notice.objects.filter(kind="application.to_second", region="61").get()
    assert "sampai" in told.title
    page = " ".join(ruang(officer).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").text.split())
    assert "Diputuskan petugas lain" in page
    assert province.name in page
    assert "Sahkan dan beri nomor" not in page
    assert _verify(made, province).step == ApplicationStep.VERIFIED


def test_where_the_province_has_nobody_the_nation_is_told() -> None:
    made = _entered(build.officer("6112"))
    operator = build.officer("00", Role.OPERATOR)
    again = _entered_again(made)
    _tell()

    assert _may(again, operator) == [True]
    assert Notice.objects.filter(kind="application.to_second", region="00").exists()


def _entered_again(made: Application) -> Application:
    """Asked back by the office above, and sent once more by whoever entered it."""
    Application.objects.filter(pk=made.pk).update(step=ApplicationStep.ASKED)
    made.refresh_from_db()
    entered = made.entered_by
    assert entered is not None
    return applying.send_application(made, by=entered, at=SENT)


def test_the_screen_says_so_where_there_is_nobody_at_all(ruang: Door) -> None:
    officer = build.officer("6112")
    made = _entered(officer)

    page = ruang(officer).get(f"/daftar-kim/{made.code}/").text
    assert "mengangkat petugas" in " ".join(page.split())


def test_whoever_sends_the_form_all_the_same_reads_why(ruang: Door) -> None:
    officer = build.officer("6112")
    made = _entered(officer)

    desk = ruang(officer)
    answer = desk.post(f"/s/kab-kubu-raya/permohonan/{made.pk}/", {"putusan": "tolak"})
    assert "petugas lain yang memutuskan" in answer.text


def test_an_act_that_an_officer_asked_for_is_carried_out_by_somebody_else() -> None:
    kim, _chair = chaired()
    officer, colleague = build.officer("6112"), build.officer("6112")
    made = ask_for(kim, officer, ActKind.DISSOLUTION)

    assert _may(made, officer, colleague) == [False, True]


def test_a_founder_who_sends_it_from_the_browser_of_an_officer_counts_as_that_officer(
    ruang: Door,
) -> None:
    officer, colleague = build.officer("6112"), build.officer("6112")
    browser = ruang(officer)
    browser.get("/tempat/")
    browser.post("/keluar/")
    made = build_registry.application(step=ApplicationStep.BEGUN)
    send = {**_PAPERS, "kirim": "ya"}

    browser.post(f"/daftar-kim/{made.code}/surat/", send)
    made.refresh_from_db()

    assert made.step == ApplicationStep.SENT
    assert _may(made, officer, colleague) == [False, True]


def test_the_phone_of_a_founder_makes_nobody_a_sender() -> None:
    officer = build.officer("6112")
    made = build_registry.application(step=ApplicationStep.BEGUN)
    phone = Client(HTTP_HOST="ruang.localhost")
    phone.post(f"/daftar-kim/{made.code}/surat/", {**_PAPERS, "kirim": "ya"})
    made.refresh_from_db()

    assert (made.step, made.handled_by) == (ApplicationStep.SENT, [])
    assert _may(made, officer) == [True]


# The record
# -----------------------------------------------------------------------------
def test_the_record_says_when_one_office_entered_and_verified_it() -> None:
    officer, colleague = build.officer("6112"), build.officer("6112")
    done = _verify(_entered(officer), colleague)
    kim = done.registered_kim

    text = hands_text(done)
    office = "Diskominfo Kabupaten Kubu Raya"
    assert text == (
        f"Diisi {office} atas nama kelompok; dikirim {office}; diputuskan {office}."
        " Keduanya dari kantor yang sama."
    )
    assert any("kantor yang sama" in each.text for each in history_of_kim(kim, AT.date()))
    proof = proof_of_hands(kim, standing_of(kim, AT.date()))
    assert (proof["hands"], proof["was_checked"]) == ([text], True)


def test_what_one_person_did_alone_before_is_said_too() -> None:
    done = _verify(_entered(build.officer("6112")), build.officer("6112"))
    Application.objects.filter(pk=done.pk).update(entered_by=done.decided_by)

    assert hands_text(Application.objects.get(pk=done.pk)).endswith("orang yang sama.")


def test_of_what_a_group_entered_itself_nothing_is_added() -> None:
    done = build_registry.application(step=ApplicationStep.VERIFIED)

    assert hands_text(done) == ""
    assert not any(
        "kantor yang sama" in each.text for each in history_of_kim(done.registered_kim, AT.date())
    )


def test_the_proof_of_a_kim_from_a_list_does_not_say_that_its_decree_was_checked() -> None:
    kim = build.kim()
    kim.decrees.create(number="9/2024", issuer_title="kepala desa", issued_on=AT.date())

    proof = proof_of_hands(kim, standing_of(kim, AT.date()))
    assert (proof["was_checked"], proof["hands"]) == (False, [])


# Acting officials are no second person for whoever appointed them
# -----------------------------------------------------------------------------
def test_whoever_the_first_appointed_as_acting_decides_nothing_and_the_office_above_does(
    ruang: Door,
) -> None:
    officer, province = build.officer("6112"), build.officer("61", Role.OFFICER)
    stand_in = build.acting("6112", by=officer)
    made = _entered(officer)

    assert _may(made, officer, stand_in, province) == [False, False, True]
    with pytest.raises(PermissionDenied):
        _verify(made, stand_in)
    page = " ".join(ruang(officer).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").text.split())
    assert f"Yang bisa memutuskan: <strong>{province.name} (" in page
    assert stand_in.name not in page.split("Yang bisa memutuskan")[1].split("</strong>")[0]


def test_nor_do_two_decide_for_each_other_whom_the_same_official_appointed() -> None:
    officer, other = build.officer("6112"), build.officer("6112")
    first, second, independent = (
        build.acting("6112", by=each) for each in (officer, officer, other)
    )
    made = _entered(first)

    assert _may(made, officer, second) == [False, False]
    assert _may(made, other, independent) == [True, True]


def test_a_post_for_good_over_the_place_makes_its_holder_a_second_person() -> None:
    province = build.officer("61")
    officer = build.officer("6112")
    build.acting("6171", by=province, whom=officer)
    made = _entered(province)

    assert _may(made, officer) == [True]


def test_leaving_a_paper_out_is_filling_in_too() -> None:
    officer, colleague = build.officer("6112"), build.officer("6112")
    made = _entered(officer)
    Application.objects.filter(pk=made.pk).update(step=ApplicationStep.ASKED)
    made.refresh_from_db()
    paper = made.papers.latest("pk")

    applying.remove_paper(made, paper=paper, by=colleague, at=SENT)

    assert colleague.pk in made.handler_ids


# Where nobody else is left
# -----------------------------------------------------------------------------
def test_when_the_last_colleague_leaves_the_office_above_is_asked_without_waiting() -> None:
    officer, colleague = build.officer("6112"), build.officer("6112")
    province = build.officer("61", Role.OFFICER)
    made = _entered(officer)
    Grant.objects.filter(person=colleague).delete()

    schedule.escalate_overdue.func(at=SENT)
    made.refresh_from_db()

    assert made.escalated_at is not None
    assert _may(made, officer, province) == [False, True]


def test_who_entered_it_and_who_is_of_the_kim_do_not_point_at_each_other() -> None:
    kim, _chair = chaired()
    Grant.objects.filter(region__isnull=False).delete()
    officer, own = build.officer("6112"), build.officer("6112")
    province = build.officer("61", Role.OFFICER)
    long_ago = SENT - timedelta(days=9)
    Grant.objects.create(person=own, role=Role.MEMBER, site=kim.site, starts_at=long_ago)
    made = ask_for(kim, officer, ActKind.DISSOLUTION)

    assert made.escalated_at is not None
    assert who_checks(made, SENT) == f"{province.name} (Provinsi Kalimantan Barat)"
    assert _may(made, officer, province) == [False, True]
    with pytest.raises(checking.NotVerifiable) as why:
        checking._refuse_own(made, own, SENT)
    assert province.name in str(why.value)
    assert officer.name not in str(why.value)
