"""What a group types about an event, and about one day of it."""

from datetime import date, time, timedelta
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.agenda.actions import AgendaData, NewDay
from kimid.agenda.models import AgendaEvent
from kimid.agenda.occurrences import Occurrence
from kimid.agenda.repeats import Repeat
from kimid.lib import clock
from kimid.ui.fields import DayField
from kimid.wire.event_sorts import EventSort

_HOURS: Final = ["%H:%M", "%H.%M", "%H:%M:%S"]
_PAST, _FUTURE = timedelta(days=366), timedelta(days=3 * 366)
_NAMES: Final = (
    *("title", "sort", "first_on", "starts", "ends", "repeat", "last_on"),
    *("venue", "organiser", "about"),
)


def _line(label: str, longest: int, *, example: str = "", **others: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": example})
    return forms.CharField(label=label, max_length=longest, widget=widget, **others)


def _hour(label: str, *, required: bool = True) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=required,
        input_formats=_HOURS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "invalid": "Jamnya belum terbaca. Contoh: 07.30.",
            "required": "Tulis jam mulainya, misalnya 07.30.",
        },
    )


def _reason(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        help_text=help_text,
        error_messages={"required": "Tulis alasannya dalam satu kalimat. Orang sudah bersiap."},
    )


class AgendaEventForm(forms.Form):
    """What takes place, when, and how it comes again: the first day decides."""

    number = forms.RegexField("^[a-z0-9]{1,10}$", required=False, widget=forms.HiddenInput)
    title = _line(
        "Acaranya apa?",
        100,
        example="Misalnya: Posyandu Melati",
        error_messages={"required": "Tulis dulu nama acaranya."},
    )
    sort = forms.ChoiceField(
        label="Jenisnya",
        choices=[("", "Pilih jenisnya"), *EventSort.choices],
        error_messages={"required": "Pilih jenis yang paling dekat."},
    )
    first_on = DayField(
        label="Tanggal berapa?",
        help_text="Kalau berulang, tanggal yang pertama. Misalnya 1 Desember 2026.",
        error_messages={"required": "Tulis tanggalnya, misalnya 1 Desember 2026."},
    )
    starts = _hour("Mulai jam")
    ends = _hour("Sampai jam", required=False)
    repeat = forms.ChoiceField(
        label="Berulang?",
        choices=Repeat,
        widget=forms.RadioSelect,
        initial=Repeat.ONCE,
        error_messages={"required": "Pilih satu dulu."},
    )
    last_on = DayField(
        label="Sampai tanggal berapa?",
        required=False,
        help_text="Kosongkan kalau berjalan terus.",
    )
    venue = _line(
        "Di mana?",
        120,
        example="Misalnya: rumah Bu RT 02",
        error_messages={"required": "Tulis tempatnya, supaya orang tahu ke mana."},
    )
    organiser = _line("Siapa yang mengadakan?", 120, required=False, example="PKK, Karang Taruna")
    about = forms.CharField(
        label="Yang perlu diketahui",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "Bawa apa, untuk siapa, gratis?"}),
    )

    def __init__(self, data: QueryDict | None, *, today: date, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        self._today = today

    @classmethod
    def of(cls, event: AgendaEvent, *, today: date) -> "AgendaEventForm":
        """The form for this one, with its current values."""
        return cls(None, today=today, **{name: getattr(event, name) for name in _NAMES})

    def clean_first_on(self) -> date:
        """A day that somebody plans for, not one of 1926 or 2126."""
        on: date = self.cleaned_data["first_on"]
        if not self._today - _PAST <= on <= self._today + _FUTURE:
            raise forms.ValidationError(
                f"Tahunnya {on.year}? Tulis tanggal dari setahun lalu sampai tiga tahun lagi."
            )
        return on

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        first, last = clean.get("first_on"), clean.get("last_on")
        comes_again = clean.get("repeat") != Repeat.ONCE
        if first and last and comes_again and last < first:
            self.add_error("last_on", f"Itu sebelum yang pertama, {clock.day(first)}.")
        if clean.get("starts") and clean.get("starts") == clean.get("ends"):
            self.add_error("ends", "Jam selesainya sama dengan jam mulai. Kosongkan atau ubah.")
        return clean

    def agenda_data(self) -> AgendaData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        values = {name: clean[name] for name in _NAMES if name not in {"sort", "repeat"}}
        return AgendaData(sort=EventSort(clean["sort"]), repeat=Repeat(clean["repeat"]), **values)


class _DayForm(forms.Form):
    """What becomes of one of the next days."""

    on = forms.ChoiceField(
        label="Hari yang mana?", error_messages={"required": "Pilih harinya dulu."}
    )

    # The page has several forms, and each field its own name.
    NAME = ""

    def __init__(self, data: QueryDict | None, coming: list[Occurrence]) -> None:
        super().__init__(data, prefix=self.NAME)
        field = cast(forms.ChoiceField, self.fields["on"])
        field.choices = [
            (each.planned_on.isoformat(), clock.weekday(each.planned_on)) for each in coming
        ]

    def clean_on(self) -> date:
        return date.fromisoformat(self.cleaned_data["on"])


class CallOffDayForm(_DayForm):
    """Why a day does not take place."""

    NAME = "batal"

    why = _reason("Kenapa batal?", "Satu kalimat. Tampil di agendanya.")


class MoveDayForm(_DayForm):
    """When and where a day takes place now."""

    NAME = "pindah"

    to = DayField(
        label="Jadi tanggal berapa?",
        error_messages={"required": "Tulis tanggal yang baru, misalnya 4 Desember 2026."},
    )
    starts = _hour("Jam berapa?")
    venue = _line("Di mana?", 120, required=False, help_text="Kosongkan kalau tetap.")
    why = _reason("Kenapa dipindah?", "Satu kalimat. Tampil di agendanya.")

    def new_day(self) -> NewDay:
        """The clean data for the action."""
        clean = self.cleaned_data
        starts: time = clean["starts"]
        return NewDay(clean["to"], starts, clean["venue"])


class WithdrawEventForm(forms.Form):
    """Why readers have it no more."""

    why = forms.CharField(
        label="Kenapa ditarik?",
        max_length=300,
        help_text="Pembaca yang membuka alamatnya membaca alasan ini.",
        error_messages={"required": "Tulis alasannya, supaya pembaca tahu."},
    )
