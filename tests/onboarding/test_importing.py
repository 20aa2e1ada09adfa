"""The list of an office goes into the register: messy as it is, each row told, and whole or not at
all.
"""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import BytesIO, StringIO
from typing import Final
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kimid.events.actor import Actor
from kimid.events.models import Event
from kimid.media.tables import MAX_ROWS, TableRefused, read_table
from kimid.notify.kinds import NOTICE_KINDS
from kimid.notify.queries import waiting_notices
from kimid.onboarding import notices, reactions
from kimid.onboarding.actions import importing
from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowAnswer, RowState
from kimid.onboarding.worksheet import guess_columns, read_day, read_worksheet
from kimid.people.models import Person
from kimid.places.actions import load_regions
from kimid.places.data_file import rows_around
from kimid.places.models import Region
from kimid.registry.actions.entering import FirstOfficer, appoint
from kimid.registry.models import Decree, Kim, Officer
from kimid.sites.models import LabelClaim, Site
from tests import build, messy
from tests.split import orphans
from tests.sure import come_in

VILLAGES: Final = 60
FEW: Final = 6  # rows


class Killed(Exception):
    """The run was stopped here."""


@pytest.fixture
def regency(db: None) -> Region:
    """Kubu Raya with all its villages, and one KIM that is in the list too."""
    load_regions(rows_around(build._edition().rows, "6112"), report=lambda done, total: None)
    build.kim(name="KIM Sudah Lama")
    return Region.objects.get(pk="6112")


@pytest.fixture
def officer(regency: Region) -> Person:
    return build.officer("6112")


def villages() -> list[tuple[str, str]]:
    """Sixty villages with their districts."""
    rows = Region.objects.filter(level=4).select_related("parent").order_by("code")[:VILLAGES]
    return [(region.parent.name if region.parent else "", region.name) for region in rows]


def begun(officer: Person, regency: Region) -> ImportList:
    """The messy list, read and looked at."""
    sheet = read_worksheet(read_table(messy.workbook(messy.cells_of(villages()))))
    made = importing.begin_import(
        regency, file_name="data.xlsx", worksheet=sheet, by=officer, at=build.AT
    )
    asked = made.rows.filter(state=RowState.ASK).values_list("number", flat=True)
    importing.answer_rows(
        made, numbers=list(asked), answer=RowAnswer.ANOTHER, by=officer, at=build.AT
    )
    return made


def few(import_list: ImportList) -> ImportList:
    """Only its first rows."""
    import_list.rows.filter(number__gte=messy.FIRST_ROW + FEW).delete()
    return import_list


def run(import_list: ImportList) -> None:
    """What the task of the queue does."""
    for row in ImportRow.objects.filter(import_list=import_list, state=RowState.NEW).order_by(
        "number"
    ):
        importing.enter_row(row, by=import_list.entered_by, at=build.AT)


def row(import_list: ImportList, number: int) -> ImportRow:
    """A row of the 326 by its place among them."""
    return ImportRow.objects.get(import_list=import_list, number=messy.FIRST_ROW + number - 1)


