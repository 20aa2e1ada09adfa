"""Lists whose cost must not grow with the wire: each is a walk along one index, without sorting."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest
from django.db import connection

from kimid.wire import kinds
from kimid.wire.kinds import register
from kimid.wire.kinds_on_site import kinds_shown
from kimid.wire.narrowing import FacetChoice, Narrowing
from kimid.wire.queries import agenda, fact_checks_for, narrowed_feed
from tests import build
from tests.wire.products import CATEGORY, PAPERS, PRODUCT, offer

pytestmark = pytest.mark.django_db

# Run, too: otherwise PostgreSQL leaves out what stands inside a recursion.
_EXPLAIN: Final = {
    "sqlite": "EXPLAIN QUERY PLAN ",
    "postgresql": "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ",
}


@pytest.fixture(autouse=True)
def _products(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_REGISTERED", dict(kinds._REGISTERED))
    register(PRODUCT)
    offer(build.kim().site, papers="halal", at=build.AT)


def _plan(read: Callable[[], object], table: str = "wire_placement") -> str:
    """The plan of the first query about placements, or another table. The tables are small, so a
    scan is made as dear as in large ones.
    """
    asked: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(note):
        read()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        first, params = next((sql, values) for sql, values in asked if table in sql)
        cursor.execute(_EXPLAIN[connection.vendor] + first, params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("code", ["6112", "00"])
@pytest.mark.parametrize(
    "choices",
    [
        (FacetChoice(CATEGORY, "makanan"),),
        (FacetChoice(CATEGORY, "jasa"), FacetChoice(PAPERS, "halal")),
    ],
)
def test_a_narrowed_list_walks_along_its_index(code: str, choices: tuple[FacetChoice, ...]) -> None:
    portal = build.portal(code)
    plan = _plan(lambda: narrowed_feed(portal, Narrowing(PRODUCT, choices)))
    assert "facet_list" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


def test_the_kinds_of_a_portal_come_from_one_index() -> None:
    nation = build.portal("00")
    plan = _plan(lambda: kinds_shown(nation))
    assert plan.count("placement_kind") == 2, plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


def test_the_agenda_of_one_kind_walks_along_the_days() -> None:
    nation = build.portal("00")
    kind = replace(PRODUCT, name="agenda")
    plan = _plan(lambda: agenda(nation, build.AT, kind=kind))
    assert "placement_agenda" in plan, plan
    # PostgreSQL sorts those of one moment among each other, and nothing else.
    assert "->  Sort" not in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def test_fact_checks_about_a_place_come_from_their_index() -> None:
    site = build.kim().site
    plan = _plan(lambda: fact_checks_for(site, build.AT), "wire_item")
    # PostgreSQL takes another one now and then for tables as small as these.
    assert "item_concerns_area" in plan or connection.vendor == "postgresql", plan
