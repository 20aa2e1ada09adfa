"""How long a phone stays signed in."""

import pytest
from django.test import Client

from kimid.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("extra", "stays"), [({}, True), ({"shared_phone": "on"}, False)])
def test_only_a_phone_of_ones_own_stays_signed_in(extra: dict[str, str], stays: bool) -> None:
    Person.objects.create_person("rina", "kabar-desa-2026", name="Rina")
    client = Client(HTTP_HOST="ruang.localhost")

    client.post("/masuk/", {"login": "rina", "password": "kabar-desa-2026", **extra})

    assert bool(client.cookies["sessionid"]["max-age"]) == stays
