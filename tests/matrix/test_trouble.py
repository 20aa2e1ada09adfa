"""Without a database readers read on: what stands in a file is sent."""

import pytest
from django.db import OperationalError, connection

from kimid.pagecache.middleware import PageCacheMiddleware
from tests import build
from tests.matrix.browser import ask, environ_of

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _gone(*_: object) -> None:
    raise OperationalError("the server is gone")


def test_readers_read_on_from_files(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-satu")
    where = ("kim-satu.kim.localhost", build.published(kim, 1)[0].path)
    gate.store.catch_up()
    before = ask(gate, environ_of("GET", *where))
    gate.store.write_files()
    gate.store.pages.clear(0)
    with connection.execute_wrapper(_gone):
        after = ask(gate, environ_of("GET", *where))
        other = ask(gate, environ_of("GET", "kim-satu.kim.localhost", "/profil/"))

    assert (before.status, after.status, other.status) == (200, 200, 503)
    assert after.body == before.body
    assert after.header("Content-Security-Policy") == before.header("Content-Security-Policy")
    assert (after.header("Retry-After"), other.header("Retry-After")) == ("", "30")
    assert other.header("Cache-Control") == "no-store"
