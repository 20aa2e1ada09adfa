"""Rules of regions: the nearest answer holds, with its legal basis; nobody's answer stands in the
code.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.actions import policy
from kimid.registry.defaults import create_default_rules
from kimid.registry.models import PolicyRow, PolicyRule
from kimid.registry.policies import RULE_TYPES, Issuer, PaperKind, changes_of, rulings_for
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

BASIS: Final[dict[str, Any]] = {"legal_basis": "Perbup 12/2021", "decided_on": date(2021, 5, 4)}
KUBU_RAYA: Final = "6112"
NAGARI: Final = "1306012001"


def _decide(code: str, rule: PolicyRule, answer: int | list[str]) -> None:
    policy.decide_rule(
        build.region(code), rule=rule, answer=answer, **BASIS, by=build.BUILDER, at=build.AT
    )


def _text(code: str, rule: PolicyRule) -> str:
    return rulings_for(build.region(code))[rule].text


@pytest.fixture
def officer() -> Person:
    return build.officer(KUBU_RAYA)


@pytest.fixture
def desk(ruang: Door, officer: Person) -> Client:
    build.portal(KUBU_RAYA)
    return ruang(officer)


PAGE: Final = "/s/kab-kubu-raya/aturan-kim/"


def test_what_nobody_has_answered_asks_nothing() -> None:
    rulings = rulings_for(build.region())

    assert list(rulings) == list(PolicyRule)
    assert {ruling.answer for ruling in rulings.values()} == {None}
    assert rulings[PolicyRule.MEMBERS].summary == "Belum diatur. Tidak ada wilayah yang mengaturnya"


def test_a_region_without_an_answer_follows_the_nearest_above() -> None:
    for code, people in (("00", 10), ("61", 12), (KUBU_RAYA, 15)):
        _decide(code, PolicyRule.MEMBERS, people)

    texts = {
        code: _text(code, PolicyRule.MEMBERS)
        for code in (build.TELUK_KAPUAS, "611201", KUBU_RAYA, "61", "62")
    }
    assert texts == {
        build.TELUK_KAPUAS: "15 orang",
        "611201": "15 orang",
        KUBU_RAYA: "15 orang",
        "61": "12 orang",
        "62": "10 orang",
    }


def test_an_answer_that_is_taken_back_leaves_that_of_the_region_above() -> None:
    _decide("61", PolicyRule.TERM, 3)
    _decide(KUBU_RAYA, PolicyRule.TERM, 5)
    policy.remove_own_rule(
        build.region(KUBU_RAYA), rule=PolicyRule.TERM, by=build.BUILDER, at=build.AT
    )

    assert _text(build.TELUK_KAPUAS, PolicyRule.TERM) == "3 tahun"
    assert (
        rulings_for(build.region())[PolicyRule.TERM].basis_text
        == "Provinsi Kalimantan Barat, Perbup 12/2021, 4 Mei 2021"
    )


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (build.TELUK_KAPUAS, "Kepala desa atau camat"),
        (build.PAHANDUT, "Lurah atau camat"),
        (NAGARI, "Wali nagari atau camat"),
        (KUBU_RAYA, "Kepala desa/lurah atau camat"),
    ],
)
def test_the_head_of_a_place_has_the_title_of_that_place(code: str, texts: str) -> None:
    _decide("00", PolicyRule.ISSUERS, [Issuer.HEAD, Issuer.DISTRICT])

    assert _text(code, PolicyRule.ISSUERS) == texts


def test_papers_keep_their_capitals() -> None:
    _decide("00", PolicyRule.PAPERS, [PaperKind.STATUTES, PaperKind.MINUTES])

    assert _text("61", PolicyRule.PAPERS) == "Berita acara musyawarah dan AD/ART"


def test_reading_all_rules_of_a_village_takes_one_query(django_assert_num_queries: Any) -> None:
    village = build.region()
    _decide("61", PolicyRule.MEMBERS, 10)

    with django_assert_num_queries(1):
        rulings_for(village)


def test_the_house_begins_with_rules_that_are_marked_as_ours_and_never_lays_them_down_twice() -> (
    None
):
    nation = build.region("00")

    assert (create_default_rules(build.AT), create_default_rules(build.AT)) == (len(PolicyRule), 0)
    assert all("Kebiasaan kimid" in ruling.summary for ruling in rulings_for(nation).values())
    assert all(
        RULE_TYPES[rule].text(ruling.answer or []) for rule, ruling in rulings_for(nation).items()
    )


def test_once_a_region_has_decided_a_new_start_does_not_touch_the_rules() -> None:
    build.region("00")
    _decide("61", PolicyRule.MEMBERS, 12)

    assert create_default_rules(build.AT) == 0
    assert PolicyRow.objects.count() == 1


def test_the_record_keeps_what_held_before_and_who_changed_it(officer: Person) -> None:
    region = build.region(KUBU_RAYA)
    for people in (10, 15):
        policy.decide_rule(
            region, rule=PolicyRule.MEMBERS, answer=people, **BASIS, by=officer, at=build.AT
        )
    policy.remove_own_rule(region, rule=PolicyRule.MEMBERS, by=officer, at=build.AT)

    who = f"{officer.name}, Diskominfo Kabupaten Kubu Raya"
    changes = [(change.text, change.before, change.by) for change in changes_of(region)]
    assert changes == [
        ("Anggota paling sedikit: ikut wilayah di atas", "15 orang", who),
        ("Anggota paling sedikit: 15 orang", "10 orang", who),
        ("Anggota paling sedikit: 10 orang", "", who),
    ]


def test_a_regency_cannot_decide_for_its_province(officer: Person) -> None:
    with pytest.raises(PermissionDenied):
        policy.decide_rule(
            build.region("61"), rule=PolicyRule.MEMBERS, answer=3, **BASIS, by=officer, at=build.AT
        )


def test_an_officer_answers_a_rule_and_sees_it_with_its_basis(
    desk: Client, officer: Person
) -> None:
    _decide("00", PolicyRule.MEMBERS, 10)
    sent = {
        "answer": "15",
        "legal_basis": "Peraturan Bupati 12/2021 pasal 5",
        "decided_on": "4 mei 2021",
    }
    answer = desk.post(f"{PAGE}anggota/", sent, follow=True)

    html = answer.content.decode()
    assert "15 orang. Kabupaten Kubu Raya, Peraturan Bupati 12/2021 pasal 5, 4 Mei 2021" in html
    assert "Aturan sendiri" in html
    assert officer.name in html


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        ("answer", "2", "Isi angka dari 3 sampai 200 orang."),
        ("answer", "sepuluh", "Isi angka dari 3 sampai 200 orang."),
        ("legal_basis", "", "Tulis dasarnya"),
        ("decided_on", "", "Tulis tanggal peraturannya"),
        ("decided_on", "31 Juni 2021", "Tanggalnya belum terbaca"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do_and_nothing_typed_is_lost(
    desk: Client, field: str, typed: str, word: str
) -> None:
    sent = {"answer": "15", "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"} | {
        field: typed
    }
    answer = desk.post(f"{PAGE}anggota/", sent)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert word in html
    assert all(value in html for value in sent.values())
    assert not PolicyRow.objects.exists()


@pytest.mark.parametrize(
    ("rule", "days", "word"),
    [
        (
            PolicyRule.DORMANT,
            "30",
            "Isi lebih dari 30 hari, karena di sini berlaku: Disebut sepi setelah diam 30 hari.",
        ),
        (
            PolicyRule.DORMANT,
            "180",
            "Isi kurang dari 180 hari, karena di sini berlaku: Dibekukan setelah diam 180 hari.",
        ),
        (PolicyRule.QUIET, "90", "Isi kurang dari 90 hari"),
        (PolicyRule.ARCHIVED, "180", "Isi lebih dari 180 hari"),
        (PolicyRule.DORMANT, "31", ""),
        (PolicyRule.QUIET, "7", ""),
        (PolicyRule.ARCHIVED, "3650", ""),
    ],
)
def test_the_steps_of_silence_stay_in_their_order(
    desk: Client, rule: PolicyRule, days: str, word: str
) -> None:
    build.region("00")
    create_default_rules(build.AT)
    answer = desk.post(
        f"{PAGE}{rule}/",
        {"answer": days, "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"},
    )

    assert answer.status_code == (422 if word else 302)
    assert word in answer.content.decode()


def test_where_nobody_has_answered_the_other_steps_any_number_of_days_will_do(desk: Client) -> None:
    sent = {"answer": "400", "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"}

    assert desk.post(f"{PAGE}sepi/", sent).status_code == 302


def test_of_several_choices_at_least_one_issuer_is_needed_and_no_paper(desk: Client) -> None:
    basis = {"legal_basis": "Perbup 12/2021", "decided_on": "4-5-2021"}

    assert "Pilih paling sedikit satu." in desk.post(f"{PAGE}penerbit/", basis).content.decode()
    assert desk.post(f"{PAGE}berkas/", basis).status_code == 302
    assert _text(KUBU_RAYA, PolicyRule.PAPERS) == "Tidak ada"


def test_an_officer_leaves_a_rule_to_the_province(desk: Client) -> None:
    _decide("61", PolicyRule.TERM, 3)
    _decide(KUBU_RAYA, PolicyRule.TERM, 5)
    assert "Cabut, ikut wilayah di atas" in desk.get(f"{PAGE}masa-bakti/").content.decode()

    desk.post(f"{PAGE}masa-bakti/", {"lepas": "ya"})

    assert _text(KUBU_RAYA, PolicyRule.TERM) == "3 tahun"
    assert "Cabut, ikut wilayah di atas" not in desk.get(f"{PAGE}masa-bakti/").content.decode()


def test_taking_back_twice_is_on_record_once(desk: Client) -> None:
    _decide(KUBU_RAYA, PolicyRule.TERM, 5)
    for _ in range(2):
        assert desk.post(f"{PAGE}masa-bakti/", {"lepas": "ya"}).status_code == 302

    assert [change.before for change in changes_of(build.region(KUBU_RAYA))] == ["5 tahun", ""]


def test_a_portal_editor_reads_the_rules_and_cannot_change_them(ruang: Door) -> None:
    build.portal(KUBU_RAYA)
    editor = ruang(build.officer(KUBU_RAYA, Role.PORTAL_EDITOR))

    assert "anggota/" not in editor.get(PAGE).content.decode()
    assert editor.get(f"{PAGE}anggota/").status_code == 404


def test_founders_read_what_holds_in_their_place(reader: Callable[[str], Client]) -> None:
    portal = build.portal(build.PAHANDUT)
    _decide("00", PolicyRule.ISSUERS, [Issuer.HEAD])
    _decide("00", PolicyRule.DORMANT, 90)
    html = reader(portal.label).get("/syarat/").content.decode()

    assert "Lurah" in html
    assert "kepala desa" not in html.lower()
    assert "Perbup 12/2021, 4 Mei 2021" in html
    assert "diam" not in html
