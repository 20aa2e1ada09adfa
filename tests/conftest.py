"""Personas and doors for all tests."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final
from zlib import crc32

import pytest
from _pytest.terminal import TerminalReporter
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.presenters import in_words, presenter_of, sentence_of
from kimid.people.models import Person
from kimid.sites.guard import across_sites
from tests.names import Zone, name_server
from tests.sure import come_in

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

_GUARD_OPEN: Final = "site guard open"
# Apps without SQL of their own (decision 28; `tests/house/test_layers.py` sees to it).
ORM_ONLY: Final = frozenset(
    {"access", "activity", "agenda", "applications", "evaluation", "ict", "lifecycle", "links"}
    | {
        "market",
        "media",
        "moderation",
        "newsroom",
        "notify",
        "offices",
        "onboarding",
        "people",
        "profile",
    }
    | {"registry", "shared_pages", "showcase", "sites", "web"}
)
_ON_SQLITE_ALONE: Final = ("one_database", "files", "browser")

type Door = Callable[[Person], Client]
# What a client gets: besides all that an answer has, it has `json()`.
type Answer = "_MonkeyPatchedWSGIResponse"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs no database, and for what either does, which of the two `.ci/run` takes.

    What takes minutes begins before all else, so that at the end no worker waits for another.
    """
    for item in items:
        if not _needs_database(item):
            item.add_marker(pytest.mark.no_database)
        elif _needs_either_database(item):
            is_odd = crc32(item.nodeid.encode()) % 2
            item.add_marker(pytest.mark.on_postgres if is_odd else pytest.mark.on_sqlite)
    items.sort(key=lambda item: item.get_closest_marker("minutes") is None)


def _needs_either_database(item: pytest.Item) -> bool:
    """Whether a test asks the database through Django's ORM only, and waits for no lock."""
    database = item.get_closest_marker("django_db")
    return (
        item.path.parent.name in ORM_ONLY
        and database is not None
        and not database.kwargs.get("transaction")
        and not any(item.get_closest_marker(name) for name in _ON_SQLITE_ALONE)
    )


def _needs_database(item: pytest.Item) -> bool:
    """Whether a test opens the database of the run, or makes one of its own beside it."""
    fixtures = {"db", "transactional_db", "django_db_setup", "house"}
    names = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(names & fixtures)


@receiver(post_save, sender=Event)
def _say_what_happened(instance: Event, **_: object) -> None:
    """Every event that a test records has all that its words ask for: none fails on a page."""
    sentence_of(instance)
    in_words(presenter_of(instance).in_kim_history, instance)
    in_words(presenter_of(instance).change, instance)


@pytest.fixture(autouse=True)
def _site_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """The guard between sites is closed, as in a task, unless the test is marked `all_sites`.

    The middleware closes it again for a request under test.
    """
    if request.node.get_closest_marker("all_sites") is None:
        yield
        return
    request.node.user_properties.append((_GUARD_OPEN, request.node.path.parent.name))
    with across_sites("the test looks at the rows of every site"):
        yield


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say for how many tests the guard between sites was open, by app."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    calls = [report for report in reports if report.when == "call"]
    apps = Counter(
        app for report in calls for name, app in report.user_properties if name == _GUARD_OPEN
    )
    if apps:
        by_app = ", ".join(f"{app} {count}" for app, count in sorted(apps.items()))
        terminalreporter.write_line(
            f"site guard open: {apps.total()} of {len(calls)} tests ({by_app})"
        )


@pytest.fixture
def ruang() -> Door:
    """`ruang(person)` is a browser in the workspace, signed in as this person, second factor
    included.
    """

    def open_door(person: Person) -> Client:
        client = Client(HTTP_HOST="ruang.localhost")
        come_in(client, person)
        return client

    return open_door


@pytest.fixture
def zone(settings: Settings) -> Iterator[Zone]:
    """A name server of our own, which kimid asks."""
    with name_server() as zone:
        settings.DNS_SERVERS = [zone.server]
        yield zone


@pytest.fixture
def reader() -> Callable[[str], Client]:
    """`reader("teluk-kapuas")` is a browser on that public site; the empty label is the nation's
    portal.
    """

    def open_site(label: str) -> Client:
        return Client(HTTP_HOST=f"{label}.kim.localhost" if label else "kim.localhost")

    return open_site
