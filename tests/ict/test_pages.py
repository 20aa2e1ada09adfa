"""The pages about ICT-based KIM: one short form of means, the list of those that lag, and rules
that are changed after a look.
"""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ict import actions as ict
from kimid.ict.models import IctRules, Means
from kimid.newsroom.actions import writing
from kimid.people.models import Person
from kimid.registry.models import IctStatus, Kim
from tests import build
from tests.conftest import Door
from tests.ict.building import decide, first_rules, means, needs
from tests.sure import come_in

pytestmark = pytest.mark.django_db

KUBU_RAYA: Final = "6112"
LIST: Final = "/s/kab-kubu-raya/tik/"
SHEET: Final = {
    "phones": "3",
    "laptops": "1",
    "signal": "3",
    "trained": "Abdul Muis, S.Pd., 4 mei 2025, Diskominfo, Kubu Raya",
}
RULES: Final = {
    "tik-perangkat": "2",
    "legal_basis": "Perbup 12/2021",
    "decided_on": "4 Mei 2021",
    "reason": "Perbup baru minta dua.",
}


@pytest.fixture
def officer() -> Person:
    return build.officer(KUBU_RAYA)


@pytest.fixture
def desk(ruang: Door, officer: Person) -> Client:
    build.portal(KUBU_RAYA)
    first_rules()
    return ruang(officer)


def _used(code: str = build.TELUK_KAPUAS, **values: Any) -> Kim:
    """A KIM whose site is in use now."""
    kim = build.kim(code)
    writing.write(kim.site, content=build.words(), by=build.member(kim), at=timezone.now())
    means(kim, at=timezone.now(), **values)
    return kim


def _seen(client: Client) -> str:
    """The key of the rules that the form shows."""
    return str(client.get(f"{LIST}aturan/ubah/").context["form"]["seen"].value())


