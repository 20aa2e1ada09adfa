"""A browser remembers who was signed in on it: signed, on the host of the workspace only."""

from typing import Final

import pytest
from django.core import signing
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone

from kimid.people.browser_memory import device_id, first_seen_at, people_seen, remember_id
from kimid.people.devices import is_new_device
from kimid.people.models import Person
from tests.access.coding import later
from tests.sure import know_browser

pytestmark = pytest.mark.django_db

COOKIE_NAME: Final = "known"
PASSWORD: Final = "kabar-dari-desa"


def _person(username: str) -> Person:
    return Person.objects.create_person(username, PASSWORD, name=username.title())


def _sign_in(browser: Client, person: Person) -> None:
    browser.post("/masuk/", {"login": person.username, "password": PASSWORD})


def _request(browser: Client) -> HttpRequest:
    """A request of this browser, with its cookies."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in browser.cookies.items()}
    return request


def _remembered(browser: Client) -> tuple[str, set[int]]:
    request = _request(browser)
    return device_id(request), people_seen(request)


def _is_new(browser: Client, person: Person) -> bool:
    return is_new_device(_request(browser), person, timezone.now())


def test_a_browser_knows_whom_it_let_in_and_keeps_its_name() -> None:
    browser = Client(HTTP_HOST="ruang.localhost")
    rina, dedi = _person("rina"), _person("dedi")
    assert _remembered(browser) == ("", set())

    _sign_in(browser, rina)
    first = _remembered(browser)
    browser.post("/keluar/")
    _sign_in(browser, dedi)

    assert first[1] == {rina.pk}
    assert _remembered(browser) == (first[0], {rina.pk, dedi.pk})
    cookie = browser.cookies[COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


def test_who_signs_in_twice_is_on_a_new_browser_until_a_day_after_the_first_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser = Client(HTTP_HOST="ruang.localhost")
    rina, dedi = _person("rina"), _person("dedi")
    _sign_in(browser, rina)
    browser.post("/keluar/")
    later(monkeypatch)(hours=23)
    for person in (dedi, rina):  # each has a day of their own
        _sign_in(browser, person)
        browser.post("/keluar/")
        assert _is_new(browser, person)

    later(monkeypatch)(hours=2)
    _sign_in(browser, rina)
    assert (_is_new(browser, rina), _is_new(browser, dedi)) == (False, True)


def test_a_cookie_from_before_there_were_moments_knows_its_people_for_long() -> None:
    browser = Client(HTTP_HOST="ruang.localhost")
    rina = _person("rina")
    know_browser(browser, rina)

    assert not _is_new(browser, rina)
    _sign_in(browser, rina)
    assert first_seen_at(_request(browser), rina.pk) == 0


def test_a_wrong_password_is_not_remembered() -> None:
    browser = Client(HTTP_HOST="ruang.localhost")
    rina = _person("rina")

    browser.post("/masuk/", {"login": rina.username, "password": "salah-semua"})

    assert COOKIE_NAME not in browser.cookies


def test_thirty_people_are_remembered_and_the_oldest_makes_room() -> None:
    request = RequestFactory().get("/")
    for person in range(1, 32):
        remember_id(request, person)

    assert people_seen(request) == set(range(2, 32))


@pytest.mark.parametrize("value", ["", "x", "a:b:c", "{}"])
def test_what_somebody_made_up_says_nothing(value: str) -> None:
    browser = Client(HTTP_HOST="ruang.localhost")
    browser.cookies[COOKIE_NAME] = value
    other_salt = signing.dumps({"device": "x", "people": [1]}, salt="other")

    assert _remembered(browser) == ("", set())
    browser.cookies[COOKIE_NAME] = other_salt
    assert _remembered(browser) == ("", set())
