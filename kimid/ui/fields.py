"""Fields that forms of several subjects share."""

from datetime import date

from django import forms

from kimid.lib import clock


class DayField(forms.Field):
    """A day, typed as people write it: scrolling a calendar back to 2021 takes longer. Gives a date, or None when left empty."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    default_error_messages = {"invalid": "Tanggalnya belum terbaca. Contoh: 30 Juni 2029."}

    def to_python(self, value: date | str | None) -> date | None:
        """Read what was typed; a day that the form itself knows stays as it is."""
        if isinstance(value, date):
            return value
        if not value or not value.strip():
            return None
        found = clock.typed_day(value)
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: date | str | None) -> str | None:
        """The day in words, when the form shows one that is known."""
        return clock.day(value) if isinstance(value, date) else value
