"""Forms of polls."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from kimid.activity.actions.polls import MAX_CHOICES, MAX_DURATION, PollQuestion
from kimid.activity.models import Poll
from kimid.newsroom.models import Story
from kimid.ui.fields import DayField

_CHOICE_NAMES: Final = tuple(f"choice_{number}" for number in range(1, MAX_CHOICES + 1))
_MAIN_COUNT: Final = 3  # the first choices are visible; the others open with “more” (fold.css)
_DEFAULT_DURATION: Final = timedelta(days=7)


class PollForm(forms.Form):
    """A question, its choices, and its last day."""

    # The public_id of the poll to be: two taps make one poll.
    number = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput())
    question = forms.CharField(
        label="Apa yang mau ditanyakan?",
        max_length=200,
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": "Misalnya: hari apa rapat redaksi?"}
        ),
        error_messages={"required": "Tulis dulu pertanyaannya."},
    )
    closes_on = DayField(
        label="Sampai kapan bisa dijawab?",
        help_text=f"Paling lama {MAX_DURATION.days} hari.",
        error_messages={"required": "Tulis tanggalnya, misalnya 4 Desember 2026."},
    )

    def __init__(self, data: QueryDict | None, *, today: date, initial: Mapping[str, Any]) -> None:
        """The default last day is a week after `today`."""
        super().__init__(data, initial={"closes_on": today + _DEFAULT_DURATION, **initial})
        self._today = today
        for number, name in enumerate(_CHOICE_NAMES, 1):
            self.fields[name] = forms.CharField(
                label=f"Jawaban {number}",
                max_length=80,
                required=number <= 2,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
                error_messages={"required": "Tulis paling sedikit dua jawaban."},
            )

    @staticmethod
    def initial_about(story: Story) -> dict[str, str]:
        """A proposed question about this story."""
        return {"question": f"Tentang “{story.heading}”: bagaimana menurut Anda?"}

    @property
    def main_choices(self) -> list[BoundField]:
        """The fields that are visible at once."""
        return [self[name] for name in _CHOICE_NAMES[:_MAIN_COUNT]]

    @property
    def extra_choices(self) -> list[BoundField]:
        """The fields that open with “more”."""
        return [self[name] for name in _CHOICE_NAMES[_MAIN_COUNT:]]

    @property
    def has_extra_choices(self) -> bool:
        """Whether any of them has a value."""
        return any(bound.value() for bound in self.extra_choices)

    def clean_closes_on(self) -> date:
        """Refuse past days, and days after MAX_DURATION."""
        day = cast(date, self.cleaned_data["closes_on"])
        if day < self._today:
            raise forms.ValidationError("Tanggal ini sudah lewat.")
        if day > self._today + MAX_DURATION:
            raise forms.ValidationError(f"Paling lama {MAX_DURATION.days} hari dari sekarang.")
        return day

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        seen: set[str] = set()
        for name in _CHOICE_NAMES:
            words = clean.get(name, "").casefold()
            if words in seen:
                self.add_error(name, "Jawaban ini sudah ada di atas.")
            seen |= {words} - {""}
        return clean

    def poll_question(self) -> PollQuestion:
        """The clean data for the action."""
        clean = self.cleaned_data
        return PollQuestion(
            clean["question"],
            tuple(clean[name] for name in _CHOICE_NAMES if clean[name]),
            clean["closes_on"],
        )


class PollAnswerForm(forms.Form):
    """The index of one choice of a poll."""

    choice = forms.TypedChoiceField(
        label="Jawaban Anda",
        help_text=(
            "Rahasia: yang terlihat nanti cuma angkanya, sesudah ditutup. "
            "Sampai saat itu boleh diganti."
        ),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu."},
    )

    def __init__(
        self, poll: Poll, data: QueryDict | None = None, own_choice: int | None = None
    ) -> None:
        super().__init__(data, initial={"choice": own_choice})
        cast(forms.TypedChoiceField, self.fields["choice"]).choices = list(enumerate(poll.choices))
