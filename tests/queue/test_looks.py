"""What a worker looks at every second, also beside a long task."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kimid.queue import schedule
from kimid.queue.worker import Worker

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    """Without what the apps look at."""
    before = schedule.LOOKS[:]
    schedule.LOOKS.clear()
    yield
    schedule.LOOKS[:] = before


def test_each_look_gets_the_time() -> None:
    seen: list[datetime] = []
    schedule.each_second(seen.append)

    Worker(now=lambda: NOON).look()

    assert seen == [NOON]


def test_a_look_that_fails_does_not_keep_the_others() -> None:
    seen: list[datetime] = []

    @schedule.each_second
    def broken(at: datetime) -> None:
        raise ValueError(at)

    schedule.each_second(seen.append)

    Worker(now=lambda: NOON).look()

    assert seen == [NOON]
