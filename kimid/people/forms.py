"""What people type to sign in."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms


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
