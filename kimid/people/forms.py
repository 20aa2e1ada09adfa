"""Forms to sign in, and to confirm who one is."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from kimid.people.models import Person
from kimid.people.sign_in_limits import attempt_code, attempt_password_again, use_once


class SignInForm(LoginForm):
    """The form of django-allauth, with one field for username, phone or e-mail address."""

    shared_phone = forms.BooleanField(
        label="HP ini dipakai bersama",
        required=False,
        help_text="Anda dikeluarkan saat peramban ditutup.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        password = self.fields["password"]
        login.label = "Nama akun, nomor HP, atau surel"
        login.help_text = "Yang didaftarkan ketua KIM Anda. Contoh: 0812 0000 0001"
        login.error_messages["required"] = "Tulis dulu nama akun, nomor HP, atau surel Anda."
        login.widget.attrs |= {
            "autocapitalize": "none",
            "spellcheck": "false",
            "enterkeyhint": "next",
        }
        password.label = "Kata sandi"
        password.help_text = ""
        password.error_messages["required"] = "Kata sandinya belum ditulis."
        password.widget.attrs |= {"enterkeyhint": "go"}
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = super().clean()
        # A private phone stays signed in for two weeks: a volunteer should not have to type a
        # password every evening.
        clean["remember"] = not clean.get("shared_phone")
        return clean


class _CodeForm(BaseAuthenticateForm):
    """A code from the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_code_field(
            self.fields["code"],
            "Enam angka dari aplikasi kode di HP Anda. Kode cadangan juga boleh.",
        )

    def clean_code(self) -> str:
        now = timezone.now()
        attempt = attempt_code(context.request, self.user, now)
        code: str = super().clean_code()
        attempt.undo(now)
        if not use_once(self.user, code, now):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorCodeForm(_CodeForm, ReauthenticateForm):
    """A code to confirm who one is."""


class SignInCodeForm(_CodeForm, AuthenticateForm):
    """A code as the second step of signing in."""


class AuthenticatorAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app. It proves that the app has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_code_field(
            self.fields["code"], "Berganti tiap 30 detik. Yang mana saja yang sedang tampil."
        )


class PasswordForm(forms.Form):
    """The password once more, for people without a second factor."""

    password = forms.CharField(
        label="Kata sandi Anda",
        error_messages={"required": "Kata sandinya belum ditulis."},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "enterkeyhint": "go"}
        ),
    )

    def __init__(self, *args: Any, user: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        attempt = attempt_password_again(context.request, self._person, timezone.now())
        if not self._person.check_password(password):
            raise ValidationError("Kata sandinya belum cocok. Huruf besar dan kecil dibedakan.")
        attempt.undo(timezone.now())
        return password


def _label_code_field(field: forms.Field, help_text: str) -> None:
    field.label = "Kode"
    field.help_text = help_text
    field.error_messages["required"] = "Ketik dulu kodenya."
    field.widget.attrs |= {
        "inputmode": "numeric",
        "enterkeyhint": "go",
        "autocomplete": "one-time-code",
        "maxlength": "12",
    }
    field.widget.attrs.pop("placeholder", None)


class LockCardForm(forms.Form):
    """The code of the card on paper."""

    code = forms.CharField(
        label="Kode di kartu",
        max_length=40,
        help_text="Dua belas huruf dan angka. Besar atau kecil sama saja.",
        error_messages={"required": "Ketik dulu kode yang tertulis di kartu."},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
