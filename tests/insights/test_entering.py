"""An office enters what an earlier report said, looks at it, keeps it, puts it right, takes it out;
nothing typed is lost.
"""

import re
from typing import Final

import pytest

from kimid.events.models import Change
from kimid.events.permissions import Role
from kimid.insights.earlier_reports import earlier_reports_in, report_log
from kimid.insights.models import Snapshot
from tests import build, past
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_OFFICE: Final = "/s/kab-kubu-raya/angka-lama/"
_SAID: Final = {
    "on": "4 Juli 2023",
    "source": "Laporan 2023",
    "kim-6112": "1.203",
    "sk-6112": "9",
    "kim-611201": "1.203",
}


@pytest.fixture
def regency() -> None:
    build.region(build.TELUK_KAPUAS)
    build.region("6112082004")
    build.portal("6112")


def _kept() -> list[tuple[str, int, int | None, int | None]]:
    return list(
        Snapshot.objects.order_by("region").values_list(
            "region", "kims", "with_decree", "ict_based"
        )
    )


@pytest.mark.usefixtures("regency")
def test_what_was_typed_is_shown_once_more_and_kept_only_then(ruang: Door) -> None:
    office = ruang(build.officer("6112"))

    looked = office.post(f"{_OFFICE}baru/", {**_SAID, "langkah": "periksa"})
    assert (looked.status_code, _kept()) == (200, [])
    assert "Sudah benar?" in looked.text
    typed = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', looked.text))
    changed = office.post(f"{_OFFICE}baru/", {**typed, "langkah": "ubah"})
    assert [f'value="{words}"' in changed.text for words in _SAID.values()] == [True] * len(_SAID)
    kept = office.post(f"{_OFFICE}baru/", {**typed, "langkah": "simpan"})

    assert (kept.status_code, kept["Location"]) == (302, _OFFICE)
    assert _kept() == [("6112", 1203, 9, None), ("611201", 1203, None, None)]
    assert "4 Juli 2023 (Laporan 2023)" in office.get(_OFFICE).text
    assert set(Change.objects.latest("pk").tags) == {"portal:6112", "portal:611201"}


@pytest.mark.usefixtures("regency")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"on": ""}, "Tulis tanggal laporannya."),
        ({"on": "4 Juli 2099"}, "Pilih tanggal sebelum hari ini."),
        ({"source": " "}, "Tulis dulu dari mana angkanya."),
        (
            {"kim-6112": "", "sk-6112": "", "kim-611201": ""},
            "Isi dulu banyaknya KIM, paling sedikit untuk satu wilayah.",
        ),
        ({"kim-6112": "banyak"}, "Kabupaten Kubu Raya, KIM: tulis angka saja."),
        ({"kim-6112": "-1"}, "Kabupaten Kubu Raya, KIM: paling sedikit 0."),
        ({"sk-6112": "1.204"}, "Kubu Raya: 1.204 lebih banyak daripada KIM-nya."),
        ({"kim-6112": ""}, "Kubu Raya: isi juga banyaknya KIM."),
    ],
)
def test_what_is_not_right_is_said_and_nothing_typed_is_lost(
    ruang: Door, said: dict[str, str], told: str
) -> None:
    sent = {**_SAID, **said, "langkah": "simpan"}

    answer = ruang(build.officer("6112")).post(f"{_OFFICE}baru/", sent)

    assert (answer.status_code, _kept()) == (422, [])
    assert told in answer.text
    assert [
        f'value="{sent[name]}"' in answer.text
        for name in sent
        if sent[name].strip() and name != "langkah"
    ].count(False) == 0


@pytest.mark.usefixtures("regency")
def test_a_sum_that_is_not_that_of_its_lines_is_said_and_may_be_kept(ruang: Door) -> None:
    office = ruang(build.officer("6112"))
    said = {**_SAID, "kim-611201": "7"}

    looked = office.post(f"{_OFFICE}baru/", {**said, "langkah": "periksa"})

    assert "Kabupaten Kubu Raya 1.203 KIM, padahal jumlah baris di bawahnya 7." in looked.text
    assert office.post(f"{_OFFICE}baru/", {**said, "langkah": "simpan"}).status_code == 302


