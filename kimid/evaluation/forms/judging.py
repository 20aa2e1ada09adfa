"""Forms about juries and corrections."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict

from kimid.evaluation.models import AnswerFinding, RoundIndicator

_POINTS: Final = "Isi nilai dari 0 sampai 100."


class JurorForm(forms.Form):
    """The name of a new juror."""

    name = forms.CharField(
        label="Nama juri",
        max_length=100,
        error_messages={"required": "Siapa yang Anda undang? Tulis namanya."},
    )


class ScoreForm(forms.Form):
    """The points of a juror for each aspect."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        aspects: Sequence[RoundIndicator],
        own_points: Mapping[str, int],
    ) -> None:
        super().__init__(data, initial=dict(own_points))
        self._keys = [each["key"] for each in aspects]
        for each in aspects:
            self.fields[each["key"]] = forms.IntegerField(
                label=each["question"],
                min_value=0,
                max_value=100,
                help_text=each["help_text"] or f"Bobot {each['weight']}.",
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}
                ),
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), _POINTS
                ),
            )

    def points(self) -> dict[str, int]:
        """The clean data for the action."""
        return {key: self.cleaned_data[key] for key in self._keys}


class ResultCorrectionForm(forms.Form):
    """The public text of a correction."""

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

    def correction_values(self, findings: Mapping[str, AnswerFinding]) -> dict[str, Any]:
        """The arguments of `ResultCorrection`."""
        return {
            "text": self.cleaned_data["words"],
            "findings": findings,
            "excluded_why": self.cleaned_data["excluded_why"],
        }
