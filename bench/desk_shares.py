"""Task: how many queries pages of the workspace ask, and how long the database takes for them."""

import json
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client

from bench.nation import OFFICER
from bench.table import middle
from kimid.people.models import Person
from tests.sure import come_in

_ROUNDS: int = 5


def lines(asked: str) -> Iterator[str]:
    """For each name with its path and form: how many queries, and the median of their time in
    milliseconds until the last row has come.
    """
    browser = Client(HTTP_HOST=settings.RUANG_HOST)
    come_in(browser, Person.objects.get(username=OFFICER))
    for name, (path, form) in json.loads(asked).items():
        runs = [_database_times(browser, path, form) for _ in range(_ROUNDS)]
        took = middle([sum(times) for times in runs[1:]])  # the first fills the caches
        yield json.dumps([name, len(runs[-1]), took])


def _database_times(browser: Client, path: str, form: dict[str, Any] | None) -> list[float]:
    times: list[float] = []

    def timed(execute: Any, command: str, params: Any, many: Any, context: Any) -> Any:
        began = perf_counter()
        try:
            return execute(command, params, many, context)
        finally:
            times.append((perf_counter() - began) * 1000)

    with connection.execute_wrapper(timed):
        answer = browser.get(path) if form is None else browser.post(path, form)
        if answer.status_code != 200:
            raise ValueError(f"{path}: {answer.status_code}")
    return times
