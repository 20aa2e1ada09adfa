"""What forms about money have in common."""

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone

from kimid.ledger.models import HIGHEST
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.rupiah import RupiahRefused, read_rupiah
from kimid.lib.text import number
from kimid.sites.models import Site
from kimid.ui.fields import DayField, LineField, read_near_days

LOWEST: Final = 100  # rupiah: there is no smaller coin


class AmountField(forms.CharField):
    """A sum as people say it. The value is whole rupiah. A script groups its digits while they are
    typed, and says it in words (`cash-amount.js`).
    """

    def __init__(self, **more: Any) -> None:
        attributes = {
            "autocomplete": "off",
            "class": "money",
            "placeholder": "0",
            "data-amount": True,
        }
        missing = {"required": "Tulis jumlahnya, misalnya 185.000 atau 185rb."}
        widget = forms.TextInput(attrs=attributes)
        super().__init__(max_length=30, widget=widget, error_messages=missing, **more)

    def clean(self, value: Any) -> Any:
        """The sum of the typed text. Raises ValidationError for what is none."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return read_rupiah(typed, lowest=LOWEST, highest=HIGHEST)
        except RupiahRefused as why:
            raise forms.ValidationError(str(why)) from None

    def prepare_value(self, value: Any) -> Any:
        """25000 gives `25.000`."""
        return number(value) if isinstance(value, int) else value


def short_text(label: str, most: int, hint: str = "", **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": hint})
    return LineField(label=label, max_length=most, widget=widget, **more)


def sentence(label: str, most: int, missing: str, hint: str = "", **more: Any) -> forms.CharField:
    """A sentence that somebody has to give."""
    widget = forms.Textarea(attrs={"rows": 2, "placeholder": hint})
    error = {"required": missing}
    return LineField(label=label, max_length=most, widget=widget, error_messages=error, **more)


class NumberedForm(forms.Form):
    """A form that makes one row, however often it is sent: `number` is what the phone calls it."""

    number = forms.RegexField("[a-z0-9]{1,10}", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        site: Site,
        initial: dict[str, Any] | None = None,
        at: datetime | None = None,
    ) -> None:
        self._site = site
        self._today = clock.today(at or timezone.now(), site.region.zone)
        first = {"number": public_id(10), **self.first_values(), **(initial or {})}
        super().__init__(data, initial=first)
        read_near_days(self, self._today)

    @property
    def today(self) -> date:
        return self._today

    def first_values(self) -> dict[str, Any]:
        """What its fields show in the beginning."""
        return {}

    def clean_number(self) -> str:
        """A form of a page without script may have none."""
        return self.cleaned_data.get("number") or public_id(10)


def day_field(label: str, **more: Any) -> DayField:
    missing = {"required": "Tulis tanggalnya, misalnya 24 November 2026."}
    return DayField(label=label, error_messages=missing, **more)
