"""Statements of others about a story."""

from typing import Any

from django import forms
from django.http import QueryDict

from kimid.lib import blocks
from kimid.newsroom.actions.statements import ReplyNote


class HeadNoteForm(forms.Form):
    """A note of the head of the village."""

    words = forms.CharField(
        label="Catatan Anda",
        max_length=1000,
        help_text="Tampil di samping kabarnya dengan nama dan jabatan Anda.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": (
                "Catatannya masih kosong. "
                "Kalau tidak ada yang perlu dicatat, tutup saja halaman ini."
            ),
            "max_length": "Catatannya %(show_value)s huruf. Pendekkan sampai 1.000 huruf.",
        },
    )

    def clean_words(self) -> str:
        return blocks.clean_text(self.cleaned_data["words"])


class HeadNoteInPersonForm(HeadNoteForm):
    """What the head of the village said to the face of a member, who writes it down."""

    name = forms.CharField(
        label="Nama beliau",
        max_length=100,
        error_messages={"required": "Tulis nama beliau dulu."},
    )
    field_order = ("name", "words")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="tatap")  # the page has other forms
        self.fields["words"].label = "Catatan beliau, dengan kata-katanya sendiri"
        self.fields["words"].help_text = "Tampil di samping kabarnya dengan nama Anda."


class ReplyForm(forms.Form):
    """A reply of somebody whom a published story is about."""

    who = forms.CharField(
        label="Siapa yang menjawab?",
        max_length=120,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "placeholder": "Misalnya: Pak Karim, petani",
            }
        ),
        error_messages={"required": "Tulis siapa yang menjawab."},
    )
    on = forms.DateField(
        label="Kapan disampaikan?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Tanggal berapa?",
            "invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026.",
        },
    )
    answer = forms.CharField(
        label="Jawabannya, kata demi kata",
        max_length=5000,
        help_text="Jangan disunting dan jangan diringkas.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Salin jawabannya ke sini.",
            "max_length": (
                "Jawabannya %(show_value)s huruf; ruangnya 5.000. "
                "Minta penulisnya sendiri yang memendekkan."
            ),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "hak_%s"  # the page has other forms with the same field names
        super().__init__(*args, **kwargs)

    def clean_who(self) -> str:
        return blocks.clean_text(self.cleaned_data["who"])

    def reply(self) -> ReplyNote:
        """The clean data for the action."""
        clean = self.cleaned_data
        return ReplyNote(clean["who"], blocks.clean_text(clean["answer"]), clean["on"])
