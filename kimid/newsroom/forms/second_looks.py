"""To ask an officer to look at a text, and what the officer answers."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from kimid.people.models import Person


class AskOfficeForm(forms.Form):
    """Which officer is asked."""

    def __init__(self, data: QueryDict | None = None, *, officers: Sequence[Person]) -> None:
        super().__init__(data)
        self._officers = {str(person.pk): person for person in officers}
        self.fields["officer"] = forms.ChoiceField(
            label="Petugas yang diminta",
            choices=[(pk, person.name) for pk, person in self._officers.items()],
            error_messages={
                "required": "Pilih dulu petugas yang diminta.",
                "invalid_choice": "Petugas itu tidak ada di daftar lagi. Pilih yang lain.",
            },
        )

    @property
    def officer(self) -> Person:
        return self._officers[self.cleaned_data["officer"]]


class OfficeAnswerForm(forms.Form):
    """Whether a text may go out, and why."""

    answer = forms.ChoiceField(
        label="Jawaban Anda",
        choices=[("ya", "Boleh terbit begini"), ("tidak", "Jangan terbit begini")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: boleh atau jangan."},
    )
    reason = forms.CharField(
        label="Alasannya dalam satu kalimat",
        max_length=300,
        help_text="Kelompok membacanya bersama nama Anda.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya dulu, supaya kelompok tahu."},
    )