def test_a_chair_fills_in_the_sheet_and_reads_what_is_still_missing(ruang: Door) -> None:
    first_rules()
    kim = build.kim(label="kim-satu")
    chair = ruang(build.member(kim, Role.CHAIR, "Rina"))
    page = "/s/kim-satu/kim/sarana/"

    answer = chair.post(page, SHEET, follow=True)

    html = answer.content.decode()
    assert "Tersimpan. Belum berbasis TIK: Situs belum pernah dipakai." in html
    assert "Terakhir 4 Mei 2025, Diskominfo, Kubu Raya. Diisi Rina" in html
    assert Means.objects.get().trained.get().name == "Abdul Muis, S.Pd."
    assert (
        "Abdul Muis, S.Pd., 4 Mei 2025, Diskominfo, Kubu Raya" in chair.get(page).content.decode()
    )


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        ("phones", "", "Isi angka dari 0 sampai 500."),
        ("phones", "banyak", "Isi angka dari 0 sampai 500."),
        ("signal", "", "Pilih salah satu."),
        ("signal", "9", "Pilih salah satu."),
        ("trained", "Siti Rahmah", "belum lengkap"),
        (
            "trained",
            "Siti Rahmah, 31 Juni 2025, Dinas",
            "belum lengkap, atau tanggalnya belum terbaca",
        ),
        ("trained", "Siti, 4 Mei 2090, Dinas", "4 Mei 2090 belum lewat"),
        ("trained", "Siti, 4 Mei 2025, Dinas\nSITI, 5 Mei 2025, Dinas", "tertulis dua kali"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do_and_nothing_typed_is_lost(
    ruang: Door, field: str, typed: str, word: str
) -> None:
    kim = build.kim(label="kim-satu")
    chair = ruang(build.member(kim, Role.CHAIR))
    sent = SHEET | {field: typed}

    answer = chair.post("/s/kim-satu/kim/sarana/", sent)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert word in html
    stored = [
        value for name, value in sent.items() if (name, typed) != ("signal", "9")
    ]  # there is no such choice
    assert all(value in html for value in stored)
    assert not Means.objects.exists()


def test_an_officer_fills_in_the_sheet_for_a_group_without_signal(desk: Client) -> None:
    kim = build.kim()
    page = f"/s/kab-kubu-raya/daftar-kim/{kim.number}/"
    assert "Isi sarana KIM" in desk.get(page).content.decode()

    answer = desk.post(f"{page}sarana/", SHEET)

    assert answer["Location"] == f"{page}#tik"
    assert Event.objects.filter(kind="kim.means_described").latest("pk").data == {
        "phones": 3,
        "laptops": 1,
        "signal": 3,
        "trained": 1,  # names stay out of the record
    }


def test_members_read_the_status_and_only_the_chair_is_led_to_the_sheet(ruang: Door) -> None:
    first_rules()
    kim = build.kim(label="kim-satu")
    member = ruang(build.member(kim))

    html = member.get("/s/kim-satu/kim/sk/").content.decode()

    assert "Belum berbasis TIK" in html
    assert "HP dan laptop belum diisi" in html
    assert "Isi sarana KIM" not in html
    assert member.get("/s/kim-satu/kim/sarana/").status_code == 404


def test_the_list_says_of_each_what_it_lacks_and_is_asked_for_one_lack(desk: Client) -> None:
    _used()
    without_people = _used(trained=0)
    without_all = build.kim("6112012005")

    html = " ".join(desk.get(LIST).content.decode().split())
    assert "2 KIM belum berbasis TIK" in html
    assert "1 dari 3 KIM di Kubu Raya sudah, atau 33,3 %." in html
    assert "Belum ada yang dilatih" in html
    assert "Situs belum pernah dipakai; HP dan laptop belum diisi; Pelatihan belum diisi" in html

    only = desk.get(f"{LIST}?kurang=perangkat").content.decode()
    assert without_all.number in only
    assert without_people.number not in only
    assert desk.get(f"{LIST}?kurang=uang").status_code == 404


def test_the_site_of_a_new_kim_is_not_called_long_unused(desk: Client) -> None:
    kim = build.kim()
    ict.recount(kim.region, why="hari", by=build.BUILDER, at=timezone.now())

    page = desk.get(f"{LIST}?kurang=situs").text

    assert "Situs belum atau lama tidak dipakai 1" in page
    assert "Situs belum pernah dipakai" in page


def test_a_region_without_rules_says_so_instead_of_a_lack(ruang: Door, officer: Person) -> None:
    build.portal(KUBU_RAYA)
    build.kim()

    html = ruang(officer).get(LIST).content.decode()

    assert "Belum dihitung" in html
    assert "Belum ada aturannya." in html


def test_the_file_has_every_kim_that_lags_with_its_facts(desk: Client) -> None:
    _used()
    kim = _used(trained=0)

    rows = list(
        csv.DictReader(
            StringIO(desk.get("/s/kab-kubu-raya/tik.csv").content.decode("utf-8-sig")),
            delimiter=";",
        )
    )

    assert [
        (row["nomor_kim"], row["yang_kurang"], row["hp"], row["anggota_dilatih"], row["sinyal"])
        for row in rows
    ] == [(kim.number, "Belum ada yang dilatih", "1", "0", "Internet ada, tetapi lambat")]
    assert (rows[0]["kabupaten_kota"], rows[0]["desa_kelurahan"]) == (
        "Kabupaten Kubu Raya",
        "Desa Teluk Kapuas",
    )


def test_the_list_costs_the_same_with_one_row_as_with_three(
    desk: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    build.kim()
    desk.get(LIST)
    for _ in range(2):
        with django_assert_max_num_queries(16):
            desk.get(LIST)
        build.kim()
        build.kim()


def test_a_rule_is_changed_after_a_look_at_what_it_changes(desk: Client, officer: Person) -> None:
    enough = _used(phones=3)
    lost = _used(phones=1)
    page = f"{LIST}aturan/ubah/"
    sent = RULES | {"seen": _seen(desk)}

    look = desk.post(page, sent).content.decode()
    assert "2 → 1 dari 2 KIM" in look
    assert lost.name in look
    assert "Tidak lagi berbasis TIK" in look
    assert Kim.objects.filter(ict_status=IctStatus.BASED).count() == 2

    done = desk.post(page, sent | {"pakai": "ya"}, follow=True).content.decode()
    assert "Aturan baru berlaku sekarang. 2 → 1 dari 2 KIM berbasis TIK." in done
    assert "Aturan berubah: 2 menjadi 1 dari 2 KIM berbasis TIK" in done
    assert "Perbup baru minta dua." in done
    assert officer.name in done
    assert list(Kim.objects.filter(ict_status=IctStatus.BASED)) == [enough]


def test_what_was_typed_can_be_changed_again_before_it_holds(desk: Client) -> None:
    answer = desk.post(f"{LIST}aturan/ubah/", RULES | {"seen": _seen(desk), "ubah": "ya"})

    assert "Perbup baru minta dua." in answer.content.decode()
    assert not IctRules.objects.filter(region=KUBU_RAYA).exists()


def test_rules_that_changed_meanwhile_are_looked_at_once_more(desk: Client) -> None:
    seen = _seen(desk)
    decide(KUBU_RAYA, *needs(laptops=1))

    answer = desk.post(f"{LIST}aturan/ubah/", RULES | {"seen": seen, "pakai": "ya"})

    assert "Aturan baru saja diubah orang lain" in answer.content.decode()
    assert IctRules.objects.filter(region=KUBU_RAYA).count() == 1


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"tik-perangkat": ""}, "Isi paling sedikit satu syarat"),
        ({"tik-perangkat": "0"}, "Isi angka dari 1 sampai 100."),
        ({"tik-situs": "seminggu"}, "Isi angka dari 1 sampai 730."),
        ({"strata1-laptop": "1"}, "Beri nama stratanya"),
        ({"strata1": "Dasar", "strata2": "Dasar"}, "Nama ini sudah dipakai"),
        ({"legal_basis": ""}, "Tulis dasarnya"),
        ({"decided_on": "kemarin"}, "Tanggalnya belum terbaca"),
        ({"reason": ""}, "Tulis alasannya"),
    ],
)
def test_rules_that_cannot_be_are_answered_with_what_to_do(
    desk: Client, typed: dict[str, str], word: str
) -> None:
    answer = desk.post(f"{LIST}aturan/ubah/", RULES | {"pakai": "ya"} | typed)

    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert not IctRules.objects.filter(region=KUBU_RAYA).exists()


