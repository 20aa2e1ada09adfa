"""Two officials write in one report in the same moment: nobody takes back the other's work, and no
rule is passed by two who both looked before.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from kimid.lifecycle.actions import silence
from kimid.lifecycle.models import CoachingVisit
from kimid.media import paper_storage
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.reports.models import ReportPhoto
from kimid.reports.queries import notes_of, targets_of
from tests import build
from tests.conftest import Door
from tests.reports import files, quarters
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]

_OFFICE = "/s/kalimantan-barat"
_NOTES = f"{_OFFICE}/laporan-kim/2025-tw3/kendala/"
type Form = dict[str, object]


def _answers(*forms: tuple[Client, str, Form]) -> list[int]:
    """What each is told: all have looked before the first writes."""
    codes: dict[int, int] = {}

    def send(number: int, client: Client, address: str, form: Form) -> Callable[[], None]:
        def post() -> None:
            codes[number] = client.post(address, form).status_code

        return post

    acts = [send(number, *each) for number, each in enumerate(forms)]
    one_after_the_other(Region.objects.filter(pk="61"), *acts)
    return [codes[number] for number in range(len(forms))]


def _two(ruang: Door) -> tuple[Client, Client]:
    return ruang(build.officer("61")), ruang(build.officer("61"))


def _stored() -> set[str]:
    return {name for name, _written in paper_storage.stored_names()}


def test_of_two_who_write_the_same_note_the_second_is_asked(ruang: Door) -> None:
    region = quarters.region_with_kims()
    first, second = _two(ruang)

    codes = _answers(
        (first, _NOTES, {"kendala-kim": "Sinyal lemah"}),
        (second, _NOTES, {"kendala-kim": "Tidak ada"}),
    )

    assert sorted(codes) == [302, 422]
    written = notes_of(region, quarters.QUARTER)["kim"].obstacle
    assert written == ("Sinyal lemah", "Tidak ada")[codes.index(302)]


def test_two_who_write_beside_each_other_are_both_written(ruang: Door) -> None:
    region = quarters.region_with_kims()
    first, second = _two(ruang)
    targets = f"{_OFFICE}/laporan-kim/target/2025/"

    notes = _answers(
        (first, _NOTES, {"kendala-kim": "Sinyal lemah"}),
        (second, _NOTES, {"lanjut-kim": "Menara baru"}),
    )
    numbers = _answers((first, targets, {"kim": "4"}), (second, targets, {"kabar": "100"}))

    assert (notes, numbers) == ([302, 302], [302, 302])
    note = notes_of(region, quarters.QUARTER)["kim"]
    assert (note.obstacle, note.follow_up) == ("Sinyal lemah", "Menara baru")
    assert targets_of(region, 2025) == {"kim": 4, "kabar": 100}


def test_of_two_who_set_one_target_the_second_is_asked(ruang: Door) -> None:
    region = quarters.region_with_kims()
    first, second = _two(ruang)
    targets = f"{_OFFICE}/laporan-kim/target/2025/"

    codes = _answers((first, targets, {"kim": "4"}), (second, targets, {"kim": "9"}))

    assert sorted(codes) == [302, 422]
    assert targets_of(region, 2025) == {"kim": (4, 9)[codes.index(302)]}


def test_a_note_that_comes_after_the_signed_copy_is_refused(ruang: Door) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region)
    first, second = _two(ruang)
    address = f"{_OFFICE}/laporan-kim/2025-tw3/1/tanda-tangan/"

    codes = _answers(
        (first, address, {"berkas": files.pdf()}), (second, _NOTES, {"kendala-kim": "Sinyal"})
    )

    assert codes[0] == 302
    if connection.vendor == "postgresql":  # on SQLite either may come first
        assert codes[1] == 422
    assert len(notes_of(region, quarters.QUARTER)) == (codes[1] == 302)


def test_two_tabs_bring_eight_photos_and_no_ninth(
    ruang: Door, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_DIR = tmp_path  # other tests write papers meanwhile
    region, by = quarters.region_with_kims(), build.officer("61")
    for _ in range(7):
        quarters.photo_of(region, by)
    first, second = _two(ruang)
    address, before = f"{_OFFICE}/laporan-kim/2025-tw3/foto/", _stored()
    words = {"caption": "Rapat di Sambas", "taken_on": "4 Juli 2025"}

    codes = _answers(
        (first, address, words | {"foto": files.photo()}),
        (second, address, words | {"foto": files.photo()}),
    )

    assert sorted(codes) == [302, 422]
    names = set(ReportPhoto.objects.values_list("name", flat=True))
    assert len(names) == 8
    assert len(_stored() - before) == 1  # nothing is left of the ninth


def test_one_visit_that_two_write_down_is_one(ruang: Door) -> None:
    quarters.region_with_kims()
    kim = Kim.objects.all()[0]
    first, second = _two(ruang)
    form: Form = {"kim": kim.number, "on": "12 Agustus 2025", "letter_number": "094/1"}
    address = f"{_OFFICE}/kunjungan/baru/"

    codes = _answers(
        (first, address, form | {"result": "SK diperiksa."}),
        (second, address, form | {"result": "SK sudah diperiksa bersama."}),
    )

    assert sorted(codes) == [302, 422]
    assert CoachingVisit.objects.count() == 1


def test_the_regency_and_the_province_write_into_the_visit_that_waits_one_after_the_other() -> None:
    region, kim = quarters.region_with_kims(), build.kim("6112012001")
    since = quarters.NEXT_DAY.replace(month=7)
    waiting = CoachingVisit.objects.create(kim=kim, stage="quiet", since=since)
    regency, province = build.officer("6112"), build.officer("61")

    def coach() -> None:
        report = silence.VisitReport(result="Ketua pindah.")
        silence.record_visit(kim, visit=report, by=regency, at=quarters.NEXT_DAY)

    def record() -> None:
        quarters.visit_to(Region.objects.get(pk=region.pk), province, Kim.objects.get(pk=kim.pk))

    one_after_the_other(CoachingVisit.objects.filter(pk=waiting.pk), coach, record)

    rows = CoachingVisit.objects.filter(kim=kim)
    assert {(each.result, each.letter_number) for each in rows} == {
        ("Ketua pindah.", ""),
        ("SK diperiksa.", "094/112/KOMINFO"),
    }
