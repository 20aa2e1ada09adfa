"""What pages cost: a list the same with one row as with three, a story at most six queries, numbers
at most fifteen.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.newsroom.flow import Stage
from tests import build
from tests.web.pages import PAGES, Scene, page_at

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


class Cost(NamedTuple):
    """The queries that a page asked, and its size in bytes."""

    queries: list[str]
    size: int


def _cost(visit: Callable[[], bytes]) -> Cost:
    with CaptureQueriesContext(connection) as asked:
        page = visit()
    return Cost([query["sql"] for query in asked], len(page))


@pytest.mark.parametrize("name", PAGES)
def test_a_list_costs_the_same_with_one_row_as_with_three(name: str) -> None:
    scene = Scene()
    page = PAGES[name]
    visit = page.visit(scene)
    page.add(scene, 0)
    with_one = _cost(visit)
    for number in (1, 2):
        page.add(scene, number)

    with_three = _cost(visit)

    assert with_three.size > with_one.size, (
        "the rows are not on this page, so the test says nothing"
    )
    assert len(with_three.queries) == len(with_one.queries), "\n".join(with_three.queries)
    # A home asks each subject once what waits here (decision 57).
    assert len(with_one.queries) <= 21, "\n".join(with_one.queries)


def test_a_story_costs_its_reader_at_most_six_queries() -> None:
    kim = build.kim(label="kim-satu")
    build.published(kim, 6)
    story = build.story(kim, Stage.VERIFIED, sensitive=True, body="Panjang.\n\nDan lebar.")
    build.publish(story, at=build.AT + timedelta(hours=1))
    reader = Client(HTTP_HOST="kim-satu.kim.localhost")

    cost = _cost(lambda: page_at(reader, story.path))

    assert len(cost.queries) <= 6, "\n".join(cost.queries)
