"""What a chair writes down of the members of a KIM."""

from django import forms


class MemberForm(forms.Form):
    """Somebody who belongs to the KIM, with a phone or without."""

    name = forms.CharField(
        label="Nama", max_length=100, error_messages={"required": "Tulis namanya dulu."}
    )
    section = forms.CharField(
        label="Seksi",
        required=False,
        max_length=60,
        help_text="Kalau ikut salah satu seksi. Misalnya Dokumentasi.",
    )
