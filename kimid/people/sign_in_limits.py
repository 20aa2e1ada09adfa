"""How often somebody may try a password, a code or a passkey.

A browser on which the person was signed in before has tries of its own: no stranger can use them
up. All others share what an account allows to strangers, each network a part of it.
"""

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from kimid.limits.counting import Charge, Rate, take
from kimid.limits.networks import network_of
from kimid.limits.sharing import Attempt, SharedLimit, attempt, attempt_own
from kimid.limits.waiting_time import wait_text
from kimid.people.browser_memory import device_id, people_seen
from kimid.people.models import Person

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
# docs/decisions/0036-one-limiter.md has the arithmetic.
_ONE_NETWORK: Final = Rate(300, _SECOND)
_PASSWORD: Final = SharedLimit(
    "password",
    share=Rate(5, 10 * _MINUTE),
    repeated=Rate(20, 10 * _MINUTE),
    first=Rate(60, 20 * _MINUTE),
    network=_ONE_NETWORK,
)
_CODE: Final = SharedLimit(
    "second factor",
    share=Rate(5, 30 * _MINUTE),
    repeated=Rate(10, 30 * _MINUTE),
    first=Rate(30, 60 * _MINUTE),
    network=_ONE_NETWORK,
)
# All of it is for one code, which lives ten minutes.
_IN_PERSON: Final = SharedLimit(
    "in-person code",
    share=Rate(4, 60 * _MINUTE),
    repeated=Rate(40, 60 * _MINUTE),
    first=Rate(200, 60 * _MINUTE),
    network=_ONE_NETWORK,
)
_OWN_PASSWORD: Final = Rate(10, 5 * _MINUTE)
_OWN_CODE: Final = Rate(5, 5 * _MINUTE)
_OWN_IN_PERSON: Final = Rate(5, 60 * _MINUTE)
_LOCK_CARD: Final = Rate(30, 2 * _SECOND)
_USED_CODE: Final = Rate(
    1, 2 * _MINUTE
)  # an authenticator app shows a code for a minute and a half


def attempt_password(request: HttpRequest, login: str, at: datetime) -> Attempt:
    """Count a password at sign-in. Raises ValidationError. One query, and one statement."""
    person = Person.objects.by_login(login)
    device = _known_device(request, person)
    return _taken(
        attempt_own(("password", str(_pk(person)), device), _OWN_PASSWORD, at)
        if device
        else attempt(_PASSWORD, account_key(person, login), network_of(request), at),
        is_known=bool(device),
    )


def attempt_password_again(request: HttpRequest, person: Person, at: datetime) -> Attempt:
    """Count a password of a person who is signed in. Raises ValidationError. One statement."""
    name = ("password", str(person.pk), _known_device(request, person))
    return _taken(attempt_own(name, _OWN_PASSWORD, at), is_known=True)


def attempt_code(request: HttpRequest, person: Person, at: datetime) -> Attempt:
    """Count a code of an authenticator app, or a recovery code. Raises ValidationError. One
    statement.
    """
    device = _known_device(request, person)
    return _taken(
        attempt_own(("second factor", str(person.pk), device), _OWN_CODE, at)
        if device
        else attempt(_CODE, str(person.pk), network_of(request), at),
        is_known=bool(device),
    )


def attempt_in_person_code(
    request: HttpRequest, person: Person | None, subject: str, at: datetime
) -> bool:
    """Count six digits that somebody was given. `subject` names the code. One statement."""
    device = _known_device(request, person)
    if device:
        return attempt_own(("in-person code", subject, device), _OWN_IN_PERSON, at).is_taken
    return attempt(_IN_PERSON, subject, network_of(request), at).is_taken


def attempt_passkey(request: HttpRequest, at: datetime) -> timedelta | None:
    """Count a passkey at sign-in; how long to wait if there are too many. One statement.

    Nobody can guess a signature: this saves processor time. Who was signed in on this browser has
    tries of their own.
    """
    people = people_seen(request)
    source = f"person {min(people)}" if people else network_of(request)
    return attempt_own(("passkey", source), _ONE_NETWORK, at).wait


def attempt_lock_card(request: HttpRequest, at: datetime) -> bool:
    """Count a wrong code of a card that locks an account. Nobody can guess one: what is over the
    rate is told so, and the right code always works. One statement.
    """
    return attempt_own(("lock card", network_of(request)), _LOCK_CARD, at).is_taken


def use_once(person: Person, code: str, at: datetime) -> bool:
    """Whether this code was not used in the last two minutes. One statement."""
    return not take([Charge(("used code", str(person.pk), code), _USED_CODE)], at)[0].is_refused


def account_key(person: Person | None, login: str) -> str:
    """The account whose tries are counted: one for each person, however they are named."""
    return f"person {person.pk}" if person else f"nobody {login.strip().lower()}"


def _taken(attempt: Attempt, *, is_known: bool) -> Attempt:
    if attempt.wait is None:
        return attempt
    again = f"Tunggu {wait_text(attempt.wait)}, lalu coba lagi."
    raise ValidationError(
        f"Sudah beberapa kali belum cocok. {again}"
        if is_known
        else f"Sudah beberapa kali belum cocok. {again} Tidak perlu menunggu di HP yang biasa Anda"
        " pakai masuk, dengan sidik jari, atau dengan kode masuk dari ketua KIM Anda.",
        code="too_many_login_attempts",
    )


def _known_device(request: HttpRequest, person: Person | None) -> str:
    """The browser, if this person was signed in on it before, or is now."""
    if person is None or person.pk not in people_seen(request):
        return ""
    return device_id(request) or f"session {request.session.session_key}"


def _pk(person: Person | None) -> int:
    return person.pk if person else 0
