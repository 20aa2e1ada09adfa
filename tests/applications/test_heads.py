"""Who is asked whether a decree is theirs: from the office's own list, and never the applicant."""

import pytest
from django.test import Client

from kimid.access.models import Acting
from kimid.applications.actions import checking
from kimid.applications.actions.heads import write_head_down
from kimid.applications.models import Application, HeadAnswer, HeadContact
from kimid.events.models import Event
from kimid.events.permissions import Role
from tests import build, build_registry
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

APPLICANTS = "+6281200000001"
HEADS = "+6281200004417"


@pytest.fixture(autouse=True)
def portals() -> None:
    for code in ("6112", "61"):
        build.portal(code)


def _listed(made: Application, phone: str, place: str = "") -> HeadContact:
    region = build.region(place or made.scope().region_code)
    by = build.officer("6112")
    write_head_down(region, name="Syarif Hamdan", phone=phone, by=by, at=build.AT)
    return HeadContact.objects.get(region=region)


def test_the_number_comes_from_the_list_and_is_hidden_but_for_its_end(ruang: Door) -> None:
    made = build_registry.application()
    desk = ruang(build.officer("6112"))
    page = f"/s/kab-kubu-raya/permohonan/{made.pk}/"

    before = desk.post(f"{page}kepala/", {"to": "kepala", "head_phone": "0812 0000 9999"})
    assert before["Location"] == "/s/kab-kubu-raya/kepala-desa/"
    desk.post(
        f"/s/kab-kubu-raya/kepala-desa/{made.region_id}/",
        {"head_name": "Syarif Hamdan", "head_phone": "0812 0000 4417"},
    )
    shown = desk.get(page).text
    asked = desk.post(f"{page}kepala/", {"to": "kepala"}).text

    assert ("0812 •••• 4417" in shown, "00004417" in shown) == (True, False)
    assert "6281200004417?text=" in asked
    applicant = Client(HTTP_HOST="ruang.localhost").get(f"/daftar-kim/{made.code}/").text
    assert ("4417" in applicant, "Syarif Hamdan" in applicant) == (False, False)
    assert not Event.objects.filter(data__icontains="4417").exists()


def test_a_number_of_the_applicant_confirms_nothing_and_the_camat_does(ruang: Door) -> None:
    made = build_registry.application()
    contact = _listed(made, APPLICANTS)
    officer = build.officer("6112")
    desk, page = ruang(officer), f"/s/kab-kubu-raya/permohonan/{made.pk}/"

    with pytest.raises(checking.NumberOfApplicant):
        checking.ask_head_of_village(made, to=contact, by=officer, at=build.AT)
    refused = desk.post(f"{page}kepala/", {"to": "kepala"}, follow=True).text
    _listed(made, HEADS, made.scope().region_code[:6])
    asked = desk.post(f"{page}kepala/", {"to": "camat"})

    assert "juga nomor pemohon" in refused
    assert asked.status_code == 200
    made.refresh_from_db()
    assert made.head_name == "Syarif Hamdan (camat)"


def test_a_penjabat_signs_as_the_head_does_and_is_called_so(ruang: Door) -> None:
    made = build_registry.application()
    contact = _listed(made, HEADS)
    contact.acting = Acting.NAMED
    contact.save(update_fields=["acting"])
    desk = ruang(build.officer("6112"))
    page = f"/s/kab-kubu-raya/permohonan/{made.pk}/"

    assert "Pj. kepala desa Syarif Hamdan" in " ".join(desk.get(page).text.split())
    desk.post(f"{page}kepala/", {"to": "kepala"})
    made.refresh_from_db()
    assert made.head_name == "Syarif Hamdan (Pj. kepala desa)"


def test_numbers_of_the_chair_and_of_the_official_are_refused_too() -> None:
    made = build_registry.application()
    kim = build.kim()
    Application.objects.filter(pk=made.pk).update(
        kim=kim, purpose="renewal", label="", origin_code=""
    )
    made = Application.objects.get(pk=made.pk)
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    for number, person in enumerate((chair, officer)):
        person.phone = f"+62812000077{number}"
        person.save(update_fields=["phone"])

    for person in (chair, officer):
        assert person.phone
        with pytest.raises(checking.NumberOfApplicant):
            checking.ask_head_of_village(
                made, to=_listed(made, person.phone), by=officer, at=build.AT
            )


def test_a_head_who_founds_the_group_does_not_confirm_it_but_the_paper_does(ruang: Door) -> None:
    made = build_registry.application()
    desk = ruang(build.officer("6112"))
    door = f"/s/kab-kubu-raya/permohonan/{made.pk}/kepala/tatap-muka/"
    form = {"tatap-name": made.applicant.upper(), "tatap-is_true": "ya", "tatap-words": ""}

    refused = desk.post(door, {**form, "tatap-how": "jawab"}, follow=True).text
    made.refresh_from_db()
    assert ("tidak membenarkan permohonannya sendiri" in refused, made.head_answer) == (True, "")

    desk.post(door, {**form, "tatap-how": "surat"})
    made.refresh_from_db()
    assert made.head_answer == HeadAnswer.YES
    assert made.head_note == "Surat aslinya dilihat petugas."
    assert Event.objects.get(kind="application.head_recorded").data["by_paper"] is True


def test_the_head_sees_the_decree_and_nothing_else(ruang: Door) -> None:
    made = build_registry.application()
    door = f"/kepala/{build_registry.head_link(made)}/"
    phone = Client(HTTP_HOST="ruang.localhost")
    decree = made.papers.get(kind="sk").name
    other = made.papers.exclude(kind="sk").get().name

    assert f"{door}{decree}/1.webp" in phone.get(door).text
    page = phone.get(f"{door}{decree}/1.webp")
    assert (page.status_code, page["Content-Type"]) == (200, "image/webp")
    assert Event.objects.filter(kind="application.paper_seen_by_head").count() == 1
    for wrong in (f"{door}{other}/1.webp", f"{door}{decree}/2.webp", "/kepala/x/y/1.webp"):
        assert phone.get(wrong).status_code == 404
    assert ruang(build.officer("6112")).get(f"{door}{decree}/1.webp").status_code == 409
    phone.post(door, {"is_true": "ya"})
    assert phone.get(f"{door}{decree}/1.webp").status_code == 404
