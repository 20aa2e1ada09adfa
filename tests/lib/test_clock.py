"""Time on the clocks of Indonesia."""

from datetime import UTC, date, datetime

import pytest

from kimid.lib import clock

AT = datetime(2023, 3, 25, 6, 37, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("WIB", "Sabtu, 25 Maret 2023 | 13:37 WIB"),
        ("WITA", "Sabtu, 25 Maret 2023 | 14:37 WITA"),
        ("WIT", "Sabtu, 25 Maret 2023 | 15:37 WIT"),
    ],
)
def test_a_moment_is_told_by_the_clock_of_its_place(zone: str, words: str) -> None:
    assert clock.moment(AT, zone) == words


def test_a_short_moment_has_a_point_in_its_time() -> None:
    assert clock.short_moment(AT, "WIB") == "25 Maret 2023, 13.37 WIB"


def test_an_evening_in_utc_is_already_tomorrow_here() -> None:
    late = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)

    assert clock.moment(late, "WIB") == "Jumat, 1 Januari 2027 | 03:00 WIB"


@pytest.mark.parametrize(
    ("at", "zone", "midnight"),
    [
        (datetime(2026, 11, 25, 16, 59, tzinfo=UTC), "WIB", datetime(2026, 11, 25, 17, tzinfo=UTC)),
        (datetime(2026, 11, 25, 17, 0, tzinfo=UTC), "WIB", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        (datetime(2026, 11, 25, 14, 59, tzinfo=UTC), "WIT", datetime(2026, 11, 25, 15, tzinfo=UTC)),
    ],
)
def test_the_next_day_begins_at_midnight_of_the_place(
    at: datetime, zone: str, midnight: datetime
) -> None:
    assert clock.next_midnight(at, zone) == midnight


def test_a_day_begins_where_the_day_before_ends() -> None:
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)

    assert [str(clock.today(late, zone)) for zone in clock.ZONES] == [
        "2026-12-31",
        "2027-01-01",
        "2027-01-01",
    ]
    assert clock.start_of(clock.today(late, "WIT"), "WIT") == datetime(2026, 12, 31, 15, tzinfo=UTC)


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        clock.moment(AT, "GMT")


@pytest.mark.parametrize(
    "typed",
    [
        "30 Juni 2029",
        " 30 juni 2029 ",
        "30 jun 2029",
        "30-6-2029",
        "30/06/2029",
        "30.6.2029",
        "30-Juni-2029",
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert clock.parse_day(typed) == date(2029, 6, 30)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "besok",
        "31 Juni 2029",
        "30 Ju 2029",
        "30 June 2029",
        "30 6 29",
        "2029-06-30",
        "0 Juni 2029",
        "30 13 2029",
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert clock.parse_day(typed) is None


def test_a_day_in_words_is_read_back() -> None:
    assert [clock.parse_day(clock.day(date(2026, month, 1))) for month in range(1, 13)] == [
        date(2026, month, 1) for month in range(1, 13)
    ]


def test_a_moment_in_utc_has_no_day_of_its_own() -> None:
    at = datetime(2026, 11, 26, 21, 47, tzinfo=UTC)

    with pytest.raises(ValueError, match="no day"):
        clock.day(at)
    with pytest.raises(ValueError, match="no day"):
        clock.weekday(at)
    assert clock.day(clock.in_zone(at, "WIB")) == "27 November 2026"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kemarin", date(2026, 12, 2)),
        ("  Hari  ini ", date(2026, 12, 3)),
        ("kemarin dulu", date(2026, 12, 1)),
        ("besok", date(2026, 12, 4)),
        ("3 des", date(2026, 12, 3)),
        ("30 Nov", date(2026, 11, 30)),
        ("3/12", date(2026, 12, 3)),
        ("2 jan", date(2027, 1, 2)),
        ("3-12-26", date(2026, 12, 3)),
        ("30 Juni 2029", date(2029, 6, 30)),
        ("29 feb", None),
        ("31 juni", None),
        ("3", None),
        ("nanti", None),
        ("", None),
    ],
)
def test_a_day_around_today_is_read_as_people_say_it(typed: str, expected: date | None) -> None:
    assert clock.parse_near_day(typed, date(2026, 12, 3)) == expected


def test_a_day_without_a_year_is_the_nearest_also_around_new_year() -> None:
    assert clock.parse_near_day("30 des", date(2027, 1, 2)) == date(2026, 12, 30)
    assert clock.parse_near_day("29 feb", date(2028, 1, 2)) == date(2028, 2, 29)
