"""Empty counters go every hour."""

from datetime import timedelta

import pytest

from kimid.limits.counting import Charge, Rate, take
from kimid.limits.models import RateCounter
from kimid.people.schedule import sweep_counters
from kimid.queue.schedule import SCHEDULE
from tests.build import AT

pytestmark = pytest.mark.django_db


def test_a_scheduled_task_deletes_what_is_empty_and_nothing_else() -> None:
    take([Charge(("soon",), Rate(3, timedelta(minutes=1)))], AT)
    take([Charge(("late",), Rate(3, timedelta(hours=3)))], AT)

    sweep_counters.func(at=AT + timedelta(hours=1))

    assert RateCounter.objects.count() == 1
    assert sweep_counters.module_path in SCHEDULE
