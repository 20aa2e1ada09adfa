"""Indonesian text and numbers, as people here write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.lib import text


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Kec. Sungai Raya", "kec-sungai-raya"),
        ("  Warga   memperbaiki—jembatan!  ", "warga-memperbaiki-jembatan"),
        ("Café Ñusa", "cafe-nusa"),
        ("400 bibit mangrove", "400-bibit-mangrove"),
        ("...", ""),
        ("新闻", ""),
    ],
)
def test_a_title_becomes_a_slug(title: str, slug: str) -> None:
    assert text.slug(title) == slug


def test_a_long_slug_is_cut_at_a_word() -> None:
    assert text.slug("satu dua tiga empat", 12) == "satu-dua"
    assert text.slug("satu dua tiga empat", 13) == "satu-dua-tiga"
    assert text.slug("a" * 80, 60) == "a" * 60


@given(st.text(max_size=200))
def test_a_slug_is_always_plain_and_short(title: str) -> None:
    slug = text.slug(title)

    assert len(slug) <= 60
    assert slug == slug.strip("-")
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_numbers_are_written_with_dots_and_commas() -> None:
    assert [text.number(value) for value in (0, 999, 2145, 83_762)] == [
        "0",
        "999",
        "2.145",
        "83.762",
    ]
    assert [text.percent(*pair) for pair in ((50, 103), (1, 2), (0, 0), (3, 3))] == [
        "48,5 %",
        "50 %",
        "0 %",
        "100 %",
    ]


def test_paragraphs_are_divided_by_empty_lines() -> None:
    assert text.paragraphs("Satu.\nMasih satu.\n \n\nDua.\n") == ["Satu.\nMasih satu.", "Dua."]
    assert text.paragraphs("  \n ") == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("salah dengar", "salah dengar."),
        ("Salah dengar.", "Salah dengar."),
        ("Berapa harganya?", "Berapa harganya?"),
        ("Katanya: “Benar.”", "Katanya: “Benar.”"),
        ("Dua kali (salah ketik)", "Dua kali (salah ketik)."),
        ("", ""),
    ],
)
def test_a_sentence_ends_before_another_follows(words: str, sentence: str) -> None:
    assert text.with_full_stop(words) == sentence
