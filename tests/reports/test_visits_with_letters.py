"""A visit is one row, whoever began it: the desk of an office, a step down of a KIM, a letter of
assignment. The sheet of the KIM and the report of its office read the same.
"""

from datetime import date, timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.lifecycle.actions import silence
from kimid.lifecycle.actions.visits import AlreadyRecorded, VisitText
from kimid.lifecycle.models import CoachingVisit
from kimid.lifecycle.queries import life_of, life_queue_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.reports import actions
from kimid.reports.queries import visits_without_letter
from kimid.reports.report import period_report
from tests import build
from tests.conftest import Door
from tests.reports import files, quarters

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_NEW: Final = "/s/kalimantan-barat/kunjungan/baru/"
_ON: Final = date(2025, 8, 12)
_AT: Final = quarters.moment(date(2025, 8, 13))


def _waiting(kim: Kim, since: date = date(2025, 8, 1)) -> CoachingVisit:
    return CoachingVisit.objects.create(
        kim=kim,
        stage="dormant",
        since=quarters.moment(since),
        planned_on=_ON,
        next_step="Bawa HP.",
    )


def _recorded(
    region: Region, kim: Kim, by: Person, completes: CoachingVisit | None = None
) -> CoachingVisit:
    text = VisitText(kim.region, kim, _ON, "094/112", "Ketua pindah.")
    return actions.record_visit(region, visit=text, completes=completes, by=by, at=_AT)


def _counted(region: Region) -> int:
    report = period_report(region, quarters.QUARTER, quarters.NEXT_DAY)
    assert report is not None
    return report.total.visits


def test_a_visit_with_a_letter_is_the_one_that_a_step_down_asked_for() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    kim = build.kim("6112012001")
    waiting = _waiting(kim)

    visit = _recorded(region, kim, by)

    assert visit == waiting
    assert life_queue_of(region).visits == []
    shown = life_of(kim)
    assert (shown.visit, [each.letter_number for each in shown.visits]) == (None, ["094/112"])
    assert shown.visits[0].day == _ON
    assert (_counted(region), visit.stage, visit.next_step) == (1, "dormant", "Bawa HP.")


def test_a_visit_of_before_the_step_down_leaves_the_next_one_waiting() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    kim = build.kim("6112012001")
    waiting = _waiting(kim, since=date(2025, 8, 13))

    visit = _recorded(region, kim, by)

    assert (visit == waiting, life_queue_of(region).visits, _counted(region)) == (
        False,
        [waiting],
        1,
    )


def test_a_result_that_is_written_down_gets_its_letter_and_stays_one_visit(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    kim, regency = build.kim("6112012001"), build.officer("6112")
    report = silence.VisitReport(_ON, "Ketua pindah.", "Pinjamkan HP.")
    silence.record_visit(kim, visit=report, by=regency, at=timezone.now())
    visit = CoachingVisit.objects.get()
    office = ruang(by)
    address = f"{_NEW}?dari={visit.pk}"
    form = office.get(address).text
    assert "Lengkapi kunjungan" in form
    assert f"Hasilnya sudah ditulis {regency.name}." in form
    assert (_counted(region), len(visits_without_letter(region, _AT))) == (0, 1)

    words = {"kim": kim.number, "on": "12 Agustus 2025", "result": "Ketua pindah ke Pontianak."}
    office.post(address, words | {"letter_number": "094/7", "foto": files.photo()})

    row = CoachingVisit.objects.get()
    assert (row.pk, row.done_by, row.recorded_by) == (visit.pk, regency, by)
    assert (row.result, row.next_step) == ("Ketua pindah ke Pontianak.", "Pinjamkan HP.")
    assert Event.objects.get(kind="visit.recorded").data == {"before": "Ketua pindah."}
    assert (_counted(region), visits_without_letter(region, _AT)) == (1, [])
    again = office.post(address, words | {"letter_number": "094/8"})
    assert (again.status_code, "Kunjungan ini sudah tercatat" in again.text) == (422, True)
    assert (office.get(address).status_code, _counted(region)) == (302, 1)


def test_a_visit_that_a_colleague_has_completed_is_not_completed_again() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    kim = build.kim("6112012001")
    report = silence.VisitReport(result="Ketua pindah.")
    silence.record_visit(kim, visit=report, by=by, at=_AT)
    begun = CoachingVisit.objects.get()
    _recorded(region, kim, by, begun)
    text = VisitText(kim.region, kim, _ON, "094/113", "Ketua pindah.")

    with pytest.raises(AlreadyRecorded):
        actions.record_visit(region, visit=text, completes=begun, by=by, at=_AT)


def test_a_withdrawn_visit_that_was_asked_for_waits_again(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    kim = build.kim("6112012001")
    Kim.objects.filter(pk=kim.pk).update(silence_stage="dormant")
    _waiting(kim)
    visit = _recorded(region, kim, by)
    office, address = ruang(by), f"/s/kalimantan-barat/kunjungan/{visit.pk}/cabut/"

    codes = [office.post(address).status_code for _ in range(2)]

    assert codes == [302, 404]
    assert (_counted(region), life_of(kim).visits) == (0, [])
    [waiting] = life_queue_of(region).visits
    assert (waiting.stage, waiting.planned_on, waiting.next_step) == ("dormant", _ON, "Bawa HP.")
    with pytest.raises(actions.AlreadyRemoved):
        actions.withdraw_visit(visit, by=by, at=_AT)


def test_the_sheet_of_a_kim_has_the_letter_of_a_visit(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    kim = build.kim("6112012001")
    _recorded(region, kim, by)

    sheet = ruang(by).get(f"/s/kalimantan-barat/pembinaan/{kim.pk}/")
    desk = ruang(by).get("/s/kalimantan-barat/pembinaan/")

    words = " ".join(sheet.text.split())
    assert "Kunjungan 12 Agustus 2025, surat tugas 094/112," in words
    assert "12 Agustus 2025" in desk.text


def test_a_place_without_a_kim_has_visits_and_two_villages_one_letter() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    regency = build.region("6112")
    texts = [VisitText(regency, None, _ON, "094/9", words) for words in ("Desa A.", "Desa B.")]
    for text in texts:
        actions.record_visit(region, visit=text, by=by, at=_AT)

    with pytest.raises(AlreadyRecorded):
        actions.record_visit(region, visit=texts[0], by=by, at=_AT + timedelta(hours=1))

    assert _counted(region) == 2
    assert [each.place for each in CoachingVisit.objects.all()] == [regency.full_name] * 2


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"bukan foto", "Berkas ini"),
        (b"", "kosong"),
    ],
)
def test_a_photo_that_is_none_leaves_no_visit(file: bytes, words: str, ruang: Door) -> None:
    quarters.region_with_kims()
    kim = Kim.objects.all()[0]
    form = {"kim": kim.number, "on": "12 Agustus 2025", "letter_number": "094/1", "result": "Cek."}
    upload = files.named("foto.jpg", file)

    answer = ruang(build.officer("61")).post(_NEW, form | {"foto": upload})

    assert (answer.status_code, words in answer.text, "094/1" in answer.text) == (422, True, True)
    assert not CoachingVisit.objects.exists()


def test_who_coaches_comes_to_the_visits_by_letter(ruang: Door) -> None:
    build.portal("61")
    by = build.officer("61")

    page = ruang(by).get("/s/kalimantan-barat/pembinaan/").text

    assert 'href="/s/kalimantan-barat/kunjungan/"' in page
