"""Periods are named and bounded as offices do it."""

from datetime import date

import pytest

from kimid.reports.periods import ReportPeriod, ended_periods, periods_of


@pytest.mark.parametrize(
    ("key", "label", "first", "last", "previous"),
    [
        ("2026-tw3", "Triwulan III 2026", date(2026, 7, 1), date(2026, 9, 30), "2026-tw2"),
        ("2026-tw1", "Triwulan I 2026", date(2026, 1, 1), date(2026, 3, 31), "2025-tw4"),
        ("2026-s1", "Semester I 2026", date(2026, 1, 1), date(2026, 6, 30), "2025-s2"),
        ("2026", "Tahun 2026", date(2026, 1, 1), date(2026, 12, 31), "2025"),
    ],
)
def test_an_address_names_a_period(
    key: str, label: str, first: date, last: date, previous: str
) -> None:
    period = ReportPeriod.parse(key)

    assert period is not None
    assert (period.key, period.label, period.first, period.last) == (key, label, first, last)
    assert period.previous.key == previous


@pytest.mark.parametrize("key", ["", "2026-tw5", "2026-s3", "2026-s0", "26-tw1", "2026-q1", "x"])
def test_other_words_name_no_period(key: str) -> None:
    assert ReportPeriod.parse(key) is None


def test_a_year_has_four_quarters_two_halves_and_itself() -> None:
    assert [each.key for each in periods_of(2026)] == [
        *("2026-tw1", "2026-tw2", "2026-tw3", "2026-tw4", "2026-s1", "2026-s2", "2026")
    ]


def test_a_period_has_ended_on_the_day_after_its_last() -> None:
    ended = ended_periods(date(2026, 10, 1), date(2026, 6, 30))

    assert [each.key for each in ended] == ["2026-tw2", "2026-s1", "2026-tw3"]
