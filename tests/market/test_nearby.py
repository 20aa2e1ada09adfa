"""How far away goods may be, without asking anybody's phone."""

from collections.abc import Callable
from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.registry.models import Kim
from tests import build
from tests.market import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

_DISTRICT: Final = "http://sungai-raya-611201.kim.localhost"
_REGENCY: Final = "http://kab-kubu-raya.kim.localhost"
_PROVINCE: Final = "http://kalimantan-barat.kim.localhost"
_MOST: Final = 7  # queries of a list


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _page(reader: Readers, label: str, path: str) -> str:
    answer = reader(label).get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_good_leads_to_others_of_its_sort_nearby(kim: Kim, reader: Readers) -> None:
    page = _page(reader, "kim-satu", making.shown(kim).path)

    for site, words in (
        (_DISTRICT, "Lainnya sekecamatan Sungai Raya"),
        (_REGENCY, "Lainnya sekabupaten Kubu Raya"),
    ):
        assert f'<a class="button" href="{site}/lapak/jenis/makanan/">{words}</a>' in page
    there = _page(reader, "sungai-raya-611201", "/lapak/jenis/makanan/")
    assert "Madu kelulut" in there


def test_a_list_leads_wider_and_keeps_what_was_chosen(kim: Kim, reader: Readers) -> None:
    making.shown(kim)
    chosen = "/lapak/jenis/makanan/harga/25000/"

    page = _page(reader, "kim-satu", chosen)

    assert f'href="{chosen}" aria-current="page" >KIM ini saja' in page
    for site in (_DISTRICT, _REGENCY, _PROVINCE, "http://kim.localhost"):
        assert f'href="{site}{chosen}"' in page
    assert "Seprovinsi Kalimantan Barat" in page
    assert "Dekat dengan" not in page


def test_a_portal_leads_nearer_to_where_something_is_sold(kim: Kim, reader: Readers) -> None:
    making.shown(kim)
    build.children("6112")
    build.published(build.kim("6112022001"), 1)  # news of another district

    page = _page(reader, "kab-kubu-raya", "/lapak/jenis/makanan/")

    nearer = page[page.index('aria-label="Dekat dengan"') :].partition("</nav>")[0]
    assert nearer.count("<a ") == 1
    assert f'href="{_DISTRICT}/lapak/jenis/makanan/"' in nearer
    assert "Sekabupaten Kubu Raya" in page
    assert "Sekecamatan" not in page


@pytest.mark.parametrize("label", ["kim-satu", "sungai-raya-611201", "kab-kubu-raya", ""])
def test_a_list_of_goods_asks_at_most_seven_queries(kim: Kim, reader: Readers, label: str) -> None:
    making.shown(kim)
    with CaptureQueriesContext(connection) as asked:
        _page(reader, label, "/lapak/")

    assert len(asked) <= _MOST, "\n".join(query["sql"] for query in asked)
