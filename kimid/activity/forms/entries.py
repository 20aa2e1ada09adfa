"""What people type about activities."""

from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.activity.actions.entries import ActivityData
from kimid.activity.aspects import ASPECT_EXAMPLES, Aspect
from kimid.activity.models import ActivityEntry
from kimid.activity.photo_choice import answer_about_children
from kimid.lib import clock
from kimid.lib.picture import Consent
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown
from kimid.ui.fields import DayField

_MAX_AGE: Final = timedelta(days=366)  # what is older is not written down any more
MAX_PHOTOS: Final = 4


class ActivityEntryForm(forms.Form):
    """An activity, written down by hand."""

    # The public_id of the entry to be: two taps make one entry.
    number = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput())
    aspect = forms.ChoiceField(
        label="Kegiatan apa?",
        choices=[
            (aspect.value, f"{aspect.label}: {by_hand}")
            for aspect, (_, by_hand) in ASPECT_EXAMPLES.items()
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu."},
    )
    what = forms.CharField(
        label="Apa yang dilakukan?",
        max_length=500,
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": "Misalnya: jadwal imunisasi dibacakan di posyandu"}
        ),
        error_messages={"required": "Tulis satu kalimat: apa yang dilakukan?"},
    )
    place = forms.CharField(
        label="Di mana?",
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Misalnya: balai warga, Dusun Sukun"}
        ),
        error_messages={"required": "Tulis tempatnya, misalnya balai warga."},
    )
    on = DayField(
        label="Kapan?", error_messages={"required": "Tulis tanggalnya, misalnya 4 November 2026."}
    )
    people_count = forms.IntegerField(
        label="Berapa orang hadir?",
        required=False,
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Tulis dengan angka, misalnya 40.",
            "min_value": "Kalau tidak dihitung, kosongkan saja.",
            "max_value": "Paling banyak 10.000 orang.",
        },
    )
    children = forms.ChoiceField(
        label="Ada wajah anak-anak di foto?",
        choices=ChildrenShown.choices[1:],  # without `unasked`
        widget=forms.RadioSelect,
        required=False,
        help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
    )

    def __init__(
        self,
        data: QueryDict | None,
        chosen: ChosenPhotos,
        *,
        today: date,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"on": today, **(initial or {})})
        self._chosen = chosen
        self._today = today

    @staticmethod
    def initial_of(entry: ActivityEntry) -> dict[str, Any]:
        """The initial values for a stored entry."""
        values = {
            name: getattr(entry, name) for name in ("aspect", "what", "place", "on", "people_count")
        }
        return values | {"children": answer_about_children(entry.photos)}

    def clean_on(self) -> date:
        """Refuse future days, and days more than a year ago."""
        on = self.cleaned_data.get("on")
        if on is None:
            raise forms.ValidationError(self.fields["on"].error_messages["required"])
        if on > self._today:
            raise forms.ValidationError("Tanggalnya belum tiba. Catat sesudah kegiatannya selesai.")
        if on < self._today - _MAX_AGE:
            raise forms.ValidationError(
                f"Paling lama setahun ke belakang, sejak {clock.day(self._today - _MAX_AGE)}."
            )
        return cast(date, on)

    def clean(self) -> dict[str, Any]:
        """Photos need an answer about children in them."""
        clean = super().clean() or {}
        if self._chosen.pictures and not clean.get("children"):
            self.add_error("children", "Jawab dulu: ada wajah anak-anak di fotonya?")
        # Shown at `children`, the field below the photos: they have none of their own.
        if len(self._chosen.pictures) > MAX_PHOTOS:
            self.add_error("children", f"Paling banyak {MAX_PHOTOS} foto. Buang yang tidak perlu.")
        return clean

    def activity_data(self) -> ActivityData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        values = {name: clean[name] for name in ("on", "place", "what", "people_count")}
        consent = cast(Consent, clean["children"] or ChildrenShown.UNASKED.value)
        return ActivityData(
            Aspect(clean["aspect"]), **values, photos=tuple(self._chosen.pictures), consent=consent
        )


class ReasonForm(forms.Form):
    """The reason for a change or a withdrawal."""

    why = forms.CharField(
        label="Kenapa?",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis alasannya dalam satu kalimat."},
        help_text="Alasannya tersimpan di riwayat catatan ini.",
    )
