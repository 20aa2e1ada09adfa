"""Addresses and forms that no person types. PostgreSQL takes no NUL in any text."""

import pytest
from django.test import Client

from kimid.people.models import Person
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

OFFICE = "/s/kab-kubu-raya"


@pytest.fixture
def officer() -> Person:
    build.portal("6112")
    return build.officer("6112")


@pytest.mark.parametrize("page", ["permohonan/", "daftar-kim/", "kepala-desa/"])
def test_a_search_for_nul_is_a_bad_request(page: str, officer: Person, ruang: Door) -> None:
    browser = ruang(officer)

    answer = browser.get(f"{OFFICE}/{page}", {"cari": "a\0"})

    assert (answer.status_code, "belum kami terima" in answer.text) == (400, True)
    assert browser.get(f"{OFFICE}/{page}", {"cari": "a%00"}).status_code == 200


def test_nor_is_it_taken_in_forms_and_on_public_pages(officer: Person, ruang: Door) -> None:
    kim = build.kim()
    public = Client(HTTP_HOST=kim.site.host)

    statuses = [
        ruang(officer).post(f"{OFFICE}/permohonan/unduh/", {"cari": "\0", "csv": "1"}).status_code,
        public.get("/cari/", {"q": "\0"}).status_code,
        public.get("/cari/", {"q": "kangkung"}).status_code,
    ]

    assert statuses == [400, 400, 200]
