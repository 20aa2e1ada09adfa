"""The fields of a translation."""

from typing import Any, Final

from django import forms

from kimid.lib import blocks
from kimid.lib.languages import LANGUAGES

_NAMES: Final = ("second_lang", "second_title", "second_lead", "second_body")


def translation_initial(fields: tuple[str, str, str, str]) -> dict[str, str]:
    """The initial data of the form."""
    return dict(zip(_NAMES, fields, strict=True))


class TranslationForm(forms.Form):
    """The story in a local language. All fields may be empty."""

    second_lang = forms.ChoiceField(
        label="Bahasa apa?", choices=[("", "Tidak ada"), *LANGUAGES.items()], required=False
    )
    second_title = forms.CharField(
        label="Tajuk dalam bahasa itu",
        max_length=140,
        required=False,
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    second_lead = forms.CharField(
        label="Inti dalam bahasa itu",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    second_body = forms.CharField(
        label="Isi dalam bahasa itu",
        max_length=60_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def require_translation_language(self, clean: dict[str, Any]) -> None:
        """Ask for the language if a text is there. Without a language no reader finds the
        translation.
        """
        texts = {name: blocks.clean_text(clean.get(name) or "").strip() for name in _NAMES}
        if any(texts[name] for name in _NAMES[1:]) and not texts["second_lang"]:
            self.add_error("second_lang", "Bahasa apa ini? Pilih dulu.")

    def translation_fields(self, clean: dict[str, Any]) -> tuple[str, str, str, str]:
        """Language, title, lead and text as typed."""
        lang, title, lead, body = ((clean.get(name) or "").replace("\r\n", "\n") for name in _NAMES)
        return lang, title, lead, body
