"""What people type about activities."""

from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.activity.actions import Entered
from kimid.activity.aspects import WOULD_COUNT, Aspect
from kimid.activity.models import Entry
from kimid.lib import clock
from kimid.lib.picture import Consent
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown
from kimid.ui.fields import DayField

_SO_LATE: Final = timedelta(days=366)  # an activity of longer ago is history, and no month is open any more
MOST_PHOTOS: Final = 4


class EntryForm(forms.Form):
    """An activity, written down by hand."""

    number = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput())
    aspect = forms.ChoiceField(
        label="Kegiatan apa?",
        choices=[(aspect.value, f"{aspect.label}: {by_hand}") for aspect, (_, by_hand) in WOULD_COUNT.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu."},
    )
    what = forms.CharField(
        label="Apa yang dilakukan?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "Misalnya: jadwal imunisasi dibacakan di posyandu"}),
        error_messages={"required": "Tulis satu kalimat: apa yang dilakukan?"},
    )
    place = forms.CharField(
        label="Di mana?",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "Misalnya: balai desa, Dusun Sukun"}),
        error_messages={"required": "Tulis tempatnya, misalnya balai desa."},
    )
    on = DayField(label="Kapan?", error_messages={"required": "Tulis tanggalnya, misalnya 4 November 2026."})
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
        choices=ChildrenShown.choices[1:],
        widget=forms.RadioSelect,
        required=False,
        help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
    )

    def __init__(self, data: QueryDict | None, chosen: ChosenPhotos, *, today: date, known: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"on": today, **(known or {})})
        self._chosen, self._today = chosen, today

    @staticmethod
    def known(entry: Entry) -> dict[str, Any]:
        """What an entry says, as a form shows it."""
        said = {name: getattr(entry, name) for name in ("aspect", "what", "place", "on", "people_count")}
        consents = {photo.get("consent", "unasked") for photo in entry.photos}
        return said | {"children": "children_allowed" if "children_allowed" in consents else "no_children" if consents else ""}

    def clean_on(self) -> date:
        """No day to come, and none of long ago."""
        on = self.cleaned_data.get("on")
        if on is None:
            raise forms.ValidationError(self.fields["on"].error_messages["required"])
        if on > self._today:
            raise forms.ValidationError("Tanggalnya belum tiba. Catat sesudah kegiatannya selesai.")
        if on < self._today - _SO_LATE:
            raise forms.ValidationError(f"Paling lama setahun ke belakang, sejak {clock.day(self._today - _SO_LATE)}.")
        return cast(date, on)

    def clean(self) -> dict[str, Any]:
        """Photos come with a word about children in them."""
        clean = super().clean() or {}
        if self._chosen.pictures and not clean.get("children"):
            self.add_error("children", "Jawab dulu: ada wajah anak-anak di fotonya?")
        if len(self._chosen.pictures) > MOST_PHOTOS:
            self.add_error("children", f"Paling banyak {MOST_PHOTOS} foto. Buang yang tidak perlu.")
        return clean

    def entered(self) -> Entered:
        """The clean data as the actions take it."""
        clean = self.cleaned_data
        said = {name: clean[name] for name in ("on", "place", "what", "people_count")}
        consent = cast(Consent, clean["children"] or ChildrenShown.UNASKED.value)
        return Entered(Aspect(clean["aspect"]), **said, photos=tuple(self._chosen.pictures), consent=consent)


class WhyForm(forms.Form):
    """Why something that was written down is changed or taken back."""

    why = forms.CharField(
        label="Kenapa?",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis alasannya dalam satu kalimat."},
        help_text="Alasannya tersimpan di riwayat catatan ini.",
    )
