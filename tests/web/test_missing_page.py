"""The page for an address that a site does not have, asked for by many crawlers."""

from collections.abc import Iterator

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.sites.actions import change_look
from kimid.sites.models import Accent, Dye
from tests import build
from tests.pagecache.asking import ask

pytestmark = pytest.mark.django_db(transaction=True)

_HOST = "http://kim-satu.kim.localhost"


@pytest.fixture
def gate(settings: Settings) -> Iterator[PageCacheMiddleware]:
    """kimid behind its page cache, as one process runs it."""
    settings.STORE_FILES = False
    made = PageCacheMiddleware(get_wsgi_application(), follow=False)
    made.store.begin()
    yield made
    made.store.end()


def _page(gate: PageCacheMiddleware, path: str) -> str:
    answer = ask(gate, f"{_HOST}{path}")
    assert answer.status == 404
    return answer.body.decode()


def test_each_address_has_its_own_word_on_the_page_of_its_site(gate: PageCacheMiddleware) -> None:
    build.kim(label="kim-satu")
    for path, words in (("/pasar-malam/", "pasar malam"), ("/PKK", "pkk"), ("/ronda/", "ronda")):
        assert f'value="{words}"' in _page(gate, path)
    for path in ("/wp-admin/setup.php", "/a/b/c/", "/%EE%80%80/", "/" + "x" * 99 + "/"):
        page = _page(gate, path)
        assert "value=" not in page
        assert "\ue000" not in page


def test_the_second_one_asks_nothing_and_follows_its_site(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-satu")
    editor = build.member(kim, Role.CHAIR)
    before = _page(gate, "/ronda/")
    with CaptureQueriesContext(connection) as queries:
        assert _page(gate, "/gapura/") == before.replace("ronda", "gapura")
    assert len(queries) == 0

    change_look(kim.site, dye=Dye.LAUT, accent=Accent.KUNYIT, by=editor, at=timezone.now())
    assert 'data-dye="laut"' in _page(gate, "/gapura/")
