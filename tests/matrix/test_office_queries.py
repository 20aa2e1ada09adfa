"""No page of an office asks more than fifteen queries, whoever looks at it."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final

import pytest
from django.db import connection

from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.places.models import Dataset
from tests.matrix.browser import RUANG, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import OFFICES_OF_A, Who
from tests.matrix.subjects import cases
from tests.matrix.world import NOW, World

MOST: Final = 15
_LOOKING: Final = (Who.OFFICER, Who.PROVINCE, Who.OPERATOR)
# Those that ask more, and how many: for each a debt. A number here may only become smaller. The
# bell added one when it became a query of its own (docs/decisions/0057-queries-of-a-home.md).
_STILL_ABOVE: Final = {
    "ruang-application": 23,
    "ruang-entry-for": 18,
    "ruang-numbers-below": 16,
    "ruang-period-report": 16,
    "ruang-period-report-xlsx": 18,
    "ruang-period-report-pdf": 18,
    "ruang-site": 18,
}


@pytest.mark.django_db
@pytest.mark.one_database
def test_no_page_of_an_office_asks_more_than_fifteen_queries(
    gate: PageCacheMiddleware, world: World
) -> None:
    # With an edition of the list of regions, as every install has one, villages are counted once.
    Dataset.objects.create(name="regions", version="matriks", loaded_at=NOW)
    asked = defaultdict[str, int](int)
    browsers = [Browser(gate, session_of(world.people[who])) for who in _LOOKING]
    pages = [each for each in cases(world) if each.host == RUANG and each.place in OFFICES_OF_A]
    for case in pages:
        for browser in browsers:
            many = _asked_by(browser, case)
            if many > MOST:  # unless it filled the memory of a process
                many = _asked_by(browser, case)
            asked[case.route[1]] = max(asked[case.route[1]], many)

    assert sum(many > 0 for many in asked.values()) > 50
    above = {name: many for name, many in asked.items() if many > MOST}
    assert above == _STILL_ABOVE


def _asked_by(browser: Browser, case: Case) -> int:
    """The queries of a page; 0 if this person does not get it."""
    many = 0

    def count(execute: Callable[..., Any], *query: Any) -> Any:
        nonlocal many
        many += 1
        return execute(*query)

    with connection.execute_wrapper(count):
        answer = browser.send("GET", case.host, case.path)
    return many if answer.status == 200 else 0
