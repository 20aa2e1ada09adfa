"""What public hosts answer is light as it is sent: pages, answers of the search, forms that come
back. Behind the page cache, in both codings of browsers.
"""

from itertools import product
from typing import Final

import pytest
from django.core.wsgi import get_wsgi_application

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.house.country import PORTALS, Country, full_country
from tests.house.test_public import MOST, PUBLIC
from tests.matrix.browser import Answer, Browser

pytestmark = pytest.mark.django_db

# Numbers that one presses for.
_ABSENT: Final = {"potential-number", "seller-number"}
_ASKED: Final = ("/cari/?q=ini", "/cari/?q=zxqw", "/cari/?q=" + "sangat+panjang+" * 20)
_FORMS: Final = ("/kirim-kabar/", "/lapor/")


@pytest.fixture
def country() -> Country:
    return full_country()


@pytest.fixture
def browser() -> Browser:
    cache = PageCacheMiddleware(get_wsgi_application(), follow=False)
    cache.store.pages.clear(0)
    return Browser(cache)


def test_every_answer_weighs_at_most_15_kb(country: Country, browser: Browser) -> None:
    own = country.kim.site.label
    asked = [("GET", own, path) for path in (*_paths(country, "kim"), *_ASKED)]
    asked += [("POST", own, path) for path in _FORMS]
    for label in PORTALS:
        asked += [("GET", label, path) for path in (*_paths(country, "portal"), *_ASKED)]

    pages: dict[tuple[str, ...], Answer] = {}
    for (method, label, path), coding in product(asked, ("br", "gzip")):
        host = f"{label}.kim.localhost".removeprefix(".")
        form = {"text": "Lampu " * 400} if method == "POST" else None
        answer = browser.send(method, host, path, form, accept_encoding=coding)
        if "html" in answer.header("Content-Type"):
            assert answer.header("Content-Encoding") == coding, (label, path)
            pages[method, label, path, coding] = answer

    assert {at: len(page.body) for at, page in pages.items() if len(page.body) > MOST} == {}
    assert len(pages) > 200


def _paths(country: Country, kind: str) -> list[str]:
    routes = (route for route in PUBLIC if route.kind == kind and route.name not in _ABSENT)
    return [country.path(route) for route in routes]
