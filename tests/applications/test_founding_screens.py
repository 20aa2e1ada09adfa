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


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("KIM Slot Gacor Maxwin", "suka-maju"),
        ("KIM untungbesar77.com", "suka-maju"),
        ("KIM Suka Maju", "slot-gacor-maxwin"),
    ],
)
def test_no_kim_gets_the_name_or_the_address_of_an_advertisement(name: str, label: str) -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    visitor = Client(HTTP_HOST="ruang.localhost")

    answer = visitor.post(f"/daftar-kim/{made.code}/nama/", {"name": name, "label": label})

    assert answer.status_code == 422
    assert "Tulis nama saja, tanpa" in answer.content.decode()
