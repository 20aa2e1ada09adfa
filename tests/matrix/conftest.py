"""The house as it is served, for everybody in the matrix."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from pytest_django import Settings

from kimid.edge.gate import Gate
from tests.matrix.telling import pytest_terminal_summary  # noqa: F401  # pytest finds the hook here
from tests.names import name_server


@pytest.fixture
def gate(db: None, settings: Settings, tmp_path: Path) -> Iterator[Gate]:
    """Django behind the gate, as `kimid.wsgi` builds it. The store follows when it is told to, and writes files too."""
    settings.STORE_DIR = tmp_path / "pages"
    settings.STORE_FILES = True
    with name_server() as zone:
        settings.DNS_SERVERS = [zone.server]
        yield from _opened()


def _opened() -> Iterator[Gate]:
    # Thousands of refusals are what these tests want; a log of them helps nobody.
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.CRITICAL)
    # A connection within a test's transaction looks left over; Django's own test client does the same.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    gate = Gate(get_wsgi_application(), follow=False)
    gate.store.begin()
    yield gate
    gate.store.end()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    log.setLevel(before)
