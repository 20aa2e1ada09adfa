"""Whom to call, on the screens of the door."""

import pytest
from django.test import Client

from kimid.sites.models import Site
from tests import build

pytestmark = pytest.mark.django_db


def _door(going_to: str) -> str:
    return Client(HTTP_HOST="ruang.localhost").get(f"/masuk/?next={going_to}").content.decode()


def _tell(site: Site, phone: str) -> None:
    Site.objects.filter(pk=site.pk).update(phone=phone)


def test_the_number_of_the_group_that_somebody_was_going_to_stands_there() -> None:
    site = build.kim().site
    _tell(site, "0812 0000 0009")

    assert f"Telepon {site.name}" in _door(f"/s/{site.ruang_label}/")
    assert "0812 0000 0009" in _door(f"/s/{site.ruang_label}/")


def test_else_the_nearest_office_above_that_tells_one() -> None:
    site = build.kim().site
    _tell(build.portal("61"), "0561 1")
    _tell(build.portal("6112"), "0561 2")

    assert "0561 2" in _door(f"/s/{site.ruang_label}/")


def test_else_it_says_whom_to_see_in_person() -> None:
    _tell(build.portal("62"), "0536 1")

    for going_to in (
        "",
        "/s/tidak-ada/",
        f"/s/{build.kim().site.ruang_label}/",
        "https://jahat.example/s/kab-kubu-raya/",
    ):
        page = _door(going_to)
        assert "Temui atau telepon ketua KIM Anda" in page
        assert "0536" not in page
