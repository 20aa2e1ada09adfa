"""Personas and doors for all tests."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from kimid.people.models import Person
from kimid.sites.guard import across_sites
from tests.sure import come_in

type Door = Callable[[Person], Client]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins before all else, so that at the end no worker waits for another."""
    items.sort(key=lambda item: item.get_closest_marker("minutes") is None)


@pytest.fixture(autouse=True)
def _all_sites() -> Iterator[None]:
    """Tests look at every site; the middleware closes the wall again for the request under test."""
    with across_sites("tests"):
        yield


@pytest.fixture
def ruang() -> Door:
    """`ruang(person)` is a browser in the workspace, signed in as this person, second factor included."""

    def open_door(person: Person) -> Client:
        client = Client(HTTP_HOST="ruang.localhost")
        come_in(client, person)
        return client

    return open_door


@pytest.fixture
def reader() -> Callable[[str], Client]:
    """`reader("teluk-kapuas")` is a browser on that public site; the empty label is the nation's portal."""

    def open_site(label: str) -> Client:
        return Client(HTTP_HOST=f"{label}.kim.localhost" if label else "kim.localhost")

    return open_site
