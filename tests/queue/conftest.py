from collections.abc import Iterator

import pytest

from kimid.queue.schedule import SCHEDULE


@pytest.fixture(autouse=True)
def _an_empty_schedule() -> Iterator[None]:
    """Each test schedules what it needs. The schedule of kimid would enqueue other tasks."""
    schedule = dict(SCHEDULE)
    SCHEDULE.clear()
    yield
    SCHEDULE.clear()
    SCHEDULE.update(schedule)
