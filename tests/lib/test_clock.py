"""Time on the clocks of Indonesia."""

from datetime import UTC, datetime

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
def test_the_next_day_begins_at_midnight_of_the_place(at: datetime, zone: str, midnight: datetime) -> None:
    assert clock.next_midnight(at, zone) == midnight


def test_a_day_begins_where_the_day_before_ends() -> None:
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)

    assert [str(clock.today(late, zone)) for zone in clock.ZONES] == ["2026-12-31", "2027-01-01", "2027-01-01"]
    assert clock.start_of(clock.today(late, "WIT"), "WIT") == datetime(2026, 12, 31, 15, tzinfo=UTC)


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        clock.moment(AT, "GMT")
