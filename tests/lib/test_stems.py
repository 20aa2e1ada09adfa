"""The words of a text as search knows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.lib.stems import STOP_WORDS, stems, stems_by_word, stems_of, words_of


@pytest.mark.parametrize(
    "forms",
    [
        "tanam menanam penanaman ditanam tanaman",
        "kirim mengirim pengiriman dikirimkan",
        "tenun menenun penenun tenunan",
        "sapu menyapu disapu",
        "nyanyi menyanyi bernyanyi",
        "bangun pembangunan membangun dibangun",
        "bersih membersihkan bersihkan pembersihan",
        "masak memasak dimasak",
        "nilai menilai",
        "kerajinan perajin pengrajin",
        "ketua ketuanya",
        "masalah bermasalah masalahnya",
        "jumat Jum’at JUM'AT",
        "kafe kafé",
        "2050 2.050",
    ],
)
def test_the_forms_of_a_word_meet_in_a_stem(forms: str) -> None:
    first, *others = (set(stems_of(form)) for form in forms.split())
    assert [others[place] for place in range(len(others)) if not first & others[place]] == []


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("kerajinan", "rajin"),
        ("ketua", "tua"),
        ("berikan", "ikan"),
        ("belian", "membeli"),
        ("durian", "duri"),
        ("selatan", "selat"),
        ("menular", "ular"),
        ("penilaian", "nila"),
        ("menteri", "teri"),
        ("pelampung", "lampung"),
        ("agustusan", "agustus"),
    ],
)
def test_words_that_only_look_alike_have_no_stem_in_common(word: str, other: str) -> None:
    assert not set(stems_of(word)) & set(stems_of(other))


def test_stop_words_and_single_letters_are_not_known_but_digits_are() -> None:
    assert stems("yang di a RT 3 dan 1,5 km") == ["rt", "3", "1", "5", "km"]
    assert [word for word in STOP_WORDS if stems_of(word)] == []


def test_words_know_where_they_stand() -> None:
    text = "“Bibit nipah,” kata Pak Jum’at"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "Bibit",
        "nipah",
        "kata",
        "Pak",
        "Jum’at",
    ]


@given(st.text())
def test_stems_are_plain_letters_and_digits_whatever_comes_in(text: str) -> None:
    all_stems = stems(text)
    assert all(stem.isascii() and stem.isalnum() and stem == stem.lower() for stem in all_stems)
    assert [stem for word in words_of(text) for stem in word.stems] == all_stems
    assert stems_by_word(text) == tuple(word.stems for word in words_of(text))
