"""What to hide on a photo and what to cut off."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from kimid.media.sandbox import Retouch

_MOST: Final = 20  # circles on one photo
_NOTHING: Final = "Belum ada yang dipilih di foto ini."


class RetouchForm(forms.Form):
    """`cut` is four numbers, each `hide` three, all between 0 and 1. `base` is the digest of the
    open editor.
    """

    base = forms.CharField(required=False, max_length=12)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._sent = data

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        hide = [_numbers(each, 3) for each in self._sent.getlist("hide")[:_MOST]]
        left, top, right, bottom = _numbers(self._sent.get("cut", "0 0 1 1"), 4)
        if not (left < right and top < bottom):
            raise forms.ValidationError(_NOTHING)
        clean["retouch"] = Retouch(
            tuple((across, down, radius) for across, down, radius in hide),
            (left, top, right, bottom),
        )
        if clean["retouch"].is_empty:
            raise forms.ValidationError(_NOTHING)
        return clean


def _numbers(text: str, many: int) -> list[float]:
    try:
        numbers = [float(part) for part in text.split()]
    except ValueError as wrong:
        raise forms.ValidationError(_NOTHING) from wrong
    # The comparison also refuses NaN.
    if len(numbers) != many or not all(0 <= number <= 1 for number in numbers):
        raise forms.ValidationError(_NOTHING)
    return numbers