def test_every_row_of_the_messy_list_is_told_and_nothing_is_in_the_register_yet(
    officer: Person, regency: Region
) -> None:
    import_list = begun(officer, regency)

    states = Counter(import_list.rows.values_list("state", flat=True))
    assert states.total() == messy.ROWS
    assert states == {
        RowState.NEW: 317,
        RowState.WRONG: 3,
        RowState.SKIPPED: 3,
        RowState.ALREADY_THERE: 2,
        RowState.DECIDE: 1,
    }
    assert Kim.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "state", "why"),
    [
        (10, RowState.SKIPPED, "Baris kosong."),
        (50, RowState.SKIPPED, "Baris jumlah."),
        (60, RowState.NEW, ""),
        (61, RowState.ALREADY_THERE, "Sama dengan baris 65."),
        (
            70,
            RowState.WRONG,
            "“Tidak Ada Desanya” tidak ada di Kabupaten Kubu Raya. Ketik nama desanya.",
        ),
        (80, RowState.WRONG, "Nama KIM kosong."),
        (90, RowState.WRONG, "“kemarin dulu” bukan tanggal. Contoh: 3 Maret 2024"),
        (100, RowState.ALREADY_THERE, "Sudah ada di register."),
        (110, RowState.DECIDE, "Tidak ada di kecamatan Rasau Jaya."),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_words(
    officer: Person, regency: Region, number: int, state: RowState, why: str
) -> None:
    import_list = row(begun(officer, regency), number)

    assert (import_list.state, import_list.why) == (state, why)


@pytest.mark.parametrize("name", ["KIM Slot Gacor Maxwin", "KIM Suka Maju untungbesar77.com"])
def test_no_kim_gets_the_name_of_an_advertisement(
    officer: Person, regency: Region, name: str
) -> None:
    sheet = read_worksheet([["Nama KIM", "Desa"], [name, villages()[0][1]]])
    made = importing.begin_import(regency, file_name="a", worksheet=sheet, by=officer, at=build.AT)

    [verdict] = made.rows.all()
    assert verdict.state == RowState.WRONG
    assert verdict.why.startswith("Tulis nama saja, tanpa")


def test_colleagues_and_the_office_above_know_of_each_list_at_once(
    officer: Person, regency: Region
) -> None:
    colleague, above, elsewhere = (build.officer(code) for code in ("6112", "61", "6171"))
    import_list = few(begun(officer, regency))
    importing.start_import(import_list, by=officer, at=build.AT)

    notices.tell_of_list.func(event_id=Event.objects.latest("pk").pk)

    people = (officer, colleague, above, elsewhere)
    given = [waiting_notices(person, build.AT) for person in people]
    assert [len(each) for each in given] == [0, 1, 1, 0]
    [told] = given[2]
    assert told.title == f"{FEW} KIM baru dari daftar Kabupaten Kubu Raya"
    assert officer.name in told.why
    assert NOTICE_KINDS[told.kind].at_once


def test_all_new_rows_go_in_with_site_decree_and_chair(officer: Person, regency: Region) -> None:
    import_list = begun(officer, regency)

    run(import_list)

    assert Kim.objects.filter(entered_on_behalf=True).count() == 317
    assert set(Decree.objects.values_list("issued_on", flat=True)) == {date(2021, 5, 4)}
    assert Officer.objects.count() == 316  # the one of row 60 has no chair
    assert orphans() == []
    first = row(import_list, 1)
    assert (first.state, first.kim and first.kim.name) == (
        RowState.ENTERED,
        first.cell(ImportColumn.NAME),
    )


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_run_that_is_killed_leaves_whole_rows_only_and_goes_on(
    officer: Person, regency: Region, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    import_list = few(begun(officer, regency))
    done = list[int]()

    def kill(kim: Kim, officer: FirstOfficer, by: Actor, at: datetime) -> None:
        done.append(1)
        if len(done) > after:
            raise Killed
        appoint(kim, officer, by, at)

    monkeypatch.setattr("kimid.onboarding.actions.importing.appoint", kill)
    with pytest.raises(Killed):
        run(import_list)

    entered = import_list.rows.filter(state=RowState.ENTERED)
    assert entered.count() == after
    assert (
        Kim.objects.count()
        == Site.objects.filter(kind="kim").count()
        == LabelClaim.objects.count()
        == after + 1
    )
    assert Decree.objects.count() == after
    monkeypatch.undo()
    run(import_list)
    assert Kim.objects.count() == FEW + 1
    assert orphans() == []


def test_a_second_run_and_a_second_import_of_the_same_file_enter_nothing(
    officer: Person, regency: Region
) -> None:
    run(few(begun(officer, regency)))
    again = few(begun(officer, regency))

    run(again)

    assert Kim.objects.count() == FEW + 1
    assert not again.rows.filter(state__in=(RowState.NEW, RowState.ENTERED)).exists()


def test_the_queue_enters_what_an_officer_started(officer: Person, regency: Region) -> None:
    import_list = begun(officer, regency)
    few(import_list)
    importing.start_import(import_list, by=officer, at=build.AT)

    reactions.enter_rows.func(Event.objects.get(kind="import.started").pk)

    assert import_list.rows.filter(state=RowState.ENTERED).count() == FEW


def test_a_village_is_chosen_among_those_that_were_offered_and_no_other(
    officer: Person, regency: Region
) -> None:
    import_list = begun(officer, regency)
    choose = partial(
        importing.choose_place,
        import_list,
        number=row(import_list, 110).number,
        by=officer,
        at=build.AT,
    )

    with pytest.raises(importing.PlaceNotOffered):
        choose(place="6112")
    choose(place=build.TELUK_KAPUAS)

    chosen = row(import_list, 110)
    assert (chosen.state, chosen.place_id) == (RowState.ASK, build.TELUK_KAPUAS)
    assert chosen.why.startswith("Di desa ini sudah ada KIM baru dari daftar, baris ")


def test_columns_are_no_longer_changed_once_rows_are_on_their_way(
    officer: Person, regency: Region
) -> None:
    import_list = begun(officer, regency)
    importing.start_import(import_list, by=officer, at=build.AT)

    with pytest.raises(importing.ImportStarted):
        importing.choose_columns(import_list, columns={}, by=officer, at=build.AT)


def test_an_officer_brings_a_list_sees_every_row_starts_it_and_takes_the_report(
    officer: Person, regency: Region
) -> None:
    desk = Client(HTTP_HOST="ruang.localhost")
    come_in(desk, officer)
    text = (
        "Nama KIM;Desa;Nomor SK;Tanggal SK\nKIM Baru;Teluk Kapuas;141/1;1 Juli 2024\n"
        "=HYPERLINK(1);Entah Mana;;\n"
    )
    file = SimpleUploadedFile("daftar.csv", text.encode(), "text/csv")

    sent = desk.post("/s/kab-kubu-raya/impor/", {"file": file})
    import_list = ImportList.objects.get()
    here = f"/s/kab-kubu-raya/impor/{import_list.pk}/"
    assert sent["Location"] == here  # all that is needed is known
    columns = {"kolom-0": "nama", "kolom-1": "desa", "kolom-2": "nomor-sk", "kolom-3": "tanggal-sk"}
    assert desk.post(f"{here}kolom/", columns)["Location"] == here
    assert "Belum ada yang masuk register" in desk.get(here).text
    desk.post(f"{here}mulai/")
    run(import_list)

    text = desk.get(f"{here}laporan.csv").content.decode("utf-8-sig")
    report = list(csv.reader(StringIO(text), delimiter=";"))
    kim = Kim.objects.get(name="KIM Baru")
    assert report[1] == [
        "2",
        "KIM Baru",
        "Teluk Kapuas",
        "Masuk",
        "",
        "Ketuanya tidak ditulis.",
        kim.number,
        kim.site.display_address,
    ]
    assert report[2][:4] == ["3", "'=HYPERLINK(1)", "Entah Mana", "Perlu dibetulkan"]


def test_a_file_that_is_no_table_is_refused_in_words_and_nothing_is_kept(
    officer: Person, regency: Region
) -> None:
    desk = Client(HTTP_HOST="ruang.localhost")
    come_in(desk, officer)

    answer = desk.post(
        "/s/kab-kubu-raya/impor/", {"file": SimpleUploadedFile("a.xlsx", b"%PDF-1.7")}
    )

    assert answer.status_code == 422
    assert "bukan tabel Excel atau CSV" in answer.text
    assert "Pilih berkasnya lagi." in answer.text
    assert "tidak hilang" not in answer.text
    assert not ImportList.objects.exists()


def test_an_office_sees_no_list_of_another(officer: Person, regency: Region) -> None:
    import_list = begun(officer, regency)
    build.region("6171")
    desk = Client(HTTP_HOST="ruang.localhost")
    come_in(desk, build.officer("6171"))

    for path in ("", "kolom/", "laporan.csv"):
        assert desk.get(f"/s/kota-pontianak/impor/{import_list.pk}/{path}").status_code == 404
        assert desk.get(f"/s/kab-kubu-raya/impor/{import_list.pk}/{path}").status_code == 404


def _bomb() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", 8) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (70 * 1024 * 1024))
    return out.getvalue()


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "empty": lambda: b"",
    "kind": lambda: b"\x89PNG\r\n\x1a\n\0\0",
    "large": _bomb,
    "unreadable": lambda: b"PK\x03\x04" + b"x" * 500,
    "long": lambda: b"a;b\n" * (MAX_ROWS + 1),
    "heavy": lambda: b"a;b\n" * 1_000_000,
}


@pytest.mark.parametrize("reason", HOSTILE)
def test_hostile_files_are_refused_with_their_reason(reason: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        read_table(HOSTILE[reason]())

    assert refusal.value.reason == reason


def test_merged_cells_stand_in_every_row_they_cover() -> None:
    table = read_table(
        messy.workbook([("Kecamatan", "Desa"), ("Sungai Raya", "A"), ("", "B")], merged=["A2:A3"])
    )

    assert table == [["Kecamatan", "Desa"], ["Sungai Raya", "A"], ["Sungai Raya", "B"]]


@pytest.mark.parametrize(
    ("text", "day"),
    [(day, date(2021, 5, 4)) for day in messy.DAYS] + [("tahun lalu", None), ("", None)],
)
def test_days_are_read_as_offices_write_them(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_headings_are_told_apart_by_their_words() -> None:
    assert guess_columns(
        ("No", "Nama Kelompok", "Desa/Kel", "No. SK", "Tgl. SK", "Nama Ketua")
    ) == {
        "nama": 1,
        "desa": 2,
        "nomor-sk": 3,
        "tanggal-sk": 4,
        "ketua": 5,
    }
