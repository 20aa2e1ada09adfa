"""The coach gives the hints of an experienced editor, and none where nothing is wrong."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("node"), reason="Node.js is not installed; on Debian: apt-get install nodejs"
)

COACH: Final = Path(__file__).parent / "coach"
STORIES: Final[list[dict[str, Any]]] = json.loads(
    (COACH / "stories.json").read_text(encoding="utf-8")
)

type Hint = dict[str, str]


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
