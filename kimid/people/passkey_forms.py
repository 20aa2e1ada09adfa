"""Passkey forms of django-allauth that refuse unreadable input instead of failing."""

import json
import struct
from typing import Any, Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

# What the parsers of JSON and of fido2 raise for text that no phone has made.
_UNREADABLE: Final = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    struct.error,
)


class _SignedField(forms.JSONField):
    """The JSON that a browser sends after the phone has signed."""

    def __init__(self, shape: type[AuthenticationResponse | RegistrationResponse]) -> None:
        super().__init__(widget=forms.HiddenInput)
        self._shape = shape

    def clean(self, value: Any) -> Any:
        try:
            credential = super().clean(value)
            _refuse_unstorable(credential)
            self._shape.from_dict(credential)
        except _UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return credential


def _refuse_unstorable(value: object) -> None:
    """Raise ValueError for what JSON of Python has and PostgreSQL does not take: a NUL, half a
    character, a number that is none. The key is stored with all that came with it.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    text.encode()
    if "\\u0000" in text:
        raise ValueError("a NUL")


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey that a phone has just made."""

    credential = _SignedField(RegistrationResponse)


class PasskeySecondStepForm(AuthenticateWebAuthnForm):
    """A passkey as the second step of signing in."""

    credential = _SignedField(AuthenticationResponse)


class PasskeyConfirmForm(ReauthenticateWebAuthnForm):
    """A passkey to confirm who one is."""

    credential = _SignedField(AuthenticationResponse)


class PasskeySignInForm(LoginWebAuthnForm):
    """A passkey alone. It names the person, and the phone must have been unlocked."""

    credential = _SignedField(AuthenticationResponse)

    def clean_credential(self) -> Any:
        key = super().clean_credential()
        if not key.user.is_active:
            raise get_adapter().validation_error("incorrect_code")
        return key
