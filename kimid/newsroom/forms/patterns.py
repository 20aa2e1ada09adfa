"""The questions of a pattern as a form."""

from datetime import date
from typing import Any, Final

from django import forms

from kimid.lib import blocks
from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.newsroom.forms.content import HIDDEN_INPUT
from kimid.newsroom.patterns import VERDICTS, Pattern, PatternQuestion

_LONGEST: Final = 200  # letters of an answer; five of them make a lead


class PatternForm(forms.Form):
    """Plain questions. Unknown answers stay empty."""

    on = forms.DateField(
        label="Hari apa?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Tanggal berapa?",
            "invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026.",
        },
    )
    draft = forms.RegexField(rf"^[{PUBLIC_ALPHABET}]{{6,10}}\Z", widget=HIDDEN_INPUT)

    def __init__(self, *args: Any, pattern: Pattern, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in pattern.questions:
            self.fields[question.name] = _field(question)
        names = [question.name for question in pattern.questions]
        place = names.index("where") + 1
        self.order_fields([*names[:place], "on", *names[place:]])

    def answers(self) -> dict[str, str]:
        """The answers by the name of the question."""
        return {
            name: blocks.clean_text(text)
            for name, text in self.cleaned_data.items()
            if isinstance(text, str) and name != "draft"
        }

    def day(self) -> date:
        """The day when it happened or will happen."""
        on: date = self.cleaned_data["on"]
        return on


def _field(question: PatternQuestion) -> forms.Field:
    errors = {"required": "Tulis satu kalimat dulu di sini."}
    if question.name == "verdict":
        choices = [
            (value, label.removeprefix("Kabar itu ").capitalize())
            for value, label in VERDICTS.items()
        ]
        return forms.ChoiceField(
            label=question.text, choices=choices, widget=forms.RadioSelect, error_messages=errors
        )
    return forms.CharField(
        label=question.text,
        required=question.is_needed,
        max_length=80 if question.name == "where" else _LONGEST,
        widget=forms.Textarea(
            attrs={
                "rows": 1,
                "placeholder": f"Misalnya: {question.example}",
                "enterkeyhint": "next",
            }
        ),
        error_messages={
            **errors,
            "max_length": (
                "Cukup %(limit_value)s huruf. Sisanya bisa ditambah di cerita selengkapnya."
            ),
        },
    )
