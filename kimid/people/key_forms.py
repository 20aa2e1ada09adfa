"""What phones sign, as forms take it: django-allauth's own, which answer whatever else is sent there."""

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

# What the parser of fido2 raises over text that no phone has made.
_UNREADABLE: Final = (LookupError, TypeError, ValueError, AttributeError, struct.error)


class _SignedField(forms.JSONField):
    """What a phone signed, as JSON of the shape that browsers give."""

    def __init__(self, shape: type[AuthenticationResponse | RegistrationResponse]) -> None:
        super().__init__(widget=forms.HiddenInput)
        self._shape = shape

    def clean(self, value: Any) -> Any:
        sent = super().clean(value)
        try:
            self._shape.from_dict(sent)
        except _UNREADABLE as why:
            raise get_adapter().validation_error("incorrect_code") from why
        return sent


class NewKeyForm(AddWebAuthnForm):
    """A passkey that a phone has just made."""

    credential = _SignedField(RegistrationResponse)


class KeyAtSignInForm(AuthenticateWebAuthnForm):
    """The second step on the way in."""

    credential = _SignedField(AuthenticationResponse)


class KeyAgainForm(ReauthenticateWebAuthnForm):
    """Whoever is in shows once more that it is they."""

    credential = _SignedField(AuthenticationResponse)


class KeyDoorForm(LoginWebAuthnForm):
    """The phone alone: it says who it is, and must have been unlocked."""

    credential = _SignedField(AuthenticationResponse)

    def clean_credential(self) -> Any:
        key = super().clean_credential()
        if not key.user.is_active:
            raise get_adapter().validation_error("incorrect_code")
        return key
