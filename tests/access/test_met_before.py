"""A browser that knows somebody cancels a code for them, once no device of theirs is left."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import CodeWait, WaitEnding
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.people.actions import lock_account
from kimid.people.locks import end_lock
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from tests import build
from tests.access.coding import (
    NEW_PASSWORD,
    OLD_PASSWORD,
    Village,
    enter,
    fresh,
    handed,
    is_in,
    signed_in,
    thief,
    wait_of,
)

pytestmark = pytest.mark.django_db

_PAGE = "/kode-saya/"
_PRESS = "Bukan saya, batalkan"


def _offers(browser: Client) -> bool:
    return _PRESS in browser.get(_PAGE, follow=True).content.decode()


def _cancel(browser: Client, whom: Person) -> WaitEnding:
    browser.post(f"{_PAGE}batal/", {"wait": wait_of(whom).pk})
    return WaitEnding(wait_of(whom).ending)


def _quarantined(village: Village) -> None:
    """The sessions of the group have ended, and an officer says whose account is the chair's."""
    now, other, kim = timezone.now(), build.officer("6112"), village.kim
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=other, at=now)
    suspending.confirm_account(kim, person=village.chair, how="Datang.", by=other, at=now)


def test_after_a_quarantine_the_phone_of_the_chair_cancels_a_code_without_signing_in(
    village: Village,
) -> None:
    phone = signed_in(village.chair)
    _quarantined(village)
    assert not is_in(phone)
    device = thief(village)
    assert is_in(device)

    door = phone.get("/masuk/").content.decode()
    page = phone.get(_PAGE).content.decode()
    done = phone.post(f"{_PAGE}batal/", {"wait": wait_of(village.chair).pk}).content.decode()

    assert f"Ada kode masuk untuk akun {village.chair.name}" in door
    assert _PAGE in door
    assert village.officer.name in page
    assert _PRESS in page
    assert "Kodenya sudah dibatalkan" in done
    assert not is_in(phone)
    assert not is_in(device)
    assert fresh(village.chair).check_password(OLD_PASSWORD)
    assert not fresh(village.chair).check_password(NEW_PASSWORD)


def test_a_strange_browser_and_that_of_a_colleague_learn_nothing_of_the_code(
    village: Village,
) -> None:
    village.member.set_password(OLD_PASSWORD)
    village.member.save()
    stranger, colleague = Client(HTTP_HOST="ruang.localhost"), signed_in(village.member)
    _quarantined(village)
    device = thief(village)

    for browser in (stranger, colleague):
        assert not _offers(browser)
        assert village.chair.name not in browser.get("/masuk/").content.decode()
        assert _cancel(browser, village.chair) == WaitEnding("")
    assert is_in(device)


def test_while_a_device_is_signed_in_that_one_cancels_and_no_other(village: Village) -> None:
    left = signed_in(village.chair)
    left.post("/keluar/")
    phone = signed_in(village.chair)
    digits = handed(village.office, village.chair, village.officer)

    assert not _offers(left)
    enter(village.chair, digits)
    assert not _offers(left)
    assert _cancel(left, village.chair) == WaitEnding("")
    assert _cancel(phone, village.chair) == WaitEnding.CANCELLED


def test_a_browser_that_came_by_a_cancelled_code_cancels_none(
    village: Village, move: Callable[..., None]
) -> None:
    phone = signed_in(village.chair)
    move(minutes=1)
    false = thief(village)
    phone.post(f"{_PAGE}batal/")
    phone.post("/keluar/")
    move(hours=3)
    handed(village.office, village.chair, village.officer)

    assert not _offers(false)
    assert _offers(phone)
    assert _cancel(false, village.chair) == WaitEnding("")


def test_a_phone_that_knew_the_account_before_it_was_locked_cancels_nothing(
    village: Village, move: Callable[..., None]
) -> None:
    stolen = signed_in(village.chair)
    move(hours=1)
    lock_account(village.chair, by=AccountOwner(village.chair), at=timezone.now())
    end_lock(village.chair, timezone.now())
    handed(village.office, village.chair, village.officer)

    assert not _offers(stolen)
    assert _cancel(stolen, village.chair) == WaitEnding("")


def test_a_press_for_one_code_cancels_no_other(village: Village) -> None:
    phone = signed_in(village.chair)
    phone.post("/keluar/")
    handed(village.office, village.chair, village.officer)
    seen = wait_of(village.chair)
    handed(village.office, village.chair, build.officer("6112"))

    phone.post(f"{_PAGE}batal/", {"wait": seen.pk})

    assert not CodeWait.objects.filter(ending=WaitEnding.CANCELLED).exists()
