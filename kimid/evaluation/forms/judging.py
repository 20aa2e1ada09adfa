"""Forms about juries and corrections."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.evaluation.models import AnswerFinding, RoundIndicator
from kimid.lib.typed_number import as_typed, typed_number

_POINTS: Final = "Isi nilai dari 0 sampai 100, misalnya 80 atau 82,5."
_MOST: Final = 100


class PointsField(forms.CharField):
    """Points from 0 to 100 as people type them; gives a Decimal."""

    def clean(self, value: Any) -> Decimal:
        points = typed_number(super().clean(value))
        if points is None or points > _MOST:
            raise ValidationError(_POINTS)
        return Decimal(points.numerator) / Decimal(points.denominator)


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
        own_points: Mapping[str, Decimal],
    ) -> None:
        super().__init__(data, initial={key: as_typed(own_points[key]) for key in own_points})
        self._keys = [each["key"] for each in aspects]
        for each in aspects:
            self.fields[each["key"]] = PointsField(
                label=each["question"],
                help_text=each["help_text"] or f"Bobot {each['weight']}.",
                widget=forms.TextInput(
                    attrs={"inputmode": "decimal", "size": 6, "autocomplete": "off"}
                ),
                error_messages={"required": _POINTS},
            )

    def points(self) -> dict[str, Decimal]:
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
