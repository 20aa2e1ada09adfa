"""What a group adds to the report of a year."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from kimid.ledger.models.year_papers import MOST_PHOTOS
from kimid.lib.picture import Picture, alt_of


class YearReportForm(forms.Form):
    """The foreword of the chair, and the photos among those that readers have."""

    foreword = forms.CharField(
        label="Kata pengantar ketua",
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Tiga kalimat cukup. Pembaca mendapatnya di halaman umum.",
    )
    chosen = forms.MultipleChoiceField(
        label="Foto",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=f"Paling banyak {MOST_PHOTOS}. Yang pertama menjadi foto halaman depan.",
        error_messages={"invalid_choice": "Foto itu tidak tampil lagi. Periksa centangnya."},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        offered: Sequence[Picture],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._offered = {picture["name"]: picture for picture in offered}
        field = self.fields["chosen"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(each["name"], alt_of(each) or "Foto") for each in offered]

    def clean_chosen(self) -> list[str]:
        """At most as many as the paper has room for."""
        names: list[str] = self.cleaned_data["chosen"]
        if len(names) > MOST_PHOTOS:
            raise forms.ValidationError(
                f"Paling banyak {MOST_PHOTOS} foto. Lepas {len(names) - MOST_PHOTOS} centang."
            )
        return names

    @property
    def pictures(self) -> list[Picture]:
        """The chosen photos of a valid form."""
        return [self._offered[name] for name in self.cleaned_data["chosen"]]

    @property
    def photo_choices(self) -> list[tuple[Any, Picture]]:
        """Each tick with its photo."""
        return [(tick, self._offered[tick.data["value"]]) for tick in self["chosen"]]
