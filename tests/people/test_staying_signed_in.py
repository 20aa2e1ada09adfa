"""How long a phone stays signed in."""

import pytest
from django.test import Client

from kimid.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("said", "is_kept"), [({}, True), ({"shared_phone": "on"}, False)])
def test_only_a_phone_of_ones_own_stays_signed_in(said: dict[str, str], is_kept: bool) -> None:
    Person.objects.create_person("rina", "kabar-desa-2026", name="Rina")
    client = Client(HTTP_HOST="ruang.localhost")

    client.post("/masuk/", {"login": "rina", "password": "kabar-desa-2026", **said})

    assert bool(client.cookies["sessionid"]["max-age"]) == is_kept
