"""Months of the calendar."""

from datetime import UTC, date, datetime

from kimid.lib.month import Month, month_of


def test_a_month_is_told_by_name_and_year() -> None:
    assert str(month_of(date(2026, 11, 25))) == "November 2026"


def test_after_december_comes_january_of_the_next_year() -> None:
    assert Month(2024, 12).next == Month(2025, 1)
    assert Month(2025, 1).previous == Month(2024, 12)
    assert [Month(2025, 11).later(months) for months in (-23, 0, 2)] == [
        Month(2023, 12),
        Month(2025, 11),
        Month(2026, 1),
    ]
    assert Month(2024, 12) < Month(2025, 1)


def test_a_month_lasts_from_midnight_to_midnight_on_the_clocks_of_a_place() -> None:
    assert Month(2024, 12).span("WIB") == (
        datetime(2024, 11, 30, 17, tzinfo=UTC),
        datetime(2024, 12, 31, 17, tzinfo=UTC),
    )
