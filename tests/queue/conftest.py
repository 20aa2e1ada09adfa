from collections.abc import Iterator

import pytest

from kimid.queue.schedule import SCHEDULE


@pytest.fixture(autouse=True)
def _an_empty_schedule() -> Iterator[None]:
    """Each test schedules what it needs; the schedule of the house would put tasks of its own into the queue."""
    kept = dict(SCHEDULE)
    SCHEDULE.clear()
    yield
    SCHEDULE.clear()
    SCHEDULE.update(kept)
