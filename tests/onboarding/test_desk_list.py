"""An office goes through its messy list on the screen: it chooses villages, mends cells, answers
what stands twice, and lets the rest in.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kimid.media.tables import read_table
from kimid.onboarding.actions import importing
from kimid.onboarding.models import ImportList, ImportRow, RowAnswer, RowState
from kimid.onboarding.people_cells import phone_refusal, read_members, read_phone
from kimid.onboarding.queries import rows_of
from kimid.onboarding.worksheet import read_end, read_worksheet
from kimid.people.models import Person
from kimid.places.actions import load_regions
from kimid.places.data_file import rows_around
from kimid.places.models import Region
from kimid.registry.models import Kim
from tests import build, messy_desk
from tests.conftest import Door

DESK: Final = "/s/kab-kubu-raya/impor/"
READY: Final = (
    "one word",
    "one word of three",
    "short form",
    "number",
    "district in the cell",
    "district with a letter too few",
    "code",
    "for five years",
    "nothing",
)
SUKA_MAJU: Final = "6107102003"  # of Bengkayang

type Post = Callable[..., str]


@pytest.fixture
def officer(db: None) -> Person:
    """Of Kubu Raya, which stands there with all its villages and those of two other regencies; one
    KIM of the list is in the register.
    """
    rows = rows_around(build._edition().rows, "6112", "6107", "6106")
    load_regions(rows, report=lambda done, total: None)
    build.kim(name="KIM Sudah Lama")
    return build.officer("6112")


@pytest.fixture
def made(officer: Person) -> ImportList:
    """The messy list, read."""
    sheet = read_worksheet(read_table(messy_desk.file()))
    office = Region.objects.get(pk="6112")
    return importing.begin_import(
        office, file_name="Daftar.xlsx", worksheet=sheet, by=officer, at=build.AT
    )


@pytest.fixture
def post(officer: Person, made: ImportList, ruang: Door) -> Post:
    """Says something about the row with a fault, and gives the page that follows."""
    desk = ruang(officer)

    def send(fault: str, **said: str) -> str:
        address = f"{DESK}{made.pk}/baris/{messy_desk.number_of(fault)}/"
        return desk.post(address, said, follow=True).text

    return send


def row(made: ImportList, fault: str) -> ImportRow:
    rows = ImportRow.objects.select_related("import_list")
    return rows.get(import_list=made, number=messy_desk.number_of(fault))


def run(made: ImportList) -> None:
    for each in rows_of(made):
        importing.enter_row(each, by=made.entered_by, at=build.AT)


def test_headings_in_two_rows_say_what_is_below_them(made: ImportList) -> None:
    assert made.columns == {
        "nama": 1,
        "desa": 2,
        "kecamatan": 3,
        "nomor-sk": 4,
        "tanggal-sk": 5,
        "berlaku-sampai": 6,
        "ketua": 7,
        "hp-ketua": 8,
        "sekretaris": 9,
        "anggota": 10,
    }


def test_every_row_of_the_messy_list_is_one_of_the_four_numbers(made: ImportList) -> None:
    states = Counter(made.rows.values_list("state", flat=True))

    assert states == {
        RowState.NEW: len(messy_desk.VILLAGES) + len(READY),
        RowState.DECIDE: 4,
        RowState.WRONG: 6,
        RowState.ASK: 2,
        RowState.ALREADY_THERE: 2,
        RowState.SKIPPED: 3,  # the numbers of the columns, a blank row, the sum
    }
    assert Kim.objects.count() == 1


@pytest.mark.parametrize(
    ("fault", "state", "why"),
    [
        *((fault, RowState.NEW, "") for fault in READY),
        ("typing error", RowState.DECIDE, "Di Kabupaten Kubu Raya tidak ada desa “Arang Limbng”."),
        ("elsewhere in the province", RowState.DECIDE, "4 ada di luar Kabupaten Kubu Raya."),
        ("another district", RowState.DECIDE, "Tidak ada di kecamatan Rasau Jaya."),
        ("half a name", RowState.DECIDE, "Yang mirip:"),
        ("nowhere", RowState.WRONG, "“Zzyzx” tidak ada di Kabupaten Kubu Raya."),
        ("no such day", RowState.WRONG, "“31/2/24” bukan tanggal. Contoh: 3 Maret 2024"),
        ("no day", RowState.WRONG, "Nomor SK ada, tanggalnya tidak."),
        ("cut number", RowState.WRONG, "“8,12E+11” dipotong Excel."),
        ("short number", RowState.WRONG, "“0812 345” bukan nomor HP."),
        ("members in words", RowState.WRONG, "“dua puluh” bukan jumlah. Contoh: 25"),
        ("second in a village", RowState.ASK, "Di desa ini sudah ada KIM baru dari daftar, baris"),
        ("the same again", RowState.ALREADY_THERE, "Sama dengan baris"),
        ("in the register", RowState.ALREADY_THERE, "Sudah ada di register."),
    ],
)
def test_each_fault_of_the_list_is_what_it_should_be(
    made: ImportList, fault: str, state: RowState, why: str
) -> None:
    judged = row(made, fault)

    assert judged.state == state
    assert why in judged.why


def test_villages_to_choose_from_say_district_regency_code_and_kim(
    officer: Person, made: ImportList, ruang: Door
) -> None:
    build.kim(SUKA_MAJU)

    page = " ".join(ruang(officer).get(f"{DESK}{made.pk}/").text.split())

    assert "Suka Maju, Kec. Suti Semarang" in page
    assert "Kab. Bengkayang, 61.07.10.2003, sudah ada 1 KIM" in page
    assert "Kab. Kapuas Hulu, 61.06.17.2018, belum ada KIM" in page
    assert "Arang Limbung, Kec. Sungai Raya" in page
    chosen = [part.split(">")[0] for part in page.split('type="radio"') if "checked" in part[:120]]
    assert [each.split('value="')[1][:10] for each in chosen] == ["6112012003", "6112032010"]


def test_a_village_that_is_chosen_makes_the_row_ready(made: ImportList, post: Post) -> None:
    page = post("typing error", putusan="desa", pilihan="6112012003")

    assert "siap masuk" in page
    chosen = row(made, "typing error")
    assert (chosen.state, chosen.place_id) == (RowState.NEW, "6112012003")


def test_a_village_of_another_regency_is_not_entered_by_this_office(
    made: ImportList, post: Post
) -> None:
    fault = "elsewhere in the province"
    post(fault, putusan="desa", pilihan=SUKA_MAJU)

    left = row(made, fault)
    assert (left.state, left.place_id) == (RowState.SKIPPED, SUKA_MAJU)
    assert "di luar wilayah kantor Anda" in left.why
    ImportRow.objects.filter(pk=left.pk).update(state=RowState.NEW)  # as if somebody had managed
    run(made)
    assert not Kim.objects.filter(region=SUKA_MAJU).exists()


@pytest.mark.parametrize(
    ("fault", "column", "text"),
    [
        ("no such day", "tanggal-sk", "28/2/2024"),
        ("no day", "tanggal-sk", "3 Maret 2024"),
        ("cut number", "hp-ketua", "0812 0000 0718"),
        ("short number", "hp-ketua", ""),
        ("members in words", "anggota", "20"),
        ("nowhere", "desa", "Sungai Kupah"),
    ],
)
def test_a_cell_is_mended_on_the_screen_and_the_file_stays_as_it_was(
    made: ImportList, post: Post, fault: str, column: str, text: str
) -> None:
    cells = row(made, fault).cells

    post(fault, putusan="sel", **{column: text})

    mended = row(made, fault)
    assert (mended.state, mended.typed(column), mended.cells) == (RowState.NEW, text, cells)


def test_what_is_typed_stays_when_it_is_still_wrong(made: ImportList, post: Post) -> None:
    page = post("no such day", **{"putusan": "sel", "tanggal-sk": "30/2/24", "ketua": "Budi"})

    assert 'value="30/2/24"' in page
    assert "“30/2/24” bukan tanggal" in page
    kept = row(made, "no such day")
    assert (kept.state, kept.cell("ketua")) == (RowState.WRONG, "Budi")


def test_other_columns_leave_what_was_chosen_and_mended(
    officer: Person, made: ImportList, post: Post
) -> None:
    post("typing error", putusan="desa", pilihan="6112012003")
    post("no such day", **{"putusan": "sel", "tanggal-sk": "28/2/2024"})
    columns = {name: at for name, at in made.columns.items() if name != "sekretaris"}

    importing.choose_columns(made, columns=columns, by=officer, at=build.AT)

    assert row(made, "typing error").place_id == "6112012003"
    assert row(made, "no such day").state == RowState.NEW


def test_a_second_kim_in_a_village_has_two_answers(made: ImportList, post: Post) -> None:
    post("second in a village", putusan="lain")
    post("another in a village", putusan="lewati")

    assert row(made, "second in a village").state == RowState.NEW
    left = row(made, "another in a village")
    assert left.state == RowState.SKIPPED
    post("another in a village", putusan="kembali")
    assert row(made, "another in a village").state == RowState.ASK


def test_who_stood_first_in_a_village_makes_room_when_left_out(
    officer: Person, made: ImportList
) -> None:
    first = messy_desk.FIRST_ROW + 1

    importing.answer_rows(made, numbers=[first], answer=RowAnswer.SKIP, by=officer, at=build.AT)

    assert row(made, "second in a village").state == RowState.NEW
    assert f"baris {messy_desk.number_of('second in a village')}" in (
        row(made, "another in a village").why
    )


def test_one_press_says_that_all_are_kim_of_their_own(
    officer: Person, made: ImportList, ruang: Door
) -> None:
    ruang(officer).post(f"{DESK}{made.pk}/")

    assert not made.rows.filter(state=RowState.ASK).exists()
    assert row(made, "the same again").state == RowState.ALREADY_THERE


def test_numbers_secretary_and_members_come_into_the_register(made: ImportList) -> None:
    run(made)

    kim = Kim.objects.get(name="KIM For five years")
    assert {each.post: (each.name, each.phone) for each in kim.officers.all()} == {
        "Ketua": ("Hamdan", "+6281200000718"),
        "Sekretaris": ("Ani", ""),
    }
    assert kim.listed_members == 25
    assert kim.decrees.get().valid_until == date(2028, 3, 12)
    nothing = Kim.objects.get(name="KIM Nothing")
    assert (nothing.officers.count(), nothing.decrees.count()) == (0, 0)
    assert nothing.listed_members is None


def test_a_row_in_the_register_is_not_changed_from_here(made: ImportList, post: Post) -> None:
    run(made)

    page = post("one word", putusan="sel", nama="KIM Lain")

    assert "sudah masuk register" in page
    assert row(made, "one word").mended == {}


def test_no_other_office_says_anything_about_a_row(made: ImportList, ruang: Door) -> None:
    build.region("6171")
    elsewhere = ruang(build.officer("6171"))
    number = messy_desk.number_of("one word")

    answers = [
        elsewhere.post(f"/s/{office}/impor/{made.pk}/baris/{number}/", {"putusan": "lewati"})
        for office in ("kota-pontianak", "kab-kubu-raya")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert row(made, "one word").state == RowState.NEW


def test_the_page_of_the_list_says_its_four_numbers_and_what_no_column_is_used_for(
    officer: Person, made: ImportList, ruang: Door
) -> None:
    desk = ruang(officer)

    page = " ".join(desk.get(f"{DESK}{made.pk}/").text.split())

    assert "68 baris dibaca. Belum ada yang masuk register" in page
    assert (
        "5 tidak ikut: 1 baris jumlah, 1 baris kosong, 1 baris nomor kolom, "
        "1 sama dengan baris lain, dan 1 sudah ada di register."
    ) in page
    assert f"Masukkan {len(messy_desk.VILLAGES) + len(READY)} KIM" in page
    assert "12 sisanya tersimpan di sini" in page
    assert "2 kolom lain tidak dipakai: NO, KET" in page
    assert "0812 0000 0718" in page


def test_a_list_without_known_columns_asks_for_them(officer: Person, ruang: Door) -> None:
    desk: Client = ruang(officer)
    file = SimpleUploadedFile("a.csv", b"Nama;Tempat\nKIM Baru;Teluk Kapuas\n")

    sent = desk.post(DESK, {"file": file})
    twice = desk.post(sent["Location"], {"kolom-0": "nama", "kolom-1": "nama"})
    none = desk.post(sent["Location"], {"kolom-0": "nama"})
    chosen = desk.post(sent["Location"], {"kolom-0": "nama", "kolom-1": "desa"}, follow=True)

    assert sent["Location"].endswith("/kolom/")
    assert "Dua kolom dipilih sebagai “Nama KIM”." in twice.text
    assert "Pilih kolom yang berisi “Desa atau kelurahan”." in none.text
    assert "Masukkan 1 KIM" in " ".join(chosen.text.split())


def test_the_page_costs_as_much_with_many_rows_as_with_few(
    officer: Person,
    made: ImportList,
    ruang: Door,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    desk = ruang(officer)
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(60) as asked:
            desk.get(f"{DESK}{made.pk}/")
        counts.append(len(asked))
        waiting = made.rows.filter(state__in=(RowState.DECIDE, RowState.WRONG))
        made.rows.filter(number__in=[each.number for each in waiting[1:]]).delete()

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0812-0000-0718", "+6281200000718"),
        ("+62 812 0000 0718", "+6281200000718"),
        ("6281200000718", "+6281200000718"),
        ("81200000718", "+6281200000718"),
        ("81200000718.0", "+6281200000718"),
        ("'081200000718", "+6281200000718"),
        ("8.1200000718E+10", "+6281200000718"),
        ("8,1200000718E10", "+6281200000718"),
        ("0812 0000 0718 / 0813 0000 0801", "+6281200000718"),
        ("8.12E+11", None),
        ("0812", None),
        ("Pak Budi", None),
    ],
)
def test_numbers_are_read_as_offices_write_them(text: str, phone: str | None) -> None:
    assert read_phone(text) == phone


def test_a_number_that_excel_has_cut_is_asked_for_again() -> None:
    assert phone_refusal("8,12E+11").startswith("“8,12E+11” dipotong Excel. Ketik")


@pytest.mark.parametrize(
    ("text", "count"), [("25", 25), ("25 orang", 25), ("12.0", 12), ("banyak", None)]
)
def test_members_are_counted(text: str, count: int | None) -> None:
    assert read_members(text) == count


@pytest.mark.parametrize(
    ("text", "end"),
    [("3 thn", date(2026, 3, 12)), ("12/3/2027", date(2027, 3, 12)), ("selamanya", None)],
)
def test_the_end_of_a_decree_is_a_day_or_some_years(text: str, end: date | None) -> None:
    assert read_end(text, date(2023, 3, 12)) == end
