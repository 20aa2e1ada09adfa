"""Whom a group with one account asks to call a seller."""

from django import forms

from kimid.market.forms.fields import line


class AskOfficialForm(forms.Form):
    """The name of the official who gets a link."""

    holder_name = line(
        "Siapa yang diminta menelepon?",
        80,
        hint="Nama dan jabatannya",
        error_messages={"required": "Tulis dulu siapa yang diminta."},
    )
