"""Forms of a call because of danger, of its answer, and of who is on duty."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from django import forms
from django.http import QueryDict

from kimid.lib import clock
from kimid.lib.codes import PUBLIC_ALPHABET, public_id
from kimid.people.models import Person

_NUMBER_LENGTH = 10


class CallForm(forms.Form):
    """A call. It can be sent as it stands: what happened may be said on the phone."""

    number = forms.RegexField(
        rf"^[{PUBLIC_ALPHABET}]{{6,10}}\Z",
        widget=forms.HiddenInput(),
        error_messages={
            "required": "Belum terkirim. Tekan sekali lagi.",
            "invalid": "Belum terkirim. Tekan sekali lagi.",
        },
    )
    kabar = forms.SlugField(required=False, max_length=10, widget=forms.HiddenInput())  # its story
    about = forms.CharField(
        label="Apa yang terjadi, di mana?",
        required=False,
        max_length=140,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "send"}),
    )

    @classmethod
    def about_story(cls, number: str, heading: str) -> "CallForm":
        """The form as it opens: about this story, or about nothing that is written."""
        initial = {"number": public_id(_NUMBER_LENGTH), "kabar": number, "about": heading}
        return cls(initial=initial)


class CallAnswerForm(forms.Form):
    """What an editor answers the member who called."""

    answer = forms.CharField(
        label="Jawaban untuk yang memanggil",
        max_length=300,
        error_messages={"required": "Tulis satu kalimat, supaya ia tahu apa yang Anda lakukan."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "send"}),
    )


class DutyForm(forms.Form):
    """Who is on duty in each of these weeks."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        mondays: Sequence[date],
        editors: Sequence[Person],
        on_duty: Mapping[date, Person],
    ) -> None:
        super().__init__(data)
        self._editors = {str(each.pk): each for each in editors}
        self._mondays = mondays
        choices = [("", "Belum diatur"), *((pk, each.name) for pk, each in self._editors.items())]
        for monday in mondays:
            chosen = on_duty.get(monday)
            self.fields[f"week-{monday}"] = forms.ChoiceField(
                label=f"Mulai {clock.weekday(monday)}",
                choices=choices,
                required=False,
                initial=str(chosen.pk) if chosen else "",
            )

    def duties(self) -> dict[date, Person | None]:
        """Who is chosen for each week."""
        clean = self.cleaned_data
        return {
            monday: self._editors.get(cast(str, clean[f"week-{monday}"]))
            for monday in self._mondays
        }
