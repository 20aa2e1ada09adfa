"""The coach gives the hints of an experienced editor, and none where nothing is wrong."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from statistics import median
from typing import Any, Final

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("node"), reason="Node.js is not installed; on Debian: apt-get install nodejs"
)

COACH: Final = Path(__file__).parent / "coach"
STORIES: Final[list[dict[str, Any]]] = json.loads(
    (COACH / "stories.json").read_text(encoding="utf-8")
)

type Hint = dict[str, Any]


def _advice(*sheets: dict[str, Any]) -> list[list[Hint]]:
    """The hints for each story, from the scripts of the browser."""
    command = ["node", "--no-warnings", str(COACH / "run.mjs")]
    process = subprocess.run(
        command, input=json.dumps(sheets), capture_output=True, text=True, check=True
    )
    hints: list[list[Hint]] = json.loads(process.stdout)
    return hints


def test_sixty_stories_get_the_hints_that_they_need_and_no_other() -> None:
    assert len(STORIES) == 60
    advice = _advice(*STORIES)

    rules = {
        story["name"]: sorted(hint["rule"] for hint in hints)
        for story, hints in zip(STORIES, advice, strict=True)
    }

    assert rules == {story["name"]: story["expect"] for story in STORIES}


DANGERS: Final = {"child", "despair", "accusation", "contact"}


def _drafts(name: str) -> list[dict[str, Any]]:
    drafts: list[dict[str, Any]] = json.loads((COACH / f"{name}.json").read_text(encoding="utf-8"))
    return drafts


def _dangers(drafts: list[dict[str, Any]]) -> dict[str, set[str]]:
    """What is called dangerous in each draft. Despair counts as the danger to a child does."""
    advice = _advice(*drafts)
    return {
        draft["name"]: {
            "child" if hint["rule"] == "despair" else hint["rule"]
            for hint in hints
            if hint["rule"] in DANGERS
        }
        for draft, hints in zip(drafts, advice, strict=True)
    }


def _unknown(drafts: list[dict[str, Any]]) -> set[str]:
    """The drafts of which not every danger is known."""
    given = _dangers(drafts)
    return {draft["name"] for draft in drafts if not set(draft["danger"]) <= given[draft["name"]]}


def test_every_danger_of_our_own_drafts_is_known() -> None:
    assert _unknown(_drafts("dangers")) == set()


# Drafts that were not made from the rules, and drafts of our own that imagine what other people
# write. All but the fifth set were read while the rules were made, so they only keep what is known
# known. The fifth was opened when they were done: 79 of 90 right (decision 79). What is unknown, or
# called dangerous for nothing, is named here, so that nobody takes the coach for more than it is.
UNKNOWN: Final[dict[str, set[str]]] = {
    "drafts_read": set(),
    "drafts_aside": set(),
    "drafts_later": set(),
    "drafts_strangers": set(),
    "drafts_own": {"wabah-diare"},
    "drafts_last": {"lama-tidak-masuk", "bayi-di-gubuk-sawah", "kudis-asrama"},
    "drafts_third": {"tikus-berkopiah-tegal"},
    "drafts_fourth": set(),
    "drafts_fifth": {
        "dapa-di-penginapan",
        "mesin-katinting-raib",
        "obat-pustu-dijual",
        "solar-nelayan-tongkang",
    },
    "drafts_imagined": set(),
}
FALSE_ALARMS: Final[dict[str, set[str]]] = {
    **{name: set() for name in UNKNOWN},
    "drafts_fifth": {
        "wedhus-ilang-lampung",
        "simulasi-kebakaran-sd",
        "sape-kerrap-mate",
        "tunda-nikah-penyuluhan",
        "peresean-pepadu-sengit",
        "panas-pela-dua-negeri",
        "apbdes-semester-papan",
    },
    "drafts_imagined": {"3-m50"},
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_dangers_in_drafts_of_others_are_known_but_for_these(name: str) -> None:
    drafts = _drafts(name)
    honest = {draft["name"] for draft in drafts if draft["honest"]}

    given = _dangers(drafts)
    assert _unknown(drafts) == UNKNOWN[name]
    assert {each for each in honest if given[each]} == FALSE_ALARMS[name]


def _danger_in(lead: str) -> set[str]:
    return _dangers([{"name": "", "lead": lead}])[""]


@pytest.mark.parametrize(
    ("lead", "danger"),
    [
        ("Kanak due taun tenggelem lek kokok.", "child"),
        ("Nduk Siti, lulus SD wingi, wis dijodohke karo wong sugih.", "child"),
        ("Anak pak Darto yg msh TK ketabrak truk tebu td pagi.", "child"),
        ("Si kecil Raka meninggl kesetrum kabel jemuran.", "child"),
        ("Lek Gito ngapusi wong sakampung, arisan 20 juta digawa mlayu.", "accusation"),
    ],
)
def test_short_misspelt_and_local_words_are_read_as_they_are_meant(lead: str, danger: str) -> None:
    assert danger in _danger_in(lead)


def test_signs_that_are_harmless_alone_accuse_together() -> None:
    money = "Dana desa cair. "

    assert _danger_in(f"{money}Rumah bu bendahara malah naik dan punya mobil baru.") == {
        "accusation"
    }
    assert _danger_in(f"{money}Kades Rahmat mengaspal jalan Dusun 2.") == set()
    assert _danger_in("Bantuan beras 10 kilo sudah dibagi Pak Kadus.") == set()
    assert _danger_in("Bantuan beras 10 kilo, yang sampai 7. Pak Kadus pura-pura heran.") == {
        "accusation"
    }


def test_what_a_match_or_a_pest_suffers_is_no_harm() -> None:
    assert _danger_in("Tim remaja Putra U-15 menghajar tamunya 4-0.") == set()
    assert _danger_in("Remaja dan petani menangkap 430 ekor. Tikus mati dipukul.") == set()
    assert _danger_in("Guru menghajar remaja sampai luka.") >= {"child"}


def test_a_word_that_only_looks_like_another_is_left_alone() -> None:
    assert _danger_in("Anak balita diperiksa bidan di posyandu.") == set()
    assert _danger_in("Anak balita diprkosa tetangga.") >= {"child"}


@pytest.mark.parametrize(
    "lead",
    [
        "Pak Darto menipu warga.",
        "Warga ditipu Pak Darto.",
        "Penipuan oleh Pak Darto terungkap.",
        "Pak Darto nipu terus.",
        "Penipunya Pak Darto.",
    ],
)
def test_a_root_is_known_in_every_form(lead: str) -> None:
    assert _danger_in(lead) == {"accusation"}


@pytest.mark.parametrize(
    "lead",
    [
        "Motor Pak Darto dicuri tadi malam.",
        "Pencurian sudah tiga kali, kata Pak Darto.",
        "Pak Darto melaporkan pencurian motor.",
        "Bripka Darto menangkap dua pencuri.",
        "Pak Darto membantah kabar pungutan liar.",
        "Pak Darto dipukul orang tak dikenal.",
    ],
)
def test_who_speaks_helps_or_lost_something_is_not_accused(lead: str) -> None:
    assert _danger_in(lead) == set()


def test_the_stage_and_the_past_hurt_nobody_and_prevention_neither() -> None:
    assert _danger_in("Dalam lakon itu seorang anak dibunuh. Ibunya bunuh diri.") == set()
    assert _danger_in("Seorang murid ditembak Belanda pada tahun 1947.") == set()
    assert _danger_in("Penyuluhan bagi murid SMP. Kekerasan dan narkoba dibahas.") == set()
    assert _danger_in("Penyuluhan batal. Seorang murid SMP, 14 tahun, dibacok.") == {"child"}


def test_a_number_that_wants_to_be_called_is_no_secret() -> None:
    number = "0812-3456-7890"

    assert _danger_in(f"Pendaftaran dibuka. Hubungi Mas Danu {number}.") == set()
    assert _danger_in(f"Nomor Mas Danu {number}, orangnya masih single.") == {"contact"}
    assert _danger_in("Infak ke BSI 7201 5583 04 a.n. Panitia Masjid.") == set()
    assert _danger_in("Bantu lewat BRI 5631 0102 8847 536 a.n. Desi.") == {"contact"}
    assert _danger_in("Motor BE 4718 NRQ parkir di depan balai.") == {"contact"}


def _tales() -> list[dict[str, str]]:
    """The tales of the demo, 450 and more: news of villages that accuse nobody."""
    texts = [
        tomllib.loads(file.read_text(encoding="utf-8"))["tale"]
        for file in sorted(Path("kimid/demo/tales").glob("*.toml"))
    ]
    return [
        {"name": title, "title": _filled(title), "lead": _filled(tale["lead"])}
        for tales in texts
        for tale in tales
        for title in tale["titles"]
    ]


def _filled(text: str) -> str:
    named = text.replace("{pak}", "Pak Jamhari").replace("{bu}", "Bu Ratna")
    chosen = re.sub(r"<([^|>]*)\|?[^>]*>", r"\1", named.replace("{dusun}", "Dusun Hilir"))
    return re.sub(r"\{\w+(?::\w+)?\}", "20", chosen)


def test_of_a_hundred_stories_of_the_demo_two_at_most_are_called_dangerous() -> None:
    tales = _tales()

    given = _dangers(tales)
    assert len(tales) > 400
    assert 50 * sum(1 for each in given.values() if each) <= len(tales)


def test_an_honest_draft_gets_at_most_two_hints_and_short_ones() -> None:
    drafts = [draft for name in UNKNOWN for draft in _drafts(name) if draft["honest"]]

    advice = _advice(*drafts)
    words = [len(hint["says"].split()) for hints in advice for hint in hints]
    assert max(map(len, advice)) <= 2
    assert median(words) <= 12


def test_a_hint_stands_once_however_often_it_could() -> None:
    long = "Warga membersihkan parit " + "dan membuang lumpur " * 14
    [hints] = _advice({"lead": f"{long}. {long}sekali. {long}lagi."})

    assert [hint["rule"] for hint in hints].count("long") == 1


def test_a_day_that_nobody_said_is_asked_and_not_filled_in() -> None:
    [hints] = _advice({"lead": "Air masuk ke Dusun Sukun pagi. Warga mengungsi."})

    [when] = [hint for hint in hints if hint["rule"] == "when"]
    assert (when["says"], when["now"]) == ("Pagi hari apa?", "")
    assert when["choices"] == ["Hari ini", "Kemarin"]


def _days(*leads: str) -> list[list[tuple[str, str]]]:
    advice = _advice(*({"lead": lead} for lead in leads))
    return [
        [(hint["words"], hint["now"]) for hint in hints if hint["rule"] == "day"]
        for hints in advice
    ]


MOVING: Final = {
    "hari ini": "Rabu, 25 November 2026",
    "Kemarin": "Selasa, 24 November 2026",
    "kemarin sore": "Selasa sore, 24 November 2026",
    "tadi malam": "Selasa malam, 24 November 2026",
    "semalam": "Selasa malam, 24 November 2026",
    "tadi pagi": "Rabu pagi, 25 November 2026",
    "malam ini": "Rabu malam, 25 November 2026",
    "besok": "Kamis, 26 November 2026",
    "lusa": "Jumat, 27 November 2026",
    "Sabtu lalu": "Sabtu, 21 November 2026",
    "Rabu lalu": "Rabu, 18 November 2026",
    "Minggu malam lalu": "Minggu malam, 22 November 2026",
    "Rabu depan": "Rabu, 2 Desember 2026",
    "Jum'at depan": "Jumat, 27 November 2026",
    "tiga hari lalu": "Minggu, 22 November 2026",
}
FAST: Final = (
    "Rapat Rabu (25/11) di balai.",
    "Rapat hari ini, Rabu (25/11).",
    "Minggu lalu harganya turun.",
    "Lampu malam padam.",
    "Ia hadir.",
)


def test_a_day_that_moves_is_offered_as_its_date() -> None:
    days = _days(*(f"Warga berkumpul {words} di balai." for words in MOVING))

    assert days == [[(words, date)] for words, date in MOVING.items()]


def test_a_day_that_stands_fast_is_left_alone() -> None:
    assert _days(*FAST) == [[] for _ in FAST]


def test_a_hint_points_at_the_words_it_is_about() -> None:
    [hints] = _advice(
        {
            "title": "Dana desa",
            "lead": "Rapat ramai. Kabarnya Bendahara Ratmi menggelapkan uang kas.",
        }
    )

    assert [(hint["rule"], hint["field"], hint["words"]) for hint in hints[:2]] == [
        ("accusation", "lead", "Bendahara Ratmi menggelapkan"),
        ("source", "lead", "Kabarnya"),
    ]


def test_a_mark_without_its_photo_is_told_before_sending() -> None:
    body = "Airnya surut.\n\n[foto 1]\n\n[foto 2]\n\n[galeri 1-3]"
    one, none, dropped = _advice(
        {"body": body, "photos": ["Parit yang bersih."]},
        {"body": "Airnya surut."},
        {"body": "[foto 1]", "numbered": [False, True]},
    )

    assert [
        (hint["field"], hint["words"], hint["says"]) for hint in one if hint["rule"] == "mark"
    ] == [
        ("body", "[foto 2]", "Di naskah tertulis [foto 2], tetapi fotonya belum ada."),
        ("body", "[galeri 1-3]", "Di naskah tertulis [galeri 1-3], tetapi fotonya belum ada."),
    ]
    assert [hint for hint in none if hint["rule"] == "mark"] == []
    assert [hint["words"] for hint in dropped if hint["rule"] == "mark"] == ["[foto 1]"]


def test_an_empty_sheet_is_left_in_peace() -> None:
    assert _advice({}, {"title": "Air"}) == [[], []]


def test_a_text_of_60_kilobytes_is_read_in_a_blink() -> None:
    body = (
        "Warga membersihkan parit di Dusun Sukun, kata Pak Jamhari, dan air mengalir lagi. " * 740
    )

    assert _advice({"title": "Parit", "lead": "Parit bersih. Air lancar.", "body": body})


def test_the_hint_of_a_day_says_the_year_only_where_it_is_another_one() -> None:
    lead = "Warga membersihkan lapangan kemarin. Rumput dipotong sampai ke tepi."
    sheets = [{"lead": lead, "day": day} for day in ("2026-11-25", "2027-01-01")]

    hints = [next(each for each in got if each["rule"] == "day") for got in _advice(*sheets)]

    assert [(hint["says"], hint["now"]) for hint in hints] == [
        ("“kemarin” jadi “Selasa, 24 November”?", "Selasa, 24 November 2026"),
        ("“kemarin” jadi “Kamis, 31 Desember 2026”?", "Kamis, 31 Desember 2026"),
    ]