def test_own_rules_are_taken_back_and_those_above_hold(desk: Client) -> None:
    kim = _used(phones=1)
    decide(KUBU_RAYA, *needs(laptops=1))
    page = f"{LIST}aturan/cabut/"
    assert "0 → 1 dari 1 KIM" in desk.get(page).content.decode()
    assert desk.post(page, {"reason": ""}).status_code == 422

    done = desk.post(page, {"reason": "Ikut provinsi saja"}, follow=True).content.decode()
    assert "Aturan sendiri dicabut. 0 → 1 dari 1 KIM berbasis TIK." in done
    assert "Aturan sendiri dicabut: Ikut provinsi saja" in done

    kim.refresh_from_db()
    assert kim.ict_status == IctStatus.BASED
    assert desk.post(page, {"reason": "Lagi"}).status_code == 302


def test_letting_rules_hold_asks_for_the_second_factor_again_and_a_look_does_not(
    officer: Person,
) -> None:
    build.portal(KUBU_RAYA)
    first_rules()
    desk = Client(HTTP_HOST="ruang.localhost")
    come_in(desk, officer, shown=3_600)
    sent = RULES | {"seen": _seen(desk)}

    assert desk.post(f"{LIST}aturan/ubah/", sent).status_code == 200
    answer = desk.post(f"{LIST}aturan/ubah/", sent | {"pakai": "ya"})

    assert "/masuk/" in answer["Location"] or "pasti" in answer["Location"]
    assert not IctRules.objects.filter(region=KUBU_RAYA).exists()


def test_a_portal_editor_reads_the_rules_and_cannot_change_them(ruang: Door) -> None:
    build.portal(KUBU_RAYA)
    first_rules()
    editor = ruang(build.officer(KUBU_RAYA, Role.PORTAL_EDITOR))

    html = editor.get(f"{LIST}aturan/").content.decode()

    assert "Situs dipakai dalam 90 hari terakhir" in html
    assert "Bawaan kim.id, belum ada aturan resmi" in html
    assert "Ubah untuk wilayah ini" not in html
    assert editor.get(f"{LIST}aturan/ubah/").status_code == 404


def test_a_province_reads_which_regencies_have_rules_of_their_own(ruang: Door) -> None:
    build.portal("61")
    first_rules()
    decide(KUBU_RAYA, *needs(devices=1))

    html = ruang(build.officer("61")).get("/s/kalimantan-barat/tik/aturan/").content.decode()

    assert "Punya aturan sendiri" in html
    assert "Kabupaten Kubu Raya" in html


def test_a_regency_reads_what_a_count_of_the_nation_changed_in_it(desk: Client) -> None:
    _used()
    nation = build.region("00")

    ict.recount(nation, why="hari", by=build.BUILDER, at=timezone.now() + timedelta(days=100))

    assert "Hari baru di wilayah atas: 1 tidak lagi" in desk.get(f"{LIST}aturan/").content.decode()
