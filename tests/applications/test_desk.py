"""The desk of an office: late applications first, a search and filters that files follow, who holds
what, and notes that only colleagues read.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.access.actions import grant_on_site
from kimid.applications.actions import handling
from kimid.applications.desk import DeskOptions, desk_counts, desk_rows, state_label
from kimid.applications.desk_lines import desk_lines, next_to_check
from kimid.applications.desk_people import notes_for, possible_holders
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Purpose
from kimid.applications.rules import ApplicationPermission, has_handled
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build, build_registry
from tests.conftest import Door
from tests.reading import words_of_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

FRIDAY = datetime(2026, 11, 27, 3, tzinfo=UTC)
DESK = "/s/kab-kubu-raya/permohonan/"


def _made(name: str, due: date | None, **fields: object) -> Application:
    made = build_registry.application()
    Application.objects.filter(pk=made.pk).update(name=name, due_on=due, **fields)
    return Application.objects.get(pk=made.pk)


def _shown(person: Person, query: str = "", code: str = "6112") -> list[str]:
    options = DeskOptions.from_query(QueryDict(query))
    return [row.name for row in desk_rows(build.region(code), options, person, FRIDAY)]


@pytest.fixture
def officer() -> Person:
    build.portal("6112")
    return build.officer("6112")


def test_late_ones_stand_first_and_say_by_how_many_working_days(officer: Person) -> None:
    _made("Nanti", date(2026, 12, 1))
    _made("Besok Senin", date(2026, 11, 30))
    _made("Lewat", date(2026, 11, 20))
    _made("Tanpa janji", None)
    _made("Menunggu pemohon", date(2026, 11, 23), step=ApplicationStep.ASKED)

    rows = desk_rows(build.region("6112"), DeskOptions(), officer, FRIDAY)
    lines = [
        (line.application.name, line.left_text, line.due_text, line.tone)
        for line in desk_lines(rows, officer, FRIDAY)
    ]

    assert lines == [
        ("Lewat", "lewat 5 hari", "20\xa0Nov", "bad"),
        ("Besok Senin", "1 hari", "30\xa0Nov", "warn"),
        ("Nanti", "2 hari", "1\xa0Des", ""),
        ("Tanpa janji", "", "tanpa janji", ""),
        ("Menunggu pemohon", "", "tertahan", ""),
    ]
    counts = desk_counts(build.region("6112"), officer, FRIDAY)
    assert list(counts.values()) == [5, 1, 0, 1, 0]


def test_a_search_filters_and_an_order_are_in_the_address(officer: Person) -> None:
    _made("Nelayan", date(2026, 11, 20), letter_number="486/KIM/2026")
    held = _made("Tani", date(2026, 11, 30), escalated_at=FRIDAY)
    handling.hold_application(held, holder=officer, before=None, by=officer, at=FRIDAY)

    assert _shown(officer, "cari=486") == ["Nelayan"]
    assert _shown(officer, "cari=sungai raya") == ["Nelayan", "Tani"]  # the district
    assert _shown(officer, "tampil=lewat") == ["Nelayan"]
    assert _shown(officer, "tampil=saya") == ["Tani"]
    assert _shown(officer, "dipegang=kosong") == ["Nelayan"]
    assert _shown(officer, "keadaan=naik") == ["Tani"]
    assert state_label("kepala", "lurah") == "Menunggu lurah"
    assert state_label("benar", "wali nagari") == "Wali nagari: benar"
    assert _shown(officer, "urut=-kim") == ["Tani", "Nelayan"]
    assert _shown(officer, "di=611299&tampil=xx&urut=--") == []
    assert _shown(officer, code="6103") == []
    options = DeskOptions.from_query(QueryDict("urut=-kim&cari=a%26b&keadaan=apa"))
    assert options.address(tampil="lewat") == "?cari=a%26b&urut=-kim&tampil=lewat"


def test_a_file_follows_the_filters_and_is_on_record(officer: Person, ruang: Door) -> None:
    _made("=Nelayan", date(2026, 11, 20))
    _made("Tani", date(2026, 11, 30))
    browser = ruang(officer)

    text = browser.post(f"{DESK}unduh/", {"cari": "nelayan", "csv": "1"}).content.decode(
        "utf-8-sig"
    )
    book = browser.post(f"{DESK}unduh/", {"xlsx": "1"})

    assert ("'=Nelayan" in text, "Tani" in text, "81200000001" in text) == (True, False, False)
    assert book.content[:2] == b"PK"
    events = Event.objects.filter(kind="application.list_exported").order_by("pk")
    assert [event.data["rows"] for event in events] == [1, 2]


def test_whoever_takes_one_holds_it_and_comes_back_to_the_same_list(
    officer: Person, ruang: Door
) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    browser = ruang(officer)

    page = browser.get(f"{DESK}?cari=nelayan").content.decode()
    answer = browser.post(f"{DESK}{made.pk}/ambil/", {"cari": "nelayan"})
    made.refresh_from_db()

    assert "Ambil" in page
    assert answer["Location"] == f"{DESK}?cari=nelayan"
    assert (made.holder, made.holder_office_id) == (officer, "6112")
    assert officer.name in browser.get(f"{DESK}?tampil=saya").content.decode()


def test_nobody_of_another_office_and_nobody_who_filled_it_in_holds_it(officer: Person) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    province, sibling, colleague = (build.officer(code) for code in ("61", "6103", "6112"))
    writer = build.officer("6112")
    made.handled_by = [writer.pk]
    made.save()

    assert set(possible_holders(made, officer, FRIDAY)) == {officer, colleague}
    for other in (province, sibling, writer):
        with pytest.raises(handling.NotOfThisOffice):
            handling.hold_application(made, holder=other, before=None, by=officer, at=FRIDAY)
    handling.hold_application(made, holder=colleague, before=None, by=officer, at=FRIDAY)
    made.refresh_from_db()
    assert made.holder == colleague


def test_nobody_of_one_hand_with_whoever_filled_it_in_holds_it(officer: Person) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    boss = build.officer("6112")
    first, second = (build.acting("6112", by=boss) for _ in range(2))
    made.handled_by = [first.pk]
    made.save()

    assert possible_holders(made, officer, timezone.now()) == [officer]
    assert not has_handled(officer, made)
    assert [has_handled(who, made) for who in (boss, first, second)] == [True, True, True]


def test_a_holder_without_that_post_holds_nothing(officer: Person) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    handling.hold_application(made, holder=officer, before=None, by=officer, at=FRIDAY)
    officer.grants.update(ends_at=FRIDAY - timedelta(days=1))
    other = build.officer("6112")

    rows = desk_rows(build.region("6112"), DeskOptions(holder="kosong"), other, FRIDAY)

    assert [line.holder_name for line in desk_lines(rows, other, FRIDAY)] == [""]


def test_notes_stay_in_the_office_unless_they_are_shared(officer: Person, ruang: Door) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    province, colleague = build.officer("61"), build.officer("6112")
    address = f"{DESK}{made.pk}/"
    browser = ruang(officer)
    browser.post(
        f"{address}catatan/", {"catatan-text": "Hanya kita", "catatan-is_shared": "kantor"}
    )
    browser.post(
        f"{address}catatan/", {"catatan-text": "Untuk semua", "catatan-is_shared": "semua"}
    )

    def read(who: Person) -> list[str]:
        return [note.text for note in notes_for(made, who)]

    assert read(colleague) == ["Hanya kita", "Untuk semua"]
    assert read(province) == ["Untuk semua"]
    assert read(build.officer("6103")) == []
    assert "Hanya kita" not in ruang(province).get(address).content.decode()
    applicant = (
        Client(HTTP_HOST="ruang.localhost").get(f"/daftar-kim/{made.code}/").content.decode()
    )
    assert ("Nelayan" in applicant, "Untuk semua" in applicant) == (True, False)
    assert not Event.objects.filter(data__icontains="Hanya kita").exists()


def test_no_applicant_reads_or_writes_notes_of_colleagues_except_their_own(
    officer: Person, ruang: Door
) -> None:
    kim = build.kim("6112012012")
    made = build_registry.application()
    writer, member = build.officer("6112"), build.officer("6112")
    for by in (officer, writer):
        handling.write_note(made, text=f"Dari {by.pk}", is_shared=True, by=by, at=FRIDAY)
    Application.objects.filter(pk=made.pk).update(
        handled_by=[writer.pk], kim=kim, purpose=Purpose.RENEWAL, origin_code="", label=""
    )
    grant_on_site(kim.site, person=member, role=Role.MEMBER, by=build.BUILDER, at=FRIDAY)
    made, address = Application.objects.get(pk=made.pk), f"{DESK}{made.pk}/"
    note = {"catatan-text": "Lolos", "catatan-is_shared": "semua"}

    people = [Person.objects.get(pk=who.pk) for who in (officer, writer, member)]
    read = [[note.text for note in notes_for(made, who)] for who in people]
    assert read == [[f"Dari {officer.pk}", f"Dari {writer.pk}"], [f"Dari {writer.pk}"], []]
    for who in people[1:]:
        assert not who.has_perm(ApplicationPermission.NOTE, made)
        page = ruang(who).get(address).content.decode()
        assert (f"Dari {officer.pk}" in page, "Simpan catatan" in page) == (False, False)
        assert ruang(who).post(f"{address}catatan/", note).status_code == 404
    assert people[0].has_perm(ApplicationPermission.NOTE, made)


def test_a_letter_number_is_written_down_and_the_one_before_is_on_record(
    officer: Person, ruang: Door
) -> None:
    made = _made("Nelayan", date(2026, 11, 20), letter_number="1/2026")

    shown = {"shown-holder": "belum", "shown-letter_number": "1/2026"}
    ruang(officer).post(
        f"{DESK}{made.pk}/urus/",
        {**shown, "holder": str(officer.pk), "letter_number": "486/KIM/2026"},
    )

    made.refresh_from_db()
    assert (made.letter_number, made.holder) == ("486/KIM/2026", officer)
    event = Event.objects.filter(kind="application.letter_recorded").latest("pk")
    assert event.data == {"before": "1/2026", "number": "486/KIM/2026"}


def test_an_older_page_takes_back_nothing_that_a_colleague_has_saved(
    officer: Person, ruang: Door
) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    colleague, address = build.officer("6112"), f"{DESK}{made.pk}/urus/"
    shown = {"shown-holder": "belum", "shown-letter_number": ""}
    older, newer = ruang(officer), ruang(colleague)
    typed = {**shown, "holder": str(colleague.pk), "letter_number": "486/KIM/2026"}

    assert newer.post(address, typed).status_code == 302
    untouched = older.post(address, {**shown, "holder": "belum", "letter_number": ""})
    other = older.post(address, {**shown, "holder": "belum", "letter_number": "12/X"})
    made.refresh_from_db()

    page = other.content.decode()
    assert (untouched.status_code, other.status_code) == (302, 422)
    assert (made.holder, made.letter_number) == (colleague, "486/KIM/2026")
    assert "Baru saja diubah rekan Anda, menjadi: 486/KIM/2026." in page
    assert 'value="12/X"' in page
    fresh = {"shown-holder": str(colleague.pk), "shown-letter_number": "486/KIM/2026"}
    assert all(f'name="{name}" value="{value}"' in page for name, value in fresh.items())
    older.post(address, {**fresh, "holder": str(colleague.pk), "letter_number": "12/X"})
    made.refresh_from_db()
    assert (made.holder, made.letter_number) == (colleague, "12/X")


def test_whoever_comes_second_takes_nothing_from_who_holds_it(officer: Person, ruang: Door) -> None:
    made = _made("Nelayan", date(2026, 11, 20))
    address = f"{DESK}{made.pk}/ambil/"
    ruang(officer).post(address)

    answer = ruang(build.officer("6112")).post(address, follow=True)

    made.refresh_from_db()
    assert made.holder == officer
    assert f"Nelayan baru saja diambil {officer.name}." in answer.content.decode()
    with pytest.raises(handling.HandledMeanwhile):
        handling.record_letter(made, number="2", before="1", by=officer, at=FRIDAY)


def test_the_check_can_be_printed_without_telephone_numbers(officer: Person, ruang: Door) -> None:
    made = _made("Nelayan", date(2026, 11, 20))

    answer = ruang(officer).get(f"{DESK}{made.pk}/lembar-periksa.pdf")

    assert answer["Content-Type"] == "application/pdf"
    words = words_of_pdf(answer.content)
    assert "No." in words, "the head of a narrow column is broken in two"


def test_a_regency_reads_the_district_and_a_province_the_regency(
    ruang: Door, officer: Person
) -> None:
    build.portal("61")
    made = _made("Lewat", date(2026, 11, 20))

    here = ruang(officer).get(DESK).text
    above = ruang(build.officer("61")).get("/s/kalimantan-barat/permohonan/").text

    assert '<td data-l="Kecamatan">Kec. Sungai Raya</td>' in here
    assert '<td data-l="Kabupaten">Kab. Kubu Raya</td>' in above
    home = ruang(officer).get("/s/kab-kubu-raya/").text
    assert f"{made.name}, Kec. Sungai Raya" in home


def test_a_decided_one_no_longer_says_who_may_decide_it(ruang: Door, officer: Person) -> None:
    made = _made("Lewat", date(2026, 11, 20), escalated_at=FRIDAY)
    browser, words = ruang(officer), "Boleh diperiksa provinsi"
    assert words in browser.get(f"{DESK}{made.pk}/").text

    browser.post(f"{DESK}{made.pk}/", {"putusan": "tolak", "words": "SK desa lain."})

    page = browser.get(f"{DESK}{made.pk}/").text
    assert ("Ditolak" in page, words in page) == (True, False)


def test_the_desk_asks_as_much_for_three_as_for_thirty(
    officer: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    region = build.region("6112")
    assert officer.has_perm("registry.register", region)  # reads the roles
    for count in (3, 9):
        for _ in range(count):
            build_registry.application()
        rows = desk_rows(region, DeskOptions(), officer, FRIDAY)
        with django_assert_num_queries(1):
            assert [line.area for line in desk_lines(rows, officer, FRIDAY, office=region)]


def test_the_next_one_costs_an_office_above_as_much_with_six_that_wait_below_as_with_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    build.officer("6112")
    province, region = build.officer("61"), build.region("61")
    first = build_registry.application()
    renewal = {"purpose": Purpose.RENEWAL, "origin_code": "", "label": ""}
    assert province.has_perm(ApplicationPermission.READ, first)  # reads the grants
    for count in (2, 4):
        for _ in range(count):
            _made("Minta SK baru", None, kim=build.kim(), **renewal)
        with django_assert_num_queries(1):
            assert next_to_check(region, province, first) is None
