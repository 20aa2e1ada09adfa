"""A session is of the browser that signed in. The cookie of a session alone opens nothing."""

from typing import Final

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from kimid.people.devices import bring_back, devices_of, put_aside
from kimid.people.models import Person
from tests.access.coding import later
from tests.sure import come_in, know_browser

pytestmark = pytest.mark.django_db

PASSWORD: Final = "kabar-dari-desa"
INSIDE: Final = "/tempat/"
SESSION: Final = "sessionid"
KNOWN: Final = "known"


@pytest.fixture
def rina() -> Person:
    return Person.objects.create_person("rina", PASSWORD, name="Rina")


def _browser() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def _sign_in(person: Person, browser: Client | None = None) -> Client:
    browser = browser or _browser()
    browser.post("/masuk/", {"login": person.username, "password": PASSWORD})
    return browser


def _with_cookies(owner: Client, *names: str) -> Client:
    """Another browser, with these cookies of the owner."""
    other = _browser()
    for name in names:
        other.cookies[name] = owner.cookies[name].value
    return other


def _is_in(browser: Client) -> bool:
    return browser.get(INSIDE).status_code == 200


def test_whoever_copies_the_session_alone_is_asked_to_sign_in_and_the_owner_stays(
    rina: Person,
) -> None:
    owner = _sign_in(rina)
    thief = _with_cookies(owner, SESSION)

    answer = thief.get(INSIDE, follow=True)

    assert answer.redirect_chain[0][0] == f"/masuk/?next={INSIDE}"
    assert "Peramban ini tidak lagi dikenal" in answer.content.decode()
    assert not _is_in(thief)
    assert thief.cookies[SESSION].value != owner.cookies[SESSION].value
    assert _is_in(owner)


def test_a_thief_who_is_known_by_another_name_is_not_in_either(rina: Person) -> None:
    owner = _sign_in(rina)
    thief = _sign_in(Person.objects.create_person("dedi", PASSWORD, name="Dedi"))
    know_browser(thief, rina)
    thief.cookies[SESSION] = owner.cookies[SESSION].value

    assert not _is_in(thief)
    assert _is_in(owner)


def test_what_a_thief_does_at_the_door_does_not_touch_the_session_of_the_owner(
    rina: Person,
) -> None:
    owner = _sign_in(rina)
    thief = _with_cookies(owner, SESSION)

    thief.post("/keluar/")
    thief.post("/masuk/", {"login": "rina", "password": "salah"})

    assert _is_in(owner)


def test_who_has_lost_the_cookie_of_the_browser_signs_in_again_and_goes_on(rina: Person) -> None:
    browser = _sign_in(rina)
    del browser.cookies[KNOWN]

    assert not _is_in(browser)
    answer = browser.post(
        f"/masuk/?next={INSIDE}", {"login": "rina", "password": PASSWORD, "next": INSIDE}
    )

    assert answer["Location"] == INSIDE
    assert _is_in(browser)
    assert "tidak lagi dikenal" not in browser.get("/masuk/", follow=True).content.decode()


def test_a_shared_phone_lets_one_after_the_other_in(rina: Person) -> None:
    browser = _sign_in(rina)
    browser.post("/keluar/")
    _sign_in(Person.objects.create_person("dedi", PASSWORD, name="Dedi"), browser)

    assert _is_in(browser)


def test_a_session_of_before_belongs_to_its_browser_within_an_hour(
    rina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = _browser()
    come_in(owner, rina)  # a session without a browser
    later(monkeypatch)(hours=2)
    assert _is_in(owner)

    assert not _is_in(_with_cookies(owner, SESSION))
    assert _is_in(owner)


def test_a_browser_that_a_code_signed_out_is_still_the_only_one_of_its_session(
    rina: Person,
) -> None:
    owner = _sign_in(rina)
    thief = _with_cookies(owner, SESSION)
    keys = put_aside(devices_of(rina))

    assert "own-code" not in thief.get(INSIDE)["Location"]
    assert thief.get(INSIDE)["Location"].startswith("/masuk/")
    assert owner.get(INSIDE)["Location"] == "/kode-saya/"
    bring_back(keys)
    assert _is_in(owner)
    assert not _is_in(_with_cookies(owner, SESSION))


def test_whoever_copies_both_cookies_is_in(rina: Person) -> None:
    """What remains possible: SECURITY.md says so."""
    owner = _sign_in(rina)

    assert _is_in(_with_cookies(owner, SESSION, KNOWN))
    assert Session.objects.count() == 1
