"""A tip, and the answer of the group."""

from typing import Any

from django import forms

from kimid.lib import blocks
from kimid.newsroom.actions.tips import TipData
from kimid.newsroom.models import TipOutcome


class TipForm(forms.Form):
    """A tip: a text, or a photo, or both."""

    slip = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label="Ada kabar apa?",
        max_length=3000,
        required=False,
        help_text="Apa yang terjadi, siapa, kapan? Tulis seperti bercerita kepada tetangga.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": "Ceritanya %(show_value)s huruf. Pendekkan sampai 3.000 huruf."
        },
    )
    place = forms.CharField(
        label="Di mana?", required=False, max_length=80, help_text="Dusun, RT, atau nama tempatnya."
    )
    name = forms.CharField(
        label="Nama Anda",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label="Nomor HP atau surel Anda",
        required=False,
        max_length=100,
        help_text=(
            "Nama dan nomor hanya dilihat redaktur, setiap kali dicatat, "
            "dan dihapus sesudah 90 hari."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, has_photo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_photo = has_photo

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if "words" in clean and not (self._has_photo or blocks.clean_text(clean["words"]).strip()):
            self.add_error("words", "Tulis satu kalimat dulu, atau pilih satu foto.")
        return clean

    def tip_data(self, photo_name: str = "") -> TipData:
        """The clean data for the action. `photo_name` is that of the stored bytes."""
        clean = self.cleaned_data
        return TipData(
            clean["words"].strip(), clean["place"], clean["name"], clean["contact"], photo_name
        )


class TipAnswerForm(forms.Form):
    """The answer of the group."""

    outcome = forms.ChoiceField(
        label="Apa jawaban kelompok?",
        choices=[
            (TipOutcome.ANSWERED, "Jawab pengirimnya"),
            (TipOutcome.DECLINED, "Bukan untuk kami"),
        ],
        initial=TipOutcome.ANSWERED,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Jawaban atau alasannya",
        max_length=500,
        help_text="Dibaca pengirimnya di halaman kabarnya.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis satu kalimat dulu, supaya pengirimnya tahu."},
    )
