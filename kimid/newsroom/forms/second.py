"""The fields for a second language."""

from typing import Any, Final

from django import forms

from kimid.lib import blocks
from kimid.lib.languages import LANGUAGES

_NAMES: Final = ("second_lang", "second_title", "second_lead", "second_body")


def second_typed(words: tuple[str, str, str, str]) -> dict[str, str]:
    """The fields as somebody would have typed these words."""
    return dict(zip(_NAMES, words, strict=True))


class SecondForm(forms.Form):
    """The story once more in a language of the place; all of it may be left empty."""

    second_lang = forms.ChoiceField(label="Bahasa apa?", choices=[("", "Tidak ada"), *LANGUAGES.items()], required=False)
    second_title = forms.CharField(
        label="Tajuk dalam bahasa itu", max_length=140, required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    second_lead = forms.CharField(
        label="Inti dalam bahasa itu", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    second_body = forms.CharField(
        label="Isi dalam bahasa itu", max_length=60_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def ask_for_second(self, clean: dict[str, Any]) -> None:
        """Ask which language the words are in: without it nobody finds them. Until title and lead are there, nobody sees them."""
        said = {name: blocks.clean(clean.get(name) or "").strip() for name in _NAMES}
        if any(said[name] for name in _NAMES[1:]) and not said["second_lang"]:
            self.add_error("second_lang", "Bahasa apa ini? Pilih dulu.")

    def second_words(self, clean: dict[str, Any]) -> tuple[str, str, str, str]:
        """Language, title, lead and text as they were typed."""
        lang, title, lead, body = ((clean.get(name) or "").replace("\r\n", "\n") for name in _NAMES)
        return lang, title, lead, body
