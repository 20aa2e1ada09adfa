"""Addresses."""

import re
from collections import defaultdict

from tests.house.walking import routes


def test_no_two_views_stand_at_one_address() -> None:
    """The second would never be reached, and nothing says so."""
    names = defaultdict[tuple[str, str], set[str]](set)
    for route in routes():
        names[route.kind, re.sub(r":[^>]+>", ">", route.pattern)].add(route.name)
    assert {address: each for address, each in names.items() if len(each) > 1} == {}
