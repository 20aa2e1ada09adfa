"""A text in the sentences that people would tap on."""

import pytest

from kimid.lib.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air masuk. Warga mengungsi.", ["Air masuk.", "Warga mengungsi."]),
        ("Apa benar? Ya! Benar.", ["Apa benar?", "Ya!", "Benar."]),
        (
            "Rapat di Jl. Adi Sucipto dihadiri H. Karim. Selesai.",
            ["Rapat di Jl. Adi Sucipto dihadiri H. Karim.", "Selesai."],
        ),
        (
            "Bupati bertemu Prof. Budi di Kec. Sungai Raya. Bubar.",
            ["Bupati bertemu Prof. Budi di Kec. Sungai Raya.", "Bubar."],
        ),
        ("Harganya Rp 2.500 per kilo. Naik lagi.", ["Harganya Rp 2.500 per kilo.", "Naik lagi."]),
        ("“Sudah surut.” Kata warga.", ["“Sudah surut.”", "Kata warga."]),
        ("Satu baris\nBaris lain tanpa titik", ["Satu baris", "Baris lain tanpa titik"]),
        ("", []),
    ],
)
def test_a_text_is_taken_apart_at_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_every_sentence_stands_in_the_text_just_so() -> None:
    text = "Dr. Siti datang pukul 07.30. Ia memeriksa 40 anak (umur 1-5 tahun). Semua sehat!"

    assert all(sentence in text for sentence in sentences(text))
    assert len(sentences(text)) == 3
