"""What is typed to end a KIM or to move it."""

from datetime import date
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.applications.models import ActKind, Application, Consent
from kimid.lib.codes import Level, cut
from kimid.registry.models import Kim
from kimid.registry.queries import neighbours_of
from kimid.ui.fields import DayField

_OTHER: Final = "lain"
_MOST_LETTERS: Final = 1_000


class PurposeForm(forms.Form):
    """Which act it is to be."""

    purpose = forms.ChoiceField(
        label="Apa yang terjadi dengan KIM ini?",
        choices=[
            (ActKind.DISSOLUTION, "Dibubarkan: KIM ini tidak ada lagi"),
            (ActKind.MERGER, "Bergabung ke KIM lain di desa yang sama atau tetangga"),
            (ActKind.MOVE, "Pindah ke desa lain, misalnya karena desa dimekarkan atau salah catat"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu salah satu."},
    )


class MergerAnswerForm(forms.Form):
    """Whether another KIM may come into one's own."""

    answer = forms.ChoiceField(
        label="Apakah KIM kita menerima mereka?",
        choices=[(Consent.YES, "Ya, kami setuju"), (Consent.NO, "Tidak setuju")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: setuju atau tidak."},
    )
    words = forms.CharField(
        label="Catatan untuk petugas",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TakeBackForm(forms.Form):
    """Why the end of a KIM was a mistake."""

    reason = forms.CharField(
        label="Mengapa dibatalkan?",
        max_length=300,
        help_text="Terbaca di riwayat KIM. Tanpa nama orang.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis dulu alasannya."},
    )


class ActForm(forms.Form):
    """What the deciding paper says: since when, why, and for a merger into which KIM. Nothing is
    asked for until it is sent.
    """

    into = forms.ChoiceField(
        label="Bergabung ke KIM mana?", required=False, widget=forms.RadioSelect
    )
    number = forms.CharField(
        label="Nomor KIM tujuan",
        required=False,
        max_length=20,
        help_text="Diisi kalau KIM-nya belum ada di pilihan. Nomornya ada di lembar bukti KIM itu.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    holds_from = DayField(
        label="Mulai berlaku", required=False, help_text="Seperti di surat. Misalnya 12 Mei 2026."
    )
    why = forms.CharField(
        label="Alasan",
        required=False,
        max_length=_MOST_LETTERS,
        help_text="Dua atau tiga kalimat. Petugas dan pengurus membacanya, pembaca situs tidak.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, data: QueryDict | None = None, *, application: Application, today: date
    ) -> None:
        act = application.act
        self._kim = application.registered_kim
        self._today = today
        into = act.into
        self._neighbours = (
            {each.number: each for each in neighbours_of(self._kim)}
            if act.kind == ActKind.MERGER
            else {}
        )
        is_near = into is not None and into.number in self._neighbours
        start = {
            "into": into.number if into and is_near else _OTHER if into else "",
            "number": into.number if into else "",
        }
        values = {"holds_from": act.holds_from, "why": act.why}
        super().__init__(data, initial={**start, **values, **({"number": ""} if is_near else {})})
        if act.kind != ActKind.MERGER:
            del self.fields["into"], self.fields["number"]
            return
        if not self._neighbours:
            del self.fields["into"]
            self.fields["number"].help_text = "Nomornya ada di lembar bukti KIM itu."
            return
        rows = [
            (number, f"{each.name}, {each.region.full_name}")
            for number, each in self._neighbours.items()
        ]
        choices = [*rows, (_OTHER, "KIM lain, saya tulis nomornya")]
        cast(forms.ChoiceField, self.fields["into"]).choices = choices

    def clean_holds_from(self) -> date | None:
        """A day that has come: what is still to happen is asked for when it has."""
        day: date | None = self.cleaned_data["holds_from"]
        if day and day > self._today:
            raise ValidationError("Hari itu belum tiba. Simpan dulu, lalu kirim sesudah hari itu.")
        return day

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        chosen = clean.pop("into", "")
        number = "".join(clean.pop("number", "").split())
        clean["into"] = self._neighbours.get(chosen)
        if chosen == _OTHER or (number and not self._neighbours):
            clean["into"] = self._numbered(number)
            if clean["into"] is None:
                self.add_error("number", self._why_not(number))
        return clean

    def _why_not(self, number: str) -> str:
        if not number:
            return "Tulis nomor KIM tujuannya."
        if number == self._kim.number:
            return f"Ini nomor {self._kim.name} sendiri. Tulis nomor KIM tujuannya."
        return "Nomor ini tidak ada di kabupaten atau kota ini. Periksa lagi di lembar buktinya."

    def _numbered(self, number: str) -> Kim | None:
        """A KIM of the same regency by its number."""
        kim = self._kim
        around = Kim.objects.all().below(cut(kim.region_id, Level.REGENCY)).existing()
        return (
            around.exclude(pk=kim.pk).select_related("region", "site").filter(number=number).first()
        )
