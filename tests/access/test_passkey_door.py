"""Sign-in by a passkey alone: only an unlocked phone opens it."""

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any, Final

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from kimid.limits.counting import Charge, Rate, take
from kimid.people.actions import lock_account
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from tests import build
from tests.access.coding import enter, handed, is_in
from tests.soft_key import SoftKey

pytestmark = pytest.mark.django_db

DOOR: Final = "/masuk/sidik-jari/"


@pytest.fixture
def officer() -> Person:
    return build.officer("6112")


@pytest.fixture
def phone(officer: Person) -> SoftKey:
    key = SoftKey(officer)
    key.set_up()
    return key


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def _options(browser: Client, address: str = DOOR) -> dict[str, Any]:
    match = re.search(r'data-options="([^"]+)"', browser.get(address).content.decode())
    assert match
    options: dict[str, Any] = json.loads(unescape(match[1]))
    return options


def _is_in(browser: Client) -> bool:
    return browser.get("/tempat/").status_code == 200


def test_an_officer_comes_in_without_typing_and_has_shown_the_second_factor(
    phone: SoftKey, browser: Client
) -> None:
    answer = browser.post(
        f"{DOOR}?next=/s/kab-kubu-raya/", {"credential": phone.sign(_options(browser))}
    )

    assert answer["Location"] == "/s/kab-kubu-raya/"
    assert browser.get("/s/kab-kubu-raya/").status_code == 200


def test_nobody_is_led_to_another_host(phone: SoftKey, browser: Client) -> None:
    answer = browser.post(
        f"{DOOR}?next=//jahat.example/", {"credential": phone.sign(_options(browser))}
    )

    assert answer["Location"] == "/"


def test_a_phone_that_was_not_unlocked_does_not_open(phone: SoftKey, browser: Client) -> None:
    phone.asks_finger = False

    answer = browser.post(DOOR, {"credential": phone.sign(_options(browser))})

    assert "HP Anda belum memastikannya" in answer.content.decode()
    assert not _is_in(browser)


def test_a_signature_counts_once_and_for_whoever_was_asked(phone: SoftKey, browser: Client) -> None:
    other = Client(HTTP_HOST="ruang.localhost")
    signed = phone.sign(_options(browser))

    _options(other)
    other.post(DOOR, {"credential": signed})
    assert not _is_in(other)
    browser.post(DOOR, {"credential": signed})
    assert _is_in(browser)
    browser.post("/keluar/")
    browser.post(DOOR, {"credential": signed})
    assert not _is_in(browser)


def test_a_closed_account_does_not_come_in(
    phone: SoftKey, officer: Person, browser: Client
) -> None:
    options = _options(browser)
    officer.is_active = False
    officer.save()

    assert browser.post(DOOR, {"credential": phone.sign(options)}).status_code == 200
    assert not _is_in(browser)


def test_the_key_that_a_thief_has_added_opens_nothing_from_the_lock_on(
    phone: SoftKey, officer: Person, browser: Client
) -> None:
    """The lock ends its sessions, and the code that the owner gets takes the key away."""
    browser.post(DOOR, {"credential": phone.sign(_options(browser))})
    assert _is_in(browser)

    lock_account(officer, by=AccountOwner(officer), at=timezone.now())
    assert not _is_in(browser)
    browser.post(DOOR, {"credential": phone.sign(_options(browser))})
    assert not _is_in(browser)

    province = build.officer("61")
    owner = enter(officer, handed(build.portal("61"), officer, province))
    assert is_in(owner)
    browser.post(DOOR, {"credential": phone.sign(_options(browser))})
    assert not _is_in(browser)


def test_a_key_that_the_house_does_not_know_opens_nothing(officer: Person, browser: Client) -> None:
    browser.post(DOOR, {"credential": SoftKey(officer).sign(_options(browser))})

    assert not _is_in(browser)


def test_wrong_passwords_of_others_behind_the_same_address_do_not_shut_this_door(
    phone: SoftKey, browser: Client
) -> None:
    answers = [
        browser.post("/masuk/", {"login": f"orang{number}", "password": "salah"})
        for number in range(31)
    ]
    assert {answer.status_code for answer in answers} == {200}

    browser.post(DOOR, {"credential": phone.sign(_options(browser))})

    assert _is_in(browser)


def test_this_door_is_not_knocked_at_without_end(browser: Client) -> None:
    for _ in range(300):
        take([Charge(("passkey", "127.0.0.0/24"), Rate(300, timedelta(hours=1)))], timezone.now())
    answer = browser.post(DOOR, {"credential": "x"})

    assert answer.status_code == 429
    assert "Tunggu beberapa detik" in answer.content.decode()


_HALF: Final = {"id": "AA", "rawId": "AA", "type": "public-key"}
_SHORT: Final = {"clientDataJSON": "AA", "authenticatorData": "AA", "signature": "AA"}
_BYTES: Final = {
    "clientDataJSON": "e30",
    "authenticatorData": "A" * 64,
    "signature": "",
    "userHandle": "OTk5",
}
_STRANGE: Final = (
    "",
    "null",
    "[]",
    "7",
    "{}",
    '"kunci"',
    '{"id": 1}',
    '{"response": []}',
    "NaN",
    "9" * 5_000,
    "[" * 100_000,
    json.dumps(_HALF),
    json.dumps(_HALF | {"response": {"userHandle": 9}}),
    json.dumps(_HALF | {"response": _SHORT}),
    json.dumps(_HALF | {"response": _BYTES}),
    json.dumps(_HALF | {"response": {"clientDataJSON": "AA", "attestationObject": "AA"}}),
    json.dumps(_HALF | {"response": {"clientDataJSON": "e30", "attestationObject": "oA"}}),
)


@pytest.mark.parametrize("sent", _STRANGE)
def test_what_is_no_signature_gets_an_answer(sent: str, browser: Client) -> None:
    _options(browser)

    answer = browser.post(DOOR, {"credential": sent})

    assert answer.status_code == 200
    assert "HP Anda belum memastikannya" in answer.content.decode()
    assert not _is_in(browser)


@pytest.mark.parametrize("sent", _STRANGE)
@pytest.mark.parametrize("page", ["/keamanan/pasang/", "/keamanan/pastikan/"])
def test_nor_does_it_trouble_the_pages_of_whoever_is_in(
    page: str, sent: str, phone: SoftKey, browser: Client
) -> None:
    browser.post(DOOR, {"credential": phone.sign(_options(browser))})
    browser.get(page)

    answer = browser.post(page, {"credential": sent})

    assert answer.status_code == 200
    assert "HP Anda belum memastikannya" in answer.content.decode()


@pytest.mark.parametrize(
    ("more", "is_added"),
    [("kunci", True), ("a\0", False), ("\ud800", False), (float("nan"), False)],
)
def test_a_new_key_brings_nothing_that_a_database_does_not_take(
    more: object, *, is_added: bool, phone: SoftKey, browser: Client
) -> None:
    browser.post(DOOR, {"credential": phone.sign(_options(browser))})
    Authenticator.objects.all().delete()
    challenge = _options(browser, "/keamanan/pasang/")["publicKey"]["challenge"]
    key = phone.register(challenge) | {"clientExtensionResults": {"more": more}}

    answer = browser.post("/keamanan/pasang/", {"credential": json.dumps(key)})

    assert (answer.status_code == 302, Authenticator.objects.exists()) == (is_added, is_added)
