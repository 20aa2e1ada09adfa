"""kimid as it is served, for everybody in the matrix."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from pytest_django import DjangoDbBlocker, Settings

from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.places.models import Region, RegionKind
from tests import build
from tests.matrix.stage import make_world
from tests.matrix.telling import pytest_terminal_summary  # noqa: F401  # pytest finds the hook here
from tests.matrix.world import World
from tests.names import name_server
from tests.taken_back import taken_back


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The cast with all they have, made once for a file of tests and taken back after it. Their
    village is a kelurahan, so that words of a desa are seen on its pages.
    """
    with taken_back(django_db_blocker):
        village = build.region()
        Region.objects.filter(pk=village.pk).update(kind=RegionKind.KELURAHAN, term="Kelurahan")
        yield make_world()


@pytest.fixture
def gate(db: None, settings: Settings, tmp_path: Path) -> Iterator[PageCacheMiddleware]:
    """Django behind the gate, as `kimid.wsgi` builds it. The store follows when it is told to, and
    writes files too.
    """
    settings.STORE_DIR = tmp_path / "pages"
    settings.STORE_FILES = True
    with name_server() as zone:
        settings.DNS_SERVERS = [zone.server]
        yield from _opened()


def _opened() -> Iterator[PageCacheMiddleware]:
    # Thousands of refusals are what these tests want. A log of them helps nobody, and pytest would
    # keep each record with its request until the test ends.
    logging.disable()
    # A connection within a test's transaction looks left over; Django's own test client does the
    # same.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    gate = PageCacheMiddleware(get_wsgi_application(), follow=False)
    gate.store.begin()
    yield gate
    gate.store.end()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    logging.disable(logging.NOTSET)
