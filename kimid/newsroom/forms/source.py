"""The source of a story."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django import forms

from kimid.newsroom.actions.content import SourceNote
from kimid.newsroom.models import SourceKind
from kimid.people.models import Person

# Most stories need no other kind.
COMMON_KINDS: Final = [
    (SourceKind.SEEN, "Lihat sendiri"),
    (SourceKind.WORD_OF_MOUTH, "Cerita orang"),
    (SourceKind.INTERVIEW, "Wawancara"),
    (SourceKind.DOCUMENT, "Surat, data"),
]


class SourceForm(forms.Form):
    """The source of a story. If the author saw it, the name is their own."""

    source_kind = forms.ChoiceField(
        label="Saya tahu dari", choices=COMMON_KINDS, initial=SourceKind.SEEN
    )
    source_name = forms.CharField(
        label="Siapa atau surat apa?",
        max_length=120,
        required=False,
        help_text="Tampil di bawah kabar. Cukup jabatannya kalau namanya tidak boleh disebut.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    source_on = forms.DateField(
        label="Hari apa kejadiannya?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Tanggal berapa kejadiannya?",
            "invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026.",
        },
    )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        needs_name = self.fields["source_on"].required  # not of an incomplete draft
        if (
            needs_name
            and clean.get("source_kind") != SourceKind.SEEN
            and not clean.get("source_name")
        ):
            self.add_error(
                "source_name", "Kabar tanpa sumber tidak bisa dibahas. Siapa yang melihat?"
            )
        return clean

    def source(self, by: Person, today: date) -> SourceNote:
        """The clean data for the actions."""
        clean = self.cleaned_data
        kind = SourceKind(clean["source_kind"] or SourceKind.SEEN)
        own = by.name if kind == SourceKind.SEEN else ""
        return SourceNote(kind, clean["source_name"] or own, clean["source_on"] or today)


class MoreSourceForm(SourceForm):
    """One more source: also an office or other media, its contact, and whether its name is
    withheld.
    """

    source_kind = forms.ChoiceField(
        label="Dari mana Anda tahu?",
        choices=[*COMMON_KINDS, (SourceKind.OFFICE, "Instansi"), (SourceKind.MEDIA, "Media lain")],
        initial=SourceKind.SEEN,
        widget=forms.RadioSelect,
    )
    contact = forms.CharField(
        label="Nomor atau alamatnya",
        max_length=100,
        required=False,
        help_text=(
            "Hanya dilihat redaktur dan ketua, dan setiap kali dicatat. "
            "Enam bulan sesudah kabar terbit nomornya dihapus."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    withheld_reason = forms.CharField(
        label="Nama dirahasiakan? Tulis alasannya",
        max_length=200,
        required=False,
        help_text="Pembaca hanya membaca alasan ini dan “nama dirahasiakan, diketahui redaktur”.",
        widget=forms.TextInput(attrs={"placeholder": "Misalnya: takut dimusuhi"}),
    )

    def clean(self) -> dict[str, Any]:
        clean = super().clean()
        if (
            clean.get("withheld_reason")
            and not clean.get("source_name")
            and clean.get("source_kind") != SourceKind.SEEN
        ):
            self.add_error("source_name", "Tulis juga namanya. Hanya redaktur yang melihatnya.")
        return clean

    def source(self, by: Person, today: date) -> SourceNote:
        clean = self.cleaned_data
        return replace(
            super().source(by, today),
            contact=clean["contact"],
            withheld_reason=clean["withheld_reason"],
        )
