"""What was written to slip past a list of words is read as the eye reads it."""

import pytest

from kimid.lib.folding import foldings


@pytest.mark.parametrize(
    "disguised",
    [
        "GACOR",
        "g4c0r",
        "G4CØR".replace("Ø", "0"),
        "g a c o r",
        "g.a.c.o.r",
        "g - a - c - o - r",
        "gаcоr",  # Cyrillic a and o
        "ga\u200bc\u2060or",
        "gácör",
        "ｇａｃｏｒ",  # of double width
        "𝗴𝗮𝗰𝗼𝗿",
        "gaaaacooor",
        "g@cor",
        "ɢᴀᴄᴏʀ",
        "GΛCOR",
        "🅶🅰🅲🅾🆁",
        "🅖🅐🅒🅞🅡",
        "🇬🇦🇨🇴🇷",
    ],
)
def test_a_disguised_word_is_seen(disguised: str) -> None:
    assert any("gacor" in folded.split() for folded in foldings(f"Main {disguised} hari ini"))


@pytest.mark.parametrize(
    ("disguised", "word"), [("m4xw1n", "maxwin"), ("s1ot", "slot"), ("maxvvin", "maxwin")]
)
def test_a_one_may_be_two_letters(disguised: str, word: str) -> None:
    assert any(word in folded for folded in foldings(disguised))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("RT 03 RW 07, 14 rumah.", "rt 03 rw 07, 14 rumah."),
        ("Pukul 08.00 di balai desa", "pukul 08.00 di balai desa"),
        ("a, b, c, dan d", "a, b, c, dan d"),
        ("Harga 25000", "harga 250"),
        ("", ""),
    ],
)
def test_plain_words_and_numbers_stay(text: str, folded: str) -> None:
    assert list(foldings(text)) == [folded]
