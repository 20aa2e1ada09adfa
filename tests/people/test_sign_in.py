"""Sign-in by username, phone or e-mail with a password, on the host of the workspace only."""

import re
from typing import Final

import pytest
from django.test import Client

from kimid.people.backend import PersonBackend
from kimid.people.models import Person
from tests import build

pytestmark = pytest.mark.django_db

PASSWORD: Final = "kabar-dari-desa"


@pytest.fixture
def dedi() -> Person:
    return Person.objects.create_person(
        "dedi", PASSWORD, name="Dedi Kurniawan", phone="0812-3456-7890", email="Dedi@Desa.example"
    )


@pytest.fixture
def door() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def _sign_in(door: Client, login: str, password: str) -> int:
    return door.post("/masuk/", {"login": login, "password": password}).status_code


@pytest.mark.parametrize(
    "login",
    [
        "dedi",
        "DEDI",
        " dedi ",
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "+6281234567890",
        "+62 812-3456-7890",
        "6281234567890",
        "dedi@desa.example",
        "Dedi@Desa.Example",
    ],
)
@pytest.mark.usefixtures("dedi")
def test_people_sign_in_by_whatever_they_are_known_as(login: str, door: Client) -> None:
    assert _sign_in(door, login, PASSWORD) == 302

    assert door.get("/tempat/").status_code == 200


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("dedi", "salah-semua"),
        ("dedi", PASSWORD.upper()),
        ("dedi", ""),
        ("081234567891", PASSWORD),
        ("dedy", PASSWORD),
        ("", PASSWORD),
        ("Dedi Kurniawan", PASSWORD),
    ],
)
@pytest.mark.usefixtures("dedi")
def test_nobody_else_gets_in(login: str, password: str, door: Client) -> None:
    assert _sign_in(door, login, password) == 200

    assert door.get("/tempat/").status_code == 302
    assert "sessionid" not in door.cookies


def _refusal(login: str) -> str:
    """The page that refuses, without the parts that change with every answer."""
    page = (
        Client(HTTP_HOST="ruang.localhost")
        .post("/masuk/", {"login": login, "password": "salah-semua"})
        .content.decode()
    )
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page).replace(login, "…")


@pytest.mark.usefixtures("dedi")
@pytest.mark.parametrize("unknown", ["dudi", "081299999999", "dudi@desa.example"])
def test_a_wrong_password_and_an_unknown_name_are_answered_alike(unknown: str) -> None:
    assert _refusal(unknown) == _refusal("dedi")


def test_a_closed_account_is_answered_like_a_wrong_password(dedi: Person, door: Client) -> None:
    dedi.is_active = False
    dedi.save()

    assert _sign_in(door, "dedi", PASSWORD) == 200
    assert _refusal("dedi") == _refusal("dudi")


def test_a_session_ends_when_the_account_is_closed(dedi: Person, door: Client) -> None:
    _sign_in(door, "dedi", PASSWORD)
    dedi.is_active = False
    dedi.save()

    assert door.get("/tempat/").status_code == 302


@pytest.mark.usefixtures("dedi")
def test_the_session_cookie_stays_on_the_host_of_the_workspace(door: Client) -> None:
    _sign_in(door, "dedi", PASSWORD)

    cookie = door.cookies["sessionid"]
    assert cookie["domain"] == ""
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"


@pytest.mark.usefixtures("dedi")
@pytest.mark.parametrize("host", ["kim.localhost", "kim-satu.kim.localhost", "media.localhost"])
def test_there_is_no_door_on_any_other_host(host: str) -> None:
    build.kim(label="kim-satu")
    public = Client(HTTP_HOST=host)

    for path in ("/masuk/", "/accounts/login/", "/tempat/"):
        answer = public.post(path, {"login": "dedi", "password": PASSWORD})
        assert answer.status_code in {404, 405}
        assert not answer.cookies


def test_the_address_of_a_button_says_what_it_is(door: Client) -> None:
    address = "/keamanan/keluarkan/"
    answer = door.get(address)
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Ini alamat sebuah tombol" in answer.text
    assert not door.put(address).content


@pytest.mark.usefixtures("dedi")
def test_signing_out_ends_the_session(door: Client) -> None:
    _sign_in(door, "dedi", PASSWORD)
    assert door.get("/keluar/").status_code == 200
    assert door.get("/tempat/").status_code == 200  # looking at the door is not leaving

    door.post("/keluar/")

    assert door.get("/tempat/").status_code == 302


@pytest.mark.usefixtures("dedi")
def test_ten_wrong_passwords_make_the_door_wait(door: Client) -> None:
    answers = [_sign_in(door, "dedi", f"salah-{number}") for number in range(12)]

    assert _sign_in(door, "dedi", PASSWORD) != 302
    assert "sessionid" not in door.cookies
    assert answers[0] == 200


def test_after_signing_in_nobody_is_led_to_another_host(dedi: Person, door: Client) -> None:
    answer = door.post(
        "/masuk/?next=https://evil.example/", {"login": "dedi", "password": PASSWORD}
    )

    assert answer["Location"] == "/"


def test_nobody_can_make_an_account_for_themselves(door: Client) -> None:
    for path in ("/daftar/", "/accounts/signup/", "/signup/"):
        assert door.get(path).status_code == 404
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "username", ["", "D", "9dedi", "dedi@desa", "dedi kurniawan", "Dedi", "a" * 41, "dédi"]
)
def test_a_username_is_plain_and_looks_like_no_phone_and_no_address(username: str) -> None:
    with pytest.raises(ValueError, match="username"):
        Person.objects.create_person(username, None, name="Dedi")


def test_a_phone_number_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(ValueError, match="phone"):
        Person.objects.create_person("dedi", None, name="Dedi", phone="12")


def test_one_person_is_never_known_by_the_name_of_another(dedi: Person) -> None:
    siti = Person.objects.create_person("siti", PASSWORD, name="Siti", phone="081200000002")

    assert Person.objects.by_login("0812 0000 0002") == siti
    assert Person.objects.by_login("dedi@desa.example") == dedi
    assert Person.objects.by_login("siti@desa.example") is None


def test_an_account_without_password_is_opened_by_none() -> None:
    build.person()
    username = Person.objects.get().username

    for password in ("", "!", "None"):
        assert PersonBackend().authenticate(None, username=username, password=password) is None
