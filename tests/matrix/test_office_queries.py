"""No page of an office asks more than fifteen queries, whoever looks at it."""

from collections import defaultdict
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.places.models import Dataset
from tests.matrix.browser import RUANG, Browser, session_of
from tests.matrix.cast import OFFICES_OF_A, Who
from tests.matrix.subjects import cases
from tests.matrix.world import NOW, World

MOST: Final = 15
_LOOKING: Final = (Who.OFFICER, Who.PROVINCE, Who.OPERATOR)
# Those that ask more, and how many: for each a debt. A number here may only become smaller.
_STILL_ABOVE: Final = {
    "ruang-application": 31,
    "ruang-entry-for": 24,
    "ruang-kim": 18,
    "ruang-site": 18,
    "ruang-period-report-xlsx": 18,
    "ruang-period-report-pdf": 18,
    "ruang-life": 16,
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
            browser.send("GET", case.host, case.path)  # the first one fills the memory of a process
            with CaptureQueriesContext(connection) as queries:
                answer = browser.send("GET", case.host, case.path)
            if answer.status == 200:
                asked[case.route[1]] = max(asked[case.route[1]], len(queries))

    assert len(asked) > 50
    above = {name: many for name, many in asked.items() if many > MOST}
    assert above == _STILL_ABOVE
