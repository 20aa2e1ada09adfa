"""The door makes strangers wait, and never the people of a known phone or of a whole village."""

from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.people.models import Person

pytestmark = pytest.mark.django_db

PASSWORD: Final = "kabar-dari-desa"


@pytest.fixture
def rina() -> Person:
    return Person.objects.create_person("rina", PASSWORD, name="Rina", phone="081234567890")


def _browser(address: str = "203.0.113.1") -> Client:
    return Client(HTTP_HOST="ruang.localhost", REMOTE_ADDR=address)


def _sign_in(browser: Client, password: str = PASSWORD, login: str = "rina") -> bool:
    answer = browser.post("/masuk/", {"login": login, "password": password})
    return answer.status_code == 302


def _known_phone() -> Client:
    phone = _browser()
    assert _sign_in(phone)
    phone.post("/keluar/")
    return phone


def _reaches_the_password(browser: Client, login: str) -> bool:
    page = browser.post("/masuk/", {"login": login, "password": "salah"}).content.decode()
    return "Nama dan kata sandinya belum cocok" in page


def test_of_1200_guesses_from_forty_addresses_sixty_are_compared(rina: Person) -> None:
    networks = [f"198.51.{number}.7" for number in range(40)]
    compared = [
        _reaches_the_password(_browser(address), "rina") for _ in range(5) for address in networks
    ]

    assert compared.count(True) == 40 + 20
    assert _sign_in(_browser("192.0.2.9"))  # a new phone elsewhere


def test_a_known_phone_comes_in_while_strangers_behind_the_same_mast_try(rina: Person) -> None:
    phone = _known_phone()
    stranger = [_reaches_the_password(_browser(), "rina") for _ in range(20)]

    assert stranger.count(True) == 4  # after the first sign-in of Rina herself
    assert not _sign_in(_browser())
    assert _sign_in(phone)


def test_ten_wrong_names_shut_nobody_out(rina: Person) -> None:
    for number in range(10):
        assert _reaches_the_password(_browser(), f"entah{number}")

    assert _sign_in(_browser())


def test_the_many_names_of_one_account_are_one(rina: Person) -> None:
    names = ["rina", "RINA", "081234567890", "0812 3456 7890", "+62 812-3456-7890", "rina "]
    compared = [_reaches_the_password(_browser(), name) for name in names]

    assert compared == [*[True] * 5, False]


def test_a_phone_that_knows_another_person_is_a_strangers_phone(rina: Person) -> None:
    Person.objects.create_person("dedi", PASSWORD, name="Dedi")
    stranger = _browser()
    assert _sign_in(stranger, login="dedi")
    stranger.post("/keluar/")

    compared = [_reaches_the_password(stranger, "rina") for _ in range(10)]

    assert compared == [*[True] * 5, *[False] * 5]


def test_on_a_known_phone_guessing_ends_too_and_the_page_says_when_to_go_on(rina: Person) -> None:
    phone = _known_phone()
    compared = [_reaches_the_password(phone, "rina") for _ in range(12)]
    page = phone.post("/masuk/", {"login": "rina", "password": PASSWORD}).content.decode()

    assert compared == [*[True] * 10, *[False] * 2]
    assert "Tunggu 5 menit, lalu coba lagi." in page


def test_a_stranger_reads_by_what_else_one_comes_in(rina: Person) -> None:
    for _ in range(6):
        page = _browser().post("/masuk/", {"login": "rina", "password": "salah"}).content.decode()

    assert "Tunggu 10 menit" in page
    assert "kode masuk dari ketua KIM Anda" in page


def test_unknown_names_are_made_to_wait_in_the_same_words(rina: Person) -> None:
    def answers(login: str) -> list[bool]:
        return [_reaches_the_password(_browser(), login) for _ in range(7)]

    assert answers("rina") == answers("entah")


def test_whoever_types_it_right_many_times_is_never_stopped(rina: Person) -> None:
    for _ in range(15):
        assert _sign_in(_browser())  # a browser that forgets everything
    phone = _known_phone()
    for _ in range(15):
        assert _sign_in(phone)
        phone.post("/keluar/")


@pytest.mark.parametrize("is_known", [True, False])
def test_counting_a_sign_in_costs_one_statement(rina: Person, is_known: bool) -> None:
    browser = _known_phone() if is_known else _browser("192.0.2.1")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert _sign_in(browser)

    assert len([each for each in queries if "limits_" in each["sql"]]) == 1