@pytest.mark.usefixtures("regency")
def test_a_report_is_put_right_under_its_own_day_and_the_record_tells_both(ruang: Door) -> None:
    report = past.old_report("6112", "611201")
    office = ruang(build.officer("6112"))
    sent = {
        "on": "1 Mei 2020",
        "source": "lain",
        "kim-6112": "5",
        "sk-6112": "2",
        "tik-6112": "1",
        "langkah": "simpan",
    }

    assert 'value="3"' in office.get(f"{_OFFICE}{report.key}/").text
    office.post(f"{_OFFICE}{report.key}/", sent)

    assert _kept() == [("6112", 5, 2, 1)]
    assert earlier_reports_in(build.region("6112")) == [report._replace(lines=1)]
    told = [(step.what, step.changes) for step in report_log(build.region("6112"), report)]
    assert told[0] == (
        "Dibetulkan",
        ["Kubu Raya: KIM 3 menjadi 5", "Sungai Raya: tidak disebut lagi"],
    )
    assert told[1] == ("Dimasukkan", ["Kubu Raya: KIM 3, SK 2, TIK 1", "Sungai Raya: KIM 1"])
    assert "KIM 3 menjadi 5" in office.get(f"{_OFFICE}{report.key}/").text


@pytest.mark.usefixtures("regency")
def test_a_made_up_line_stays_marked_until_somebody_changes_it(ruang: Door) -> None:
    report = past.old_report("6112", "611201")
    office = ruang(build.officer("6112"))
    Snapshot.objects.update(is_sample=True)

    office.post(
        f"{_OFFICE}{report.key}/", {"kim-6112": "5", "kim-611201": "1", "langkah": "simpan"}
    )

    assert dict(Snapshot.objects.values_list("region", "is_sample")) == {
        "6112": False,
        "611201": True,
    }


@pytest.mark.usefixtures("regency")
def test_a_report_goes_out_again_and_the_record_keeps_what_it_said(ruang: Door) -> None:
    report = past.old_report("6112")
    office = ruang(build.officer("6112"))

    answers = [office.post(f"{_OFFICE}{report.key}/keluarkan/").status_code for _ in range(2)]

    assert (answers, _kept()) == ([302, 404], [])
    assert report_log(build.region("6112"), report)[0].what == "Dikeluarkan"


@pytest.mark.usefixtures("regency")
def test_an_office_does_not_touch_what_a_lower_one_entered_of_its_districts(ruang: Door) -> None:
    build.portal("61")
    past.old_report("6112", "611201")
    report = past.old_report("61")

    ruang(build.officer("61")).post(f"/s/kalimantan-barat/angka-lama/{report.key}/keluarkan/")

    assert [row[0] for row in _kept()] == ["611201"]


@pytest.mark.usefixtures("regency")
def test_a_report_is_put_right_by_the_office_that_entered_it(ruang: Door) -> None:
    build.portal("61")
    of_province = past.old_report("61", "6112")
    of_regency = past.old_report("6112")
    office = ruang(build.officer("6112"))

    assert office.get(f"{_OFFICE}{of_regency.key}/").status_code == 200
    assert office.get(f"{_OFFICE}{of_province.key}/").status_code == 404


@pytest.mark.usefixtures("regency")
def test_who_only_edits_the_portal_finds_no_such_page(ruang: Door) -> None:
    report = past.old_report("6112")
    editor = ruang(build.officer("6112", Role.PORTAL_EDITOR))
    other = ruang(build.officer("6101"))

    for path in ("", "baru/", f"{report.key}/"):
        assert [who.get(f"{_OFFICE}{path}").status_code for who in (editor, other)] == [404, 404]
    assert "angka-lama" not in editor.get("/s/kab-kubu-raya/angka/").text
