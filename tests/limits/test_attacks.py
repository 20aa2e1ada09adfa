"""Each attack meets a wall, and beside it honest people come in and are taken.

The whole of it, over HTTP and at the same time: `./kim prove limits`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.applications.models import Application
from kimid.moderation.models import Report
from kimid.newsroom.models import Tip
from kimid.people.models import Person
from tests import build
from tests.limits import attacks
from tests.limits.attacks import Honest, Page

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

SOON = timedelta(seconds=1)


@dataclass(frozen=True)
class ClientBrowser:
    client: Client

    def get(self, host: str, path: str) -> Page:
        return Page(200, self.client.get(path, headers={"host": host}).content.decode())

    def post(self, host: str, path: str, values: Mapping[str, str]) -> Page:
        answer = self.client.post(path, dict(values), headers={"host": host})
        return Page(answer.status_code, answer.content.decode())


def _open(address: str, agent: str) -> ClientBrowser:
    return ClientBrowser(Client(REMOTE_ADDR=address, HTTP_USER_AGENT=agent))


def _person(login: str) -> str:
    return Person.objects.create_person(login, attacks.PASSWORD, name=login.title()).username


def _known_phone(login: str) -> ClientBrowser:
    phone = _open(attacks.MAST, "HP sendiri")
    assert attacks.sign_in(phone, login).is_taken
    phone.post(attacks.RUANG, "/keluar/", {})
    return phone


def test_each_attack_meets_a_wall_and_honest_people_do_not() -> None:
    build.region("00")
    build.kim(label="kim-satu")
    known = {login: _known_phone(_person(login)) for login in (attacks.VICTIM, "dedi", "siti")}
    new = [_person(f"baru{number}") for number in range(4)]

    assert attacks.guess(_open, 200) == 40 + 20
    assert attacks.try_wrong_names(_open) == 10
    assert attacks.shut_out(_open, 12) <= 5
    assert attacks.flood_applications(_open, 80) == Counter({302: 80})
    assert attacks.flood_tips(_open, 60) == Counter({302: 60})
    held = Tip.objects.filter(is_held=True).count(), Application.objects.filter(is_held=True)
    assert (held[0], held[1].count()) == (40, 70)

    honest = Honest()
    attacks.come_back(honest, known)
    attacks.come_new(honest, _open, new)
    attacks.tell(honest, _open, 12)

    assert honest.refused == []
    assert max(honest.seconds) < SOON.total_seconds()
    # behind the mast of the flooder
    assert Tip.objects.filter(is_held=True).count() == held[0] + 1
    assert Application.objects.filter(is_held=True).count() == 70 + 1
    assert Report.objects.filter(is_held=True, reported_at__lte=timezone.now()).count() == 0
