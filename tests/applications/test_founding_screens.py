"""What founders read on the screens of an application."""

import pytest
from django.test import Client

from kimid.applications.flow import ApplicationStep
from tests import build_registry

pytestmark = pytest.mark.django_db


def test_whoever_chooses_no_place_reads_it_above_and_at_the_choice_itself() -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    visitor = Client(HTTP_HOST="ruang.localhost")
    answer = visitor.post(f"/daftar-kim/{made.code}/tempat/?cari=Teluk+Kapuas", {"scope": "semua"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert (
        '<a href="#id_region">Desa atau kelurahan: Pilih desa atau kelurahannya dulu.</a>' in page
    )
    assert page.count('id="id_region"') == 1
    assert 'id="id_region_error"' in page
    assert "Region" not in page
