"""Where a story comes from."""

from datetime import date
from typing import Any

from django import forms

from kimid.newsroom.actions import SourceNote
from kimid.newsroom.models import SourceKind
from kimid.people.models import Person


class SourceForm(forms.Form):
    """Where a story comes from. Whoever saw it needs no name: it is their own."""

    source_kind = forms.ChoiceField(
        label="Dari mana Anda tahu?",
        choices=[
            (SourceKind.SEEN, "Lihat sendiri"),
            (SourceKind.TOLD, "Cerita orang"),
            (SourceKind.INTERVIEW, "Wawancara"),
            (SourceKind.DOCUMENT, "Surat, data"),
        ],
        initial=SourceKind.SEEN,
        widget=forms.RadioSelect,
    )
    source_name = forms.CharField(
        label="Siapa atau surat apa?",
        max_length=120,
        required=False,
        help_text="Tampil di bawah berita. Cukup jabatannya kalau namanya tidak boleh disebut.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    source_on = forms.DateField(
        label="Hari apa kejadiannya?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Tanggal berapa kejadiannya?", "invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026."},
    )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        needs_name = self.fields["source_on"].required  # a draft may wait for all of it
        if needs_name and clean.get("source_kind") != SourceKind.SEEN and not clean.get("source_name"):
            self.add_error("source_name", "Kabar tanpa sumber tidak bisa dibahas. Siapa yang melihat?")
        return clean

    def source(self, by: Person, today: date) -> SourceNote:
        """The clean data as the actions take it."""
        clean = self.cleaned_data
        kind = SourceKind(clean["source_kind"] or SourceKind.SEEN)
        own = by.name if kind == SourceKind.SEEN else ""
        return SourceNote(kind, clean["source_name"] or own, clean["source_on"] or today)
