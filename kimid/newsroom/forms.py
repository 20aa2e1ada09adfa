"""What people type about a story."""

from typing import Any

from django import forms

from kimid.newsroom.actions import SourceNote, Words
from kimid.newsroom.models import Decision, SourceKind, TalkForm

_LONG = {"rows": 3}


class SourceForm(forms.Form):
    """Where a story comes from."""

    source_kind = forms.ChoiceField(label="Dari mana?", choices=SourceKind.choices, initial=SourceKind.SEEN)
    source_name = forms.CharField(
        label="Siapa sumbernya?",
        max_length=120,
        help_text="Tampil di bawah berita. Cukup jabatannya kalau namanya tidak boleh disebut.",
        error_messages={"required": "Kabar tanpa sumber tidak bisa dibahas. Siapa yang melihat?"},
    )
    source_on = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Tanggal berapa kejadiannya?", "invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026."},
    )

    def source(self) -> SourceNote:
        """The clean data as the actions take it."""
        clean = self.cleaned_data
        return SourceNote(SourceKind(clean["source_kind"]), clean["source_name"], clean["source_on"])


class WordsForm(forms.Form):
    """The words of a story."""

    title = forms.CharField(
        label="Judul",
        max_length=140,
        help_text="Satu kalimat: siapa melakukan apa.",
        widget=forms.Textarea(attrs={"rows": 1, "enterkeyhint": "next"}),
        error_messages={
            "required": "Judulnya belum ada. Tulis satu kalimat dulu.",
            "max_length": "Judulnya %(show_value)s huruf. Pendekkan sampai 140 huruf; sisanya bisa masuk ke inti.",
        },
    )
    lead = forms.CharField(
        label="Inti kabar",
        max_length=1000,
        help_text="Tiga kalimat: apa, di mana, lalu bagaimana?",
        widget=forms.Textarea(attrs=_LONG),
        error_messages={
            "required": "Inti kabarnya belum ada. Ceritakan dalam tiga kalimat.",
            "max_length": "Intinya %(show_value)s huruf. Cukup 1.000 huruf; sisanya pindahkan ke cerita lengkap.",
        },
    )
    body = forms.CharField(
        label="Cerita lengkap",
        required=False,
        max_length=60_000,
        help_text="Kosongkan satu baris untuk memulai paragraf baru.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    is_sensitive = forms.BooleanField(
        label="Menyangkut suku, agama, konflik, korban, anak, atau menuduh orang",
        required=False,
        help_text="Dua orang harus memastikan sebelum terbit.",
    )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def words(self) -> Words:
        """The clean data as the actions take it."""
        clean = self.cleaned_data
        return Words(clean["title"], clean["lead"], clean["body"])


class StoryForm(WordsForm, SourceForm):
    """A new story with its first source."""

    field_order = ["title", "lead", "source_kind", "source_name", "source_on", "body", "is_sensitive"]


class MessageForm(forms.Form):
    """Something to say about a story."""

    words = forms.CharField(
        label="Pesan untuk kelompok",
        max_length=2000,
        widget=forms.Textarea(attrs=_LONG),
        error_messages={"required": "Pesannya masih kosong. Tulis satu kalimat dulu."},
    )


class TalkNoteForm(forms.Form):
    """What the group decided, and who was there."""

    form = forms.ChoiceField(label="Di mana?", choices=TalkForm.choices, initial=TalkForm.ORAL)
    people_count = forms.IntegerField(
        label="Berapa orang?",
        min_value=2,
        max_value=500,
        initial=2,
        error_messages={
            "required": "Berapa orang yang ikut membahas? Tulis angkanya.",
            "invalid": "Tulis dengan angka, misalnya 3.",
            "min_value": "Membahas paling sedikit dua orang.",
        },
    )
    names = forms.CharField(label="Siapa saja?", required=False, max_length=300, help_text="Nama-nama, kalau boleh disebut.")
    decision = forms.ChoiceField(
        label="Apa putusannya?", choices=Decision.choices, initial=Decision.PUBLISH, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Alasannya", required=False, max_length=300, help_text="Boleh kosong hanya kalau putusannya Terbitkan."
    )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("decision") != Decision.PUBLISH and not clean.get("reason"):
            self.add_error("reason", "Tulis alasannya dalam satu kalimat, supaya penulisnya tahu.")
        return clean


class ConfirmForm(forms.Form):
    """How somebody knows that a story is true."""

    how_known = forms.CharField(
        label="Bagaimana Anda tahu?",
        max_length=300,
        help_text="Satu kalimat, misalnya: saya ikut bekerja hari itu. Nama dan catatan Anda tampil di bawah berita.",
        widget=forms.Textarea(attrs={"rows": 2, "enterkeyhint": "send"}),
        error_messages={"required": "Tulis satu kalimat dulu: bagaimana Anda tahu kabar ini benar?"},
    )


class AskForm(forms.Form):
    """Whom to ask by a one-use link."""

    holder_name = forms.CharField(
        label="Nama orang yang diminta memastikan",
        max_length=100,
        help_text="Bukan penulisnya. Orang ini tidak perlu punya akun.",
        error_messages={"required": "Siapa yang Anda minta memastikan? Tulis namanya."},
    )


class WithdrawForm(forms.Form):
    """Why a story is withdrawn."""

    reason = forms.CharField(
        label="Kenapa ditarik?",
        max_length=300,
        help_text="Beritanya hilang dari semua portal. Alasan ini tetap terbaca di alamatnya.",
        widget=forms.Textarea(attrs=_LONG),
        error_messages={"required": "Tulis alasannya dulu. Pembaca berhak tahu."},
    )
