"""Devices: named in plain words, notified of one another, signed out at once."""

from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.people.devices import device_label
from kimid.people.models import Device, Person
from tests import build

pytestmark = pytest.mark.django_db

PASSWORD: Final = "kabar-dari-desa"
PHONE: Final = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Mobile Safari/537.36"
)
LAPTOP: Final = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"


@pytest.fixture
def rina() -> Person:
    return Person.objects.create_person("rina", PASSWORD, name="Rina")


def _sign_in(agent: str) -> Client:
    browser = Client(HTTP_HOST="ruang.localhost", HTTP_USER_AGENT=agent)
    browser.post("/masuk/", {"login": "rina", "password": PASSWORD})
    return browser


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome di HP Android"),
        (LAPTOP, "Firefox di komputer Windows"),
        (PHONE.replace("Chrome/", "SamsungBrowser/23.0 Chrome/"), "Samsung Internet di HP Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 "
            "Mobile/15E Safari/604.1",
            "Safari di iPhone",
        ),
        ("curl/8", "Peramban di perangkat lain"),
        ("", "Peramban di perangkat lain"),
    ],
)
def test_a_device_is_called_what_a_neighbour_would_call_it(agent: str, words: str) -> None:
    assert device_label(agent) == words


@pytest.mark.usefixtures("rina")
def test_all_devices_are_listed_and_this_one_is_named() -> None:
    _sign_in(LAPTOP)
    phone = _sign_in(PHONE)

    page = phone.get("/keamanan/").content.decode()

    assert "Chrome di HP Android, yang ini" in page
    assert "Firefox di komputer Windows" in page


@pytest.mark.usefixtures("rina")
def test_a_device_that_is_let_go_is_out_with_its_next_request() -> None:
    laptop = _sign_in(LAPTOP)
    phone = _sign_in(PHONE)
    device = Device.objects.get(browser__startswith="Firefox")

    phone.post(f"/keamanan/keluarkan/{device.pk}/")

    assert laptop.get("/tempat/").status_code == 302
    assert phone.get("/tempat/").status_code == 200


@pytest.mark.usefixtures("rina")
def test_all_others_are_let_go_together() -> None:
    others = [_sign_in(LAPTOP), _sign_in(LAPTOP)]
    phone = _sign_in(PHONE)

    phone.post("/keamanan/keluarkan/")

    assert [other.get("/tempat/").status_code for other in others] == [302, 302]
    assert phone.get("/tempat/").status_code == 200
    assert Device.objects.count() == 1


@pytest.mark.usefixtures("rina")
def test_nobody_lets_go_a_device_of_somebody_else() -> None:
    laptop = _sign_in(LAPTOP)
    device = Device.objects.get()
    stranger = Client(HTTP_HOST="ruang.localhost")
    stranger.force_login(build.person(), backend="kimid.people.backend.PersonBackend")

    assert stranger.post(f"/keamanan/keluarkan/{device.pk}/").status_code == 404
    stranger.post("/keamanan/keluarkan/")
    assert laptop.get("/tempat/").status_code == 200


@pytest.mark.usefixtures("rina")
def test_other_devices_are_told_until_their_owner_has_looked() -> None:
    laptop = _sign_in(LAPTOP)
    phone = _sign_in(PHONE)

    for _ in range(2):
        assert (
            "Akun Anda masuk dari Chrome di HP Android tadi"
            in laptop.get("/tempat/").content.decode()
        )
    assert "Akun Anda masuk" not in phone.get("/tempat/").content.decode()
    laptop.get("/keamanan/")
    assert "Akun Anda masuk" not in laptop.get("/tempat/").content.decode()


@pytest.mark.usefixtures("rina")
def test_a_device_that_signed_out_is_listed_no_more() -> None:
    laptop = _sign_in(LAPTOP)
    phone = _sign_in(PHONE)

    laptop.post("/keluar/")

    assert "Firefox" not in phone.get("/keamanan/").content.decode()


def test_the_news_and_the_list_cost_other_pages_no_query(
    rina: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    laptop = _sign_in(LAPTOP)
    _sign_in(PHONE)
    laptop.get("/tempat/")

    # session, person, roles, where they judge, posts they are asked to take, the bell
    with django_assert_num_queries(6):
        laptop.get("/tempat/")


def test_use_is_noted_once_an_hour(rina: Person) -> None:
    phone = _sign_in(PHONE)
    long_ago = timezone.now() - timedelta(hours=2)
    Device.objects.update(seen_at=long_ago)
    session = phone.session
    session["seen_at"] = long_ago.timestamp()
    session.save()

    phone.get("/tempat/")
    noted = Device.objects.get(person=rina).seen_at
    assert noted > long_ago
    phone.get("/tempat/")
    assert Device.objects.get().seen_at == noted


def test_a_session_from_before_the_list_appears_on_it(rina: Person) -> None:
    phone = _sign_in(PHONE)
    Device.objects.all().delete()
    session = phone.session
    del session["seen_at"]
    session.save()

    phone.get("/tempat/")

    assert Device.objects.get(person=rina).browser == "Chrome di HP Android"
