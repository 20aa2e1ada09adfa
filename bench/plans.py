"""Task: the query plans of the nation's portal, one line for each query."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from bench import lists
from bench.asking import queries_noted
from kimid.places.models import Region
from kimid.registry.queries import directory
from kimid.sites.queries import site_by_label
from kimid.wire.headlines import headlines_beside
from kimid.wire.homes import home_of
from kimid.wire.models import Item
from kimid.wire.queries import feed, lead

_SHOWN_STEPS: Final = re.compile("placement|facet|registry_kim|TEMP|Sort|Seq|Aggregate")
_EXPLAIN: Final = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN (COSTS OFF) "}


def lines() -> Iterator[str]:
    """The plans of feed, home, lead, headlines, directory, kinds and narrowed lists."""
    nation, site = Region.objects.get(level=0), site_by_label("")
    if site is None:
        raise LookupError("the nation has no portal")
    newest = Item.objects.latest("published_at")
    reads: dict[str, Callable[[], object]] = {
        "feed": lambda: feed(site),
        "home": lambda: home_of(site, timezone.now()),
        "lead": lambda: lead(site),
        "headlines": lambda: headlines_beside(newest, site),
        "directory": lambda: directory(nation, on=timezone.localdate()),
        **lists.reads(),
    }
    for name, read in reads.items():
        for command, params in _commands(read):
            yield f"{name}: {plan_of(command, params)}"


def _commands(read: Callable[[], object]) -> list[tuple[str, Any]]:
    with queries_noted() as noted:
        read()
    return noted


def plan_of(command: str, params: Any) -> str:
    """The steps of a query that may be dear, in one line."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPLAIN[connection.vendor] + command, params)
        steps = [re.sub(r"^[\s>-]+", "", str(row[-1])) for row in cursor.fetchall()]
    # Joins to single rows by key are always the same.
    return "; ".join(step for step in steps if _SHOWN_STEPS.search(step))
