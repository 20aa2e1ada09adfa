"""Later pages of lists through the gate: a stored first page is never given for the second."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.wire.queries import PAGE_SIZE
from tests import build
from tests.matrix.browser import Browser

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


@pytest.mark.parametrize(
    ("label", "path"), [("kim-satu", "/"), ("kim-satu", "/berita/"), ("kalimantan-barat", "/")]
)
def test_a_stored_list_has_its_own_second_page(
    gate: PageCacheMiddleware, label: str, path: str
) -> None:
    stories = build.published(build.kim(label="kim-satu"), PAGE_SIZE + 1)
    gate.store.catch_up()
    reader = Browser(gate)

    pages = [
        reader.send("GET", f"{label}.kim.localhost", f"{path}{query}").text
        for query in ("", "?hal=2", "", "?hal=2")
    ]

    assert pages[0] == pages[2]
    assert pages[1] == pages[3]
    assert [stories[0].public_id in page for page in pages[:2]] == [False, True]


def test_every_page_that_is_read_by_number_tells_the_store_so() -> None:
    views = {
        file: file.read_text(encoding="utf-8")
        for file in Path(settings.ROOT / "kimid").rglob("views/**/*.py")
    }
    numbered = [
        file
        for file, code in views.items()
        if "page_number(request)" in code and "mark_cacheable(" in code
    ]

    assert len(numbered) >= 3
    assert [file.name for file in numbered if "varies_by_query=True" not in views[file]] == []
