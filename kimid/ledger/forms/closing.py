"""Up to which month books are closed, and that nobody opens them again."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django.http import QueryDict

from kimid.ledger.closing_pages import MonthToClose
from kimid.lib.month import Month


class CloseBooksForm(forms.Form):
    """The last month to close, and a tick for good."""

    until = forms.ChoiceField(
        label="Tutup buku sampai kapan?",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bulannya dulu."},
    )
    for_good = forms.BooleanField(
        label="Saya sudah memeriksa. Buku yang ditutup tidak bisa dibuka lagi.",
        error_messages={"required": "Centang dulu, karena ini tidak bisa dibatalkan."},
    )

    def __init__(self, data: QueryDict | None, *, months: Sequence[MonthToClose]) -> None:
        super().__init__(data, initial={"until": months[0].value if months else ""})
        field = cast(forms.ChoiceField, self.fields["until"])
        field.choices = [(each.value, f"Sampai {each.month}") for each in months]
        self._months = {each.value: each.month for each in months}

    @property
    def month(self) -> Month:
        """The chosen month of a valid form."""
        return self._months[self.cleaned_data["until"]]
