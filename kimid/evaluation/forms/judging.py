"""What people type about juries: whom an office asks, where a juror lives, what a juror gives."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict

from kimid.evaluation.models import Asked, Mark

_POINTS: Final = "Isi nilai dari 0 sampai 100."


class JurorForm(forms.Form):
    """Whom an office asks to judge."""

    name = forms.CharField(
        label="Nama juri", max_length=100, error_messages={"required": "Siapa yang Anda undang? Tulis namanya."}
    )


class ScoreForm(forms.Form):
    """What a juror gives for each aspect."""

    def __init__(self, data: QueryDict | None = None, *, aspects: Sequence[Asked], given: Mapping[str, int]) -> None:
        super().__init__(data, initial=dict(given))
        self._keys = [each["key"] for each in aspects]
        for each in aspects:
            self.fields[each["key"]] = forms.IntegerField(
                label=each["question"],
                min_value=0,
                max_value=100,
                help_text=each["help_text"] or f"Bobot {each['weight']}.",
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
                error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _POINTS),
            )

    def points(self) -> dict[str, int]:
        """The clean data as the action takes it."""
        return {key: self.cleaned_data[key] for key in self._keys}


class CorrectionForm(forms.Form):
    """What was wrong in a published result, for everybody to read."""

    words = forms.CharField(
        label="Yang keliru dan yang benar, untuk umum",
        max_length=500,
        help_text="Tampil di bawah hasilnya, untuk selamanya. Jangan sebut nama orang.",
        error_messages={"required": "Tulis dulu apa yang keliru. Ralat selalu terbuka."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    excluded_why = forms.CharField(
        label="Kalau tidak masuk peringkat lagi, alasannya",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def said(self, marks: Mapping[str, Mark]) -> dict[str, Any]:
        """The clean data as the action takes it."""
        return {"words": self.cleaned_data["words"], "marks": marks, "excluded_why": self.cleaned_data["excluded_why"]}
