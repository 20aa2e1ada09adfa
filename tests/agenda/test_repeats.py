"""The days of each rule, over twelve months."""

from datetime import date

import pytest

from kimid.agenda.repeats import Repeat, calendar_rule, days, in_words, market_day

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_the_first_tuesdays_of_a_year() -> None:
    first = date(2026, 1, 6)
    rows = days(Repeat.BY_WEEKDAY, first, None, *YEAR)

    assert [(each.month, each.day) for each in rows] == [
        *((1, 6), (2, 3), (3, 3), (4, 7), (5, 5), (6, 2)),
        *((7, 7), (8, 4), (9, 1), (10, 6), (11, 3), (12, 1)),
    ]
    assert in_words(Repeat.BY_WEEKDAY, first) == "Tiap Selasa pertama"
    assert calendar_rule(Repeat.BY_WEEKDAY, first) == "FREQ=MONTHLY;BYDAY=1TU"


def test_a_fifth_weekday_is_the_last_one_of_each_month() -> None:
    first = date(2026, 1, 30)
    rows = days(Repeat.BY_WEEKDAY, first, None, *YEAR)

    assert len(rows) == 12
    assert all(each.weekday() == 4 for each in rows)
    assert [each.day for each in rows[:4]] == [30, 27, 27, 24]
    assert in_words(Repeat.BY_WEEKDAY, first) == "Tiap Jumat terakhir"


# The first is in every schoolbook; the others as detikJateng had them from the expert of the Radya
# Pustaka museum in Solo.
@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(1945, 8, 17), "Legi"),
        (date(2023, 2, 6), "Pon"),
        (date(2023, 12, 3), "Pon"),
        (date(2024, 1, 14), "Kliwon"),
    ],
)
def test_the_javanese_day_is_that_of_printed_calendars(on: date, name: str) -> None:
    assert market_day(on) == name


def test_market_days_come_every_five_days_and_keep_their_name() -> None:
    first = date(2026, 1, 3)
    rows = days(Repeat.MARKET_DAY, first, None, *YEAR)

    assert len(rows) == 73
    assert {market_day(each) for each in rows} == {market_day(first)}
    assert in_words(Repeat.MARKET_DAY, first) == f"Tiap {market_day(first)} (lima hari sekali)"


def test_a_month_without_the_date_is_left_out() -> None:
    rows = days(Repeat.BY_DATE, date(2026, 1, 31), None, *YEAR)

    assert [each.month for each in rows] == [1, 3, 5, 7, 8, 10, 12]
    assert in_words(Repeat.BY_DATE, rows[0]) == "Tiap tanggal 31, di bulan yang punya"
    assert in_words(Repeat.BY_DATE, date(2026, 1, 5)) == "Tiap tanggal 5"


def test_it_stops_after_its_last_day_and_does_not_begin_before_its_first() -> None:
    first, last = date(2026, 2, 3), date(2026, 2, 25)

    rows = days(Repeat.WEEKLY, first, last, *YEAR)
    assert [each.day for each in rows] == [3, 10, 17, 24]
    assert days(Repeat.WEEKLY, first, last, date(2026, 2, 25), date(2026, 3, 30)) == []
    assert len(days(Repeat.DAILY, first, last, *YEAR)) == 23
    assert days(Repeat.ONCE, first, None, *YEAR) == [first]
    assert days(Repeat.ONCE, first, None, date(2026, 3, 1), date(2026, 4, 1)) == []
