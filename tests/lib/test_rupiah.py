"""Sums of money in words."""

import pytest

from kimid.lib.rupiah import rupiah, rupiah_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol rupiah"),
        (1_000, "seribu rupiah"),
        (1_011, "seribu sebelas rupiah"),
        (10_110, "sepuluh ribu seratus sepuluh rupiah"),
        (21_000, "dua puluh satu ribu rupiah"),
        (185_000, "seratus delapan puluh lima ribu rupiah"),
        (1_001_000, "satu juta seribu rupiah"),
        (101_219_000, "seratus satu juta dua ratus sembilan belas ribu rupiah"),
        (100_000_000_000, "seratus miliar rupiah"),
    ],
)
def test_a_receipt_says_the_sum_in_words(amount: int, words: str) -> None:
    assert rupiah_in_words(amount) == words


def test_a_sum_below_zero_has_a_real_minus() -> None:
    assert rupiah(-5_000) == "\N{MINUS SIGN}Rp5.000"
