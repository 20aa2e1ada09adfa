"""What the apps bring: every route stands once, with the app whose page it is, and is tried."""

from collections import Counter

import pytest

from tests.house.walking import routes
from tests.matrix.cast import Door, Route
from tests.matrix.subjects import POLICY, SUBJECTS, Subject, cases, named_twice
from tests.matrix.world import World


def test_every_route_says_for_whom_it_is() -> None:
    there = {(route.kind, route.name) for route in routes()}

    assert there - set(POLICY) == set(), "say in tests/<app>/routes.py for whom these are"
    assert set(POLICY) - there == set(), "these stand in a routes.py and lead nowhere"


def test_no_route_and_no_form_stands_in_two_places() -> None:
    assert named_twice(SUBJECTS) == {}, "keep one of these"


def test_a_route_that_stands_in_two_places_is_seen() -> None:
    table = {("ruang", "ruang-lapak"): Route(Door.GROUP, "GET")}
    form = {"ruang-lapak": {"name": "Ikan asin"}}

    twice = named_twice(
        [Subject("one", table, form), Subject("two", table), Subject("three", {}, form)]
    )

    assert twice == {
        "route ruang/ruang-lapak": ["one", "two"],
        "form of ruang-lapak": ["one", "three"],
    }


def test_a_route_stands_with_the_app_whose_page_it_is() -> None:
    apps = {
        (route.kind, route.name): module.split(".")[1]
        for route in routes()
        if (module := route.view.__module__).startswith("kimid.")
    }

    assert {
        f"{'/'.join(name)} stands in {each.name} and is a page of {apps[name]}"
        for each in SUBJECTS
        for name in each.routes
        if apps.get(name, each.app) != each.app
    } == set()


def test_what_a_form_sends_and_reads_stands_beside_its_route() -> None:
    assert {
        f"{each.name} has no route {name}"
        for each in SUBJECTS
        for name in (*each.forms, *each.reads)
        if name not in {route for _, route in each.routes}
    } == set()


@pytest.mark.django_db
def test_every_route_is_tried_and_no_address_twice(world: World) -> None:
    all_cases = cases(world)
    tried = {case.route for case in all_cases}
    addresses = Counter((case.host, case.path) for case in all_cases)

    assert set(POLICY) - tried == set(), "give these an address in `cases` of their routes.py"
    assert tried - set(POLICY) == set(), "these are tried, but no ROUTES names them"
    assert [address for address, count in addresses.items() if count > 1] == []
