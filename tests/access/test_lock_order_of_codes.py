"""Who hands, types, agrees to or cancels a sign-in code while its account is locked: both take the
account first, so they wait for each other, and nobody is thrown out (`kimid/wire/front.py`).
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from kimid.access import actions
from kimid.access.code_answers import WaitOver
from kimid.access.in_person_codes import CodeHolder, CodeUsed
from kimid.access.models import CodeWait, InPersonCode
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people import actions as people
from kimid.people.locks import is_locked
from kimid.people.models import Device, Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]

_PASSWORD: Final = "ikan-nipah-pagi"


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def chair(kim: Kim) -> Person:
    """A chair with a phone, to whom the office has just handed a code."""
    chair = build.member(kim, Role.CHAIR)
    office = build.portal("6112")
    now = timezone.now()
    actions.issue_code(office, person=chair, by=build.officer("6112"), at=now)
    return chair


def _phone(person: Person) -> QuerySet[Session]:
    """The session of a phone on which somebody is signed in: a lock ends it, and then the rest."""
    now = timezone.now()
    session = SessionStore()
    session.create()
    key = session.session_key or ""
    Device.objects.create(
        person=person, session_key=key, browser="HP", signed_in_at=now, seen_at=now
    )
    return Session.objects.filter(session_key=key)


def _lock(person: Person) -> Callable[[], object]:
    return lambda: people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _sign_in(person: Person) -> None:
    code = InPersonCode.objects.select_related("person", "site").get(person=person)
    actions.sign_in_with_code(
        code, password=_PASSWORD, reset_factors=False, by=CodeHolder(code), at=timezone.now()
    )


def test_another_code_is_handed_while_the_account_is_locked(kim: Kim) -> None:
    chair, second = build.member(kim, Role.CHAIR), build.member(kim, Role.CHAIR)

    def hand() -> None:
        person = Person.objects.get(pk=chair.pk)
        actions.issue_code(kim.site, person=person, by=second, at=timezone.now())

    hand()
    one_after_the_other(InPersonCode.objects.filter(person=chair), hand, _lock(chair))

    assert is_locked(chair)
    # A code handed after the lock is the way back. The order is that of the events: on SQLite
    # either of the two may come first, and the times are those at which they began to wait.
    locked = Event.objects.get(kind="account.locked")
    before = Event.objects.filter(kind="code.handed", pk__lt=locked.pk)
    codes = InPersonCode.objects.filter(pk__in=[event.data["code"] for event in before])
    assert codes
    assert not codes.filter(expires_at__gt=timezone.now()).exists()


@pytest.mark.parametrize("answer", [actions.agree_to_code, actions.cancel_code])
def test_somebody_answers_a_code_while_the_account_is_locked(
    kim: Kim, chair: Person, answer: Callable[..., CodeWait]
) -> None:
    second = build.member(kim)
    _sign_in(chair)
    phone = _phone(chair)

    def say() -> None:
        wait = CodeWait.objects.get(person=chair)
        with suppress(WaitOver):
            answer(kim.site, wait=wait, by=second, at=timezone.now())

    one_after_the_other(phone, _lock(chair), say)

    assert is_locked(chair)
    assert CodeWait.objects.get(person=chair).ended_at is not None


def test_a_code_is_typed_while_the_account_is_locked(chair: Person) -> None:
    phone = _phone(chair)

    def come_in() -> None:
        with suppress(CodeUsed):
            _sign_in(chair)

    one_after_the_other(phone, _lock(chair), come_in)

    assert is_locked(chair)
