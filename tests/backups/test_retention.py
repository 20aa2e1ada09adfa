"""Which backups stay: 7 days, 5 weeks, 12 months, whatever happened in between."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kimid.backups.retention import DAYS, MONTHS, WEEKS, retained

_HOUR = timedelta(hours=1)
_MOMENTS = st.lists(
    st.integers(0, 26_000).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + hours * _HOUR),
    max_size=80,
    unique=True,
)


@given(_MOMENTS)
def test_the_newest_stays_and_there_are_never_too_many(moments: list[datetime]) -> None:
    stay = retained(moments)

    assert stay <= set(moments)
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert (max(moments) in stay) if moments else not stay
    assert retained(stay) == stay


@given(_MOMENTS)
def test_removing_night_by_night_leaves_what_removing_once_leaves(moments: list[datetime]) -> None:
    there: set[datetime] = set()
    for moment in sorted(moments):
        there = retained({*there, moment})

    assert there == retained(moments)


def test_after_a_year_of_nights_there_are_seven_days_five_weeks_twelve_months() -> None:
    first = datetime(2026, 1, 1, 18, tzinfo=UTC)
    nights = [first + timedelta(days=day) for day in range(400)]

    stay = sorted(retained(nights), reverse=True)

    assert stay[:7] == nights[:-8:-1]
    assert {moment.strftime("%Y-%m") for moment in stay} == {
        moment.strftime("%Y-%m") for moment in nights if moment >= datetime(2026, 3, 1, tzinfo=UTC)
    }
    assert len(stay) == 20


def test_when_backups_stop_what_is_there_stays() -> None:
    old = [datetime(2020, 1, day, tzinfo=UTC) for day in range(1, 8)]

    assert retained(old) == set(old)
