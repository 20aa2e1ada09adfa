"""Form fields of several subjects."""

from datetime import date
from typing import Any

from django import forms

from kimid.lib import clock
from kimid.lib.text import one_line


class DayField(forms.Field):
    """A day, typed in words or digits: scrolling a calendar back to 2021 takes longer. The value is
    a date, or None if empty. A form that knows `today` lets it read `kemarin` and `3 des`, too.
    """

    today: date | None = None

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    default_error_messages = {"invalid": "Tanggalnya belum terbaca. Contoh: 30 Juni 2029."}

    def to_python(self, value: date | str | None) -> date | None:
        """The date of the typed text. A date stays as it is. Raises ValidationError for other
        texts.
        """
        if isinstance(value, date):
            return value
        if not value or not value.strip():
            return None
        day = clock.parse_near_day(value, self.today) if self.today else clock.parse_day(value)
        if day is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def prepare_value(self, value: date | str | None) -> str | None:
        """The day in words if it is a date."""
        return clock.day(value) if isinstance(value, date) else value


def read_near_days(form: forms.BaseForm, today: date) -> None:
    """Let its days be typed as people say them."""
    for field in form.fields.values():
        if isinstance(field, DayField):
            field.today = today


class LineField(forms.CharField):
    """One line of text, as the eye reads it: what looks the same is the same, and nothing in it
    turns the letters beside it round.
    """

    def to_python(self, value: Any) -> Any:
        """The text, cleaned before its length is looked at."""
        return one_line(super().to_python(value) or "")
