"""What people type about polls."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from kimid.activity.actions import LONGEST, MOST_CHOICES, Question
from kimid.activity.models import Poll
from kimid.newsroom.models import Story
from kimid.ui.fields import DayField

_NAMES: Final = tuple(f"choice_{number}" for number in range(1, MOST_CHOICES + 1))
_SEEN: Final = 3  # so many choices stand there at once, the others in a fold
_USUAL: Final = timedelta(days=7)


class PollForm(forms.Form):
    """A question, its choices, and until when it may be answered."""

    number = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput())
    question = forms.CharField(
        label="Apa yang mau ditanyakan?",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "Misalnya: hari apa rapat redaksi?"}),
        error_messages={"required": "Tulis dulu pertanyaannya."},
    )
    closes_on = DayField(
        label="Sampai kapan bisa dijawab?",
        help_text=f"Paling lama {LONGEST.days} hari.",
        error_messages={"required": "Tulis tanggalnya, misalnya 4 Desember 2026."},
    )

    def __init__(self, data: QueryDict | None, *, today: date, known: Mapping[str, Any]) -> None:
        """`known` stands there at first; the last day is a week from now unless somebody writes another."""
        super().__init__(data, initial={"closes_on": today + _USUAL, **known})
        self._today = today
        for place, name in enumerate(_NAMES, 1):
            self.fields[name] = forms.CharField(
                label=f"Jawaban {place}",
                max_length=80,
                required=place <= 2,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
                error_messages={"required": "Tulis paling sedikit dua jawaban."},
            )

    @staticmethod
    def proposed(story: Story) -> dict[str, str]:
        """A question about this story, to begin with."""
        return {"question": f"Tentang “{story.heading}”: bagaimana menurut Anda?"}

    @property
    def seen(self) -> list[BoundField]:
        """The choices that nearly every question has."""
        return [self[name] for name in _NAMES[:_SEEN]]

    @property
    def more(self) -> list[BoundField]:
        """The choices that few questions need."""
        return [self[name] for name in _NAMES[_SEEN:]]

    @property
    def has_more(self) -> bool:
        """Whether any of those was typed."""
        return any(bound.value() for bound in self.more)

    def clean_closes_on(self) -> date:
        """A day from today on, not months away."""
        day = cast(date, self.cleaned_data["closes_on"])
        if day < self._today:
            raise forms.ValidationError("Tanggal ini sudah lewat.")
        if day > self._today + LONGEST:
            raise forms.ValidationError(f"Paling lama {LONGEST.days} hari dari sekarang.")
        return day

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        seen: set[str] = set()
        for name in _NAMES:
            words = clean.get(name, "").casefold()
            if words in seen:
                self.add_error(name, "Jawaban ini sudah ada di atas.")
            seen |= {words} - {""}
        return clean

    def asked(self) -> Question:
        """The clean data as the action takes it."""
        clean = self.cleaned_data
        return Question(clean["question"], tuple(clean[name] for name in _NAMES if clean[name]), clean["closes_on"])


class AnswerForm(forms.Form):
    """One of the choices of a poll, by its place."""

    choice = forms.TypedChoiceField(
        label="Jawaban Anda",
        help_text="Rahasia: yang terlihat nanti cuma angkanya, sesudah ditutup. Sampai saat itu boleh diganti.",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu."},
    )

    def __init__(self, poll: Poll, data: QueryDict | None = None, mine: int | None = None) -> None:
        super().__init__(data, initial={"choice": mine})
        cast(forms.TypedChoiceField, self.fields["choice"]).choices = list(enumerate(poll.choices))
