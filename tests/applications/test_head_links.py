"""The link of a head of a village answers on the own phone only; a head without one answers to the
face of an officer, who stands beside it.
"""

from typing import Final

import pytest
from django.test import Client

from kimid.applications.actions import checking
from kimid.applications.models import Application, HeadAnswer
from kimid.applications.queries import history_of
from tests import build, build_registry
from tests.applications.asking import chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

YES: Final = {"is_true": "ya", "words": "SK saya."}
FACE: Final = {
    "tatap-name": "Pak Kades",
    "tatap-how": "jawab",
    "tatap-is_true": "ya",
    "tatap-words": "Benar.",
}


@pytest.fixture(autouse=True)
def portals() -> None:
    """The offices above a village of Kubu Raya."""
    for code in ("6112", "61"):
        build.portal(code)


def _own_phone() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def _page(made: Application) -> str:
    return f"/s/kab-kubu-raya/permohonan/{made.pk}/"


def test_no_browser_of_the_office_answers_as_head_but_the_own_phone_does(ruang: Door) -> None:
    made = build_registry.application()
    door = f"/kepala/{build_registry.head_link(made)}/"
    for officer in (build.officer("6112"), build.officer("61")):
        desk = ruang(officer)
        signed_in = desk.post(door, YES)
        desk.post("/keluar/")
        signed_out = desk.post(door, YES)

        assert [signed_in.status_code, signed_out.status_code] == [409, 409]
        for words in ("Tautannya masih berlaku", "Dicatat petugas, tatap muka", "SK saya."):
            assert words in signed_out.text
    assert Application.objects.get().head_answer == HeadAnswer.NONE
    assert _own_phone().post(door, YES).status_code == 200
    assert Application.objects.get().head_answer == HeadAnswer.YES


def test_whoever_asks_for_a_decree_does_not_answer_as_head_for_it(ruang: Door) -> None:
    made = build_registry.application()
    _kim, chair = chaired()
    Application.objects.filter(pk=made.pk).update(handled_by=[chair.pk])
    door = f"/kepala/{build_registry.head_link(made)}/"

    assert ruang(chair).get(door).status_code == 409
    assert ruang(build.officer("6112012001")).get(door).status_code == 200  # of another village


def test_a_head_without_a_phone_answers_to_the_face_of_an_officer(ruang: Door) -> None:
    made = build_registry.application()
    officer = build.officer("6112")
    desk = ruang(officer)
    door = f"{_page(made)}kepala/tatap-muka/"

    missing = desk.post(door, {**FACE, "tatap-is_true": ""})
    assert (missing.status_code, "Pak Kades" in missing.text) == (422, True)
    desk.post(door, FACE)

    words = f"Pak Kades membenarkan SK ini (tatap muka, dicatat oleh {officer.name})"
    assert words in " ".join(desk.get(_page(made)).text.split())
    line = history_of(Application.objects.get(), to_office=True)[-1]
    assert "tatap muka" in line.text
    assert line.who == f"{officer.name}, Diskominfo Kabupaten Kubu Raya"


def test_an_answer_of_the_head_stands_above_what_an_officer_writes_down(ruang: Door) -> None:
    made = build_registry.application()
    _own_phone().post(f"/kepala/{build_registry.head_link(made)}/", {"is_true": "tidak"})
    desk = ruang(build.officer("6112"))

    answer = desk.post(f"{_page(made)}kepala/tatap-muka/", FACE, follow=True)

    assert "sudah menjawab sendiri" in answer.text
    kept = Application.objects.get()
    assert (kept.head_answer, kept.head_recorded_by) == (HeadAnswer.NO, None)


def test_a_no_to_the_face_stands_in_the_way_until_a_head_says_yes(ruang: Door) -> None:
    made = build_registry.application()
    officer = build.officer("6112")
    ruang(officer).post(f"{_page(made)}kepala/tatap-muka/", {**FACE, "tatap-is_true": "tidak"})
    made.refresh_from_db()
    with pytest.raises(checking.NotVerifiable, match="tatap muka, dicatat oleh"):
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=officer, at=build.AT
        )

    _own_phone().post(f"/kepala/{build_registry.head_link(made)}/", YES)
    made = Application.objects.get()
    assert (made.head_answer, made.head_recorded_by) == (HeadAnswer.YES, None)
