"""Seasons of twelve months, and what is said of a month."""

import pytest

from kimid.showcase.season import Season

LANGSAT = Season("FF....s....F")


@pytest.mark.parametrize(
    ("month", "phase", "sentence"),
    [
        (1, "Puncak", "Januari: sedang puncaknya."),
        (2, "Segera habis", "Februari: sedang puncaknya. Bulan depan habis."),
        (4, "Mulai Juli", "April: belum musimnya. Mulai lagi Juli."),
        (7, "Segera habis", "Juli: ada, tidak banyak. Bulan depan habis."),
        (11, "Mulai Desember", "November: belum musimnya. Mulai lagi Desember."),
        (12, "Puncak", "Desember: sedang puncaknya."),
    ],
)
def test_each_month_has_its_phase_and_its_sentence(month: int, phase: str, sentence: str) -> None:
    assert (LANGSAT.phase(month), LANGSAT.sentence(month)) == (phase, sentence)


def test_a_season_that_begins_slowly_names_its_peak() -> None:
    market = Season("sssFFFFFFFss")

    assert market.sentence(1) == "Januari: ada, tidak banyak. Puncak berikutnya April."
    assert Season("....sF......").phase(5) == "Baru mulai"


def test_a_season_is_made_of_months_and_gives_them_again() -> None:
    season = Season.of_months({7, 12}, {1, 2, 12})

    assert season == LANGSAT
    assert (season.some, season.peak) == ([7], [1, 2, 12])
    assert season.months_with_any == [1, 2, 7, 12]


def test_without_a_season_every_month_is_like_the_others() -> None:
    none = Season.of_months((), ())

    assert none.signs == ""
    assert none.months_with_any == list(range(1, 13))
    assert none.sentence(5) == Season("F" * 12).sentence(5) == "Ada sepanjang tahun."
    assert none.cells(5) == []


def test_its_cells_say_which_month_is_now() -> None:
    cells = LANGSAT.cells(2)

    assert [cell.state for cell in cells[:3]] == ["full", "full", ""]
    assert [cell.name for cell in cells if cell.is_now] == ["Februari"]
