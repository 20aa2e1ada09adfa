"""What an office writes beside the numbers: targets, obstacles, photos, visits, a signed copy."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kimid.lifecycle.actions.visits import VisitText
from kimid.lifecycle.models import CoachingVisit
from kimid.registry.models import Kim
from kimid.reports import actions
from kimid.reports.models import (
    IndicatorNote,
    ReportIndicator,
    ReportPhoto,
    SignedReport,
    YearTarget,
)
from kimid.reports.periods import ReportPeriod
from kimid.reports.queries import notes_of, report_texts, targets_of
from kimid.reports.report import period_report
from tests import build
from tests.conftest import Door
from tests.reports import files, quarters

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_ADDRESS = "/s/kalimantan-barat/laporan-kim"
_QUARTER = quarters.QUARTER


def test_targets_are_typed_once_a_year_and_stand_beside_what_was_reached(ruang: Door) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region)
    office = ruang(build.officer("61"))

    office.post(f"{_ADDRESS}/target/2025/", {"kim": "4", "kabar": "1.000"})

    report = period_report(region, _QUARTER, quarters.NEXT_DAY)
    assert report is not None
    lines = {str(line.indicator): line for line in report_texts(report).lines}
    assert [
        (lines[key].target, lines[key].reached, lines[key].achieved)
        for key in ("kim", "kabar", "sk", "janji")
    ] == [("4", "2", "50 %"), ("1.000", "15", "1,5 %"), ("–", "2", "–"), ("–", "–", "–")]


def test_targets_lead_back_to_the_period_they_were_opened_from(ruang: Door) -> None:
    quarters.frozen(quarters.region_with_kims())
    office = ruang(build.officer("61"))
    targets = f"{_ADDRESS}/target/2025/?periode=2025-tw3"
    assert targets in office.get(f"{_ADDRESS}/?periode=2025-tw3").content.decode()

    saved = office.post(targets, {"kim": "4"})

    assert (saved.status_code, saved["Location"]) == (302, f"{_ADDRESS}/?periode=2025-tw3")
    unknown = office.post(f"{_ADDRESS}/target/2025/?periode=//jahat.id", {"kabar": "5"})
    assert unknown["Location"] == f"{_ADDRESS}/"


def test_what_was_reached_stands_beside_the_fields(ruang: Door) -> None:
    quarters.frozen(quarters.region_with_kims())
    office = ruang(build.officer("61"))
    office.post(f"{_ADDRESS}/target/2025/", {"kim": "4"})

    targets = office.get(f"{_ADDRESS}/target/2025/").text
    notes = office.get(f"{_ADDRESS}/2025-tw3/kendala/").text

    assert "Realisasi 2." in targets
    assert "Target 4, realisasi 2, capaian 50 %." in notes
    assert "Realisasi 15, tanpa target." in notes


def test_a_target_that_is_no_number_is_asked_again_and_stays_typed(ruang: Door) -> None:
    build.portal("61")

    answer = ruang(build.officer("61")).post(f"{_ADDRESS}/target/2025/", {"kim": "banyak"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="banyak"' in page
    assert "Tulis angka saja, misalnya 120." in page


def test_an_older_page_takes_back_nothing_that_a_colleague_has_written(ruang: Door) -> None:
    region = quarters.region_with_kims()
    office = ruang(build.officer("61"))
    notes, targets = f"{_ADDRESS}/2025-tw3/kendala/", f"{_ADDRESS}/target/2025/"
    office.post(notes, {"kendala-kim": "Sinyal lemah\r\ndi hulu", "lanjut-sk": "Dicek"})
    office.post(targets, {"kim": "4"})

    office.post(notes, {"kendala-kim": "", "lanjut-kim": "Menara baru", "lanjut-sk": ""})
    refused = office.post(notes, {"kendala-kim": "Tidak ada"})
    office.post(targets, {"kim": "", "kabar": "1.000"})

    written = notes_of(region, _QUARTER)
    assert (written["kim"].obstacle, written["kim"].follow_up, written["sk"].follow_up) == (
        "Sinyal lemah\r\ndi hulu",
        "Menara baru",
        "Dicek",
    )
    assert targets_of(region, 2025) == {"kim": 4, "kabar": 1000}
    page = refused.content.decode()
    assert (refused.status_code, "Tidak ada" in page) == (422, True)
    assert "Baru saja diubah rekan Anda, menjadi: Sinyal lemah" in page


def test_a_signed_report_is_shown_byte_by_byte_and_closes_what_stands_beside(ruang: Door) -> None:
    region = quarters.region_with_kims()
    edition = quarters.frozen(region)
    office, body = ruang(build.officer("61")), files.pdf_bytes()
    address = f"{_ADDRESS}/2025-tw3/1"

    office.post(f"{address}/tanda-tangan/", {"berkas": SimpleUploadedFile("ttd.pdf", body)})

    file = office.get(f"{address}/bertanda-tangan.pdf")
    assert (file.status_code, file.content) == (200, body)
    assert file["Content-Disposition"].startswith("attachment;")
    assert file["Content-Security-Policy"] == "sandbox; default-src 'none'"
    page = office.get(f"{_ADDRESS}/?periode=2025-tw3").content.decode()
    assert "Unduh yang bertanda tangan" in page
    assert office.get(f"{_ADDRESS}.pdf?periode=2025-tw3").status_code == 200
    assert SignedReport.objects.get().edition == edition
    refused = office.post(f"{_ADDRESS}/2025-tw3/kendala/", {"kendala-kim": "Sinyal lemah"})
    assert (refused.status_code, IndicatorNote.objects.count()) == (422, 0)


def test_a_new_edition_says_that_the_one_before_was_signed(ruang: Door) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region)
    office = ruang(build.officer("61"))
    copy = SimpleUploadedFile("ttd.pdf", files.pdf_bytes())
    office.post(f"{_ADDRESS}/2025-tw3/1/tanda-tangan/", {"berkas": copy})

    office.post(f"{_ADDRESS}/2025-tw3/betulkan/", {"reason": "Satu KIM salah wilayah."})

    page = " ".join(office.get(f"{_ADDRESS}/?periode=2025-tw3").content.decode().split())
    assert 'href="?periode=2025-tw3&amp;edisi=1">Edisi 1 sudah bertanda tangan</a>, edisi 2' in page
    first = office.get(f"{_ADDRESS}/?periode=2025-tw3&edisi=1").content.decode()
    assert "Edisi 1 sudah bertanda tangan" not in first


def test_a_report_says_how_many_kim_were_entered_after_its_period(ruang: Door) -> None:
    quarters.frozen(quarters.region_with_kims())
    office = ruang(build.officer("61"))
    address = f"{_ADDRESS}/?periode=2025-tw3"
    words = "1 KIM dimasukkan sesudah 30 September 2025"
    assert words not in office.get(address).content.decode()
    late = build.kim("6112012013")
    Kim.objects.filter(pk=late.pk).update(registered_at=quarters.moment(date(2025, 9, 30)))
    assert words not in office.get(address).content.decode()

    Kim.objects.filter(pk=late.pk).update(registered_at=quarters.moment(date(2025, 10, 1)))

    assert words in office.get(address).content.decode()


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("ttd.pdf", b"GIF89a", "Berkas ini bukan PDF"),
        ("ttd.pdf", b"%PDF-1.7 rusak", "Berkas ini tidak terbaca"),
        ("ttd.pdf", b"<script>%PDF-1.7", "Berkas ini bukan PDF"),
    ],
)
def test_what_is_no_pdf_is_refused_and_nothing_is_stored(
    name: str, body: bytes, words: str, ruang: Door
) -> None:
    quarters.frozen(quarters.region_with_kims())

    answer = ruang(build.officer("61")).post(
        f"{_ADDRESS}/2025-tw3/1/tanda-tangan/", {"berkas": SimpleUploadedFile(name, body)}
    )

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not SignedReport.objects.exists()


def test_a_report_takes_eight_photos_and_no_ninth(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    for _ in range(7):
        quarters.photo_of(region, by)
    office, words = ruang(by), {"caption": "Rapat di Sambas", "taken_on": "4 Juli 2025"}
    address = f"{_ADDRESS}/2025-tw3/foto/"

    answers = [office.post(address, {**words, "foto": files.photo()}).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert ReportPhoto.objects.filter(period="2025-tw3").count() == 8


def test_a_visit_is_recorded_by_the_name_of_a_kim_and_counts_in_its_quarter(ruang: Door) -> None:
    region = quarters.region_with_kims()
    kim = build.kim("6112012001", name="KIM Sungai Ambangah")
    words = {
        "on": "12 Agustus 2025",
        "kim": "kim sungai ambangah",
        "letter_number": "094/112/KOMINFO",
        "result": "Pengurus berlatih menulis kabar.",
        "foto": files.photo(),
    }

    answer = ruang(build.officer("61")).post("/s/kalimantan-barat/kunjungan/baru/", words)

    visit = CoachingVisit.objects.get()
    assert (answer.status_code, visit.kim, visit.on) == (302, kim, date(2025, 8, 12))
    assert visit.photo.page(1)
    report = period_report(region, _QUARTER, quarters.NEXT_DAY)
    assert report is not None
    assert report.total.visits == 1
    actions.withdraw_visit(visit, by=build.officer("61"), at=quarters.NEXT_DAY)
    after = period_report(region, _QUARTER, quarters.NEXT_DAY)
    assert after is not None
    assert after.total.visits == 0


def test_a_visit_of_a_frozen_quarter_says_that_its_report_lacks_it(ruang: Door) -> None:
    region = quarters.region_with_kims()
    office, words = ruang(build.officer("61")), {"kim": Kim.objects.all()[0].number}
    words |= {"on": "12 Agustus 2025", "result": "Berlatih."}
    frozen = (None, quarters.QUARTER, ReportPeriod(2025, 6, 2), ReportPeriod(2025, 12))

    said = []
    for number, period in enumerate(frozen):
        if period:
            quarters.frozen(region, period)
        letter = {"letter_number": f"094/{number}"}
        page = office.post("/s/kalimantan-barat/kunjungan/baru/", words | letter, follow=True)
        said += re.findall("Laporan ([^.]*) sudah beku dan belum memuatnya", page.text)

    assert said == [
        "Triwulan III 2025",
        "Triwulan III 2025 dan Semester II 2025",
        "Triwulan III 2025, Semester II 2025, dan Tahun 2025",
    ]


def test_a_target_and_the_share_of_it_are_no_broken_sentence(ruang: Door) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region)
    YearTarget.objects.create(region=region, year=2025, indicator=ReportIndicator.KIMS, value=4)

    page = ruang(build.officer("61")).get("/s/kalimantan-barat/laporan-kim/?periode=2025-tw3")

    words = " ".join(re.sub(r"<[^>]*>", " ", page.text).split())
    assert "2 dari 4 Capaian 50 %" in words


def test_the_visits_of_a_frozen_report_are_those_that_its_numbers_count() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    counted = quarters.visit_to(region, by)
    quarters.frozen(region)
    late = VisitText(region, None, date(2025, 9, 1), "094/2", "Terlambat dicatat.")
    at = quarters.NEXT_DAY + timedelta(days=3)
    actions.record_visit(region, visit=late, by=by, at=at)
    actions.withdraw_visit(counted, by=by, at=at)

    report = period_report(region, _QUARTER, at)

    assert report is not None
    assert report.total.visits == 1
    assert list(report_texts(report).visits) == [counted]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kim": "KIM Entah"}, "KIM ini tidak ada di wilayah Anda."),
        ({"kim": ""}, "Tulis KIM yang dikunjungi, atau pilih wilayahnya."),
        ({"kim": "KIM Kembar"}, "Ada beberapa KIM bernama ini."),
        ({"on": "12 Agustus 2999"}, "Kunjungan ini belum terjadi."),
    ],
)
def test_a_visit_that_is_not_clear_is_asked_again(
    typed: dict[str, str], words: str, ruang: Door
) -> None:
    quarters.region_with_kims()
    for code in ("6112012001", "6112012012"):
        build.kim(code, name="KIM Kembar")
    form = {"on": "12 Agustus 2025", "letter_number": "094/1", "result": "SK diperiksa."} | typed

    answer = ruang(build.officer("61")).post("/s/kalimantan-barat/kunjungan/baru/", form)

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not CoachingVisit.objects.exists()


def test_a_neighbouring_office_sees_no_photo(ruang: Door) -> None:
    region = quarters.region_with_kims()
    build.portal("62")
    photo = quarters.photo_of(region, build.officer("61"))
    path = f"laporan-kim/foto/{photo.pk}.webp"

    own = ruang(build.officer("61")).get(f"/s/kalimantan-barat/{path}")
    beside = ruang(build.officer("62")).get(f"/s/kalimantan-tengah/{path}")

    assert (own.status_code, beside.status_code) == (200, 404)
