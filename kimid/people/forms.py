"""What people type to sign in, and to show that it is they."""

from hashlib import sha256
from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from kimid.people.models import Person


class SignInForm(LoginForm):
    """django-allauth's form in our words: one field for username, phone or e-mail address, and one for the password."""

    shared_phone = forms.BooleanField(
        label="HP ini dipakai bersama", required=False, help_text="Anda dikeluarkan saat peramban ditutup."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = "Nama akun, nomor HP, atau surel"
        login.help_text = "Yang didaftarkan ketua KIM Anda. Contoh: 0812 0000 0001"
        login.error_messages["required"] = "Tulis dulu nama akun, nomor HP, atau surel Anda."
        login.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "enterkeyhint": "next"}
        password.label = "Kata sandi"
        password.help_text = ""
        password.error_messages["required"] = "Kata sandinya belum ditulis."
        password.widget.attrs |= {"enterkeyhint": "go"}
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = super().clean()
        # A phone of one's own stays signed in for two weeks; a volunteer should not have to type a password every evening.
        clean["remember"] = not clean.get("shared_phone")
        return clean


class CodeForm(ReauthenticateForm):
    """Six digits from one's app, or one of the spare codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"], "Enam angka dari aplikasi kode di HP Anda. Kode cadangan juga boleh.")

    def clean_code(self) -> str:
        return _used_once(self.user, super().clean_code())


class CodeAtSignInForm(AuthenticateForm):
    """The same, on the way in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"], "Enam angka dari aplikasi kode di HP Anda. Kode cadangan juga boleh.")

    def clean_code(self) -> str:
        return _used_once(self.user, super().clean_code())


class CodeAppForm(ActivateTOTPForm):
    """The first code of a new app, which proves that it has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"], "Berganti tiap 30 detik. Yang mana saja yang sedang tampil.")


class PasswordForm(forms.Form):
    """One's password once more, for whoever has no second factor yet."""

    password = forms.CharField(
        label="Kata sandi Anda",
        error_messages={"required": "Kata sandinya belum ditulis."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "enterkeyhint": "go"}),
    )

    def __init__(self, *args: Any, user: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        forget_tries = check_rate_limit(self._person)
        if not self._person.check_password(password):
            raise ValidationError("Kata sandinya belum cocok. Huruf besar dan kecil dibedakan.")
        forget_tries()
        return password


def _used_once(person: Person, code: str) -> str:
    """A code counts for a minute and a half, but only for the first who types it."""
    if not cache.add(f"code-of-{person.pk}:{sha256(code.encode()).hexdigest()}", "used", timeout=120):
        raise get_adapter().validation_error("incorrect_code")
    return code


def _say_code(field: forms.Field, help_text: str) -> None:
    field.label, field.help_text = "Kode", help_text
    field.error_messages["required"] = "Ketik dulu kodenya."
    field.widget.attrs |= {"inputmode": "numeric", "enterkeyhint": "go", "autocomplete": "one-time-code", "maxlength": "12"}
    field.widget.attrs.pop("placeholder", None)
