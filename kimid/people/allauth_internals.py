"""All that kimid uses of the internal modules of django-allauth.

Everything else imports from here. A release may move an internal:
`tests/people/test_allauth_internals.py` names each of them.
"""

from typing import Any, cast

from allauth.account.internal.flows.login import record_authentication as _record
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn,
    begin_authentication,
    begin_registration,
)
from django.http import HttpRequest

from kimid.people.models import Person


def record_authentication(
    request: HttpRequest, person: Person, method: str, *, reauthenticated: bool = False
) -> None:
    """Write into the session that this person proved just now who they are, and by what."""
    _record(request, person, method, reauthenticated=reauthenticated or None)


def record_second_factor(request: HttpRequest, factor: Authenticator) -> None:
    """Write into the session that a signed-in person used this second factor just now."""
    post_authentication(request, factor, reauthenticated=True)


def passkey_request(person: Person | None = None) -> dict[str, Any]:
    """What a browser needs to sign with a passkey: of this person, or of any.

    The challenge is stored in the session.
    """
    return cast(dict[str, Any], begin_authentication(person))


def new_passkey_request(person: Person) -> dict[str, Any]:
    """What a browser needs to make a passkey that can sign in alone.

    The challenge is stored in the session.
    """
    return cast(dict[str, Any], begin_registration(person, passwordless=True))


def save_passkey(person: Person, name: str, credential: dict[str, object]) -> None:
    """Save a passkey whose answer was checked."""
    WebAuthn.add(person, name, credential)


def save_code_app(person: Person, secret: str) -> None:
    """Save the secret of an authenticator app, encrypted."""
    TOTP.activate(person, secret)


def save_recovery_codes(person: Person) -> Authenticator:
    """Make recovery codes, unless this person has some. Returns their row."""
    return RecoveryCodes.activate(person).instance
