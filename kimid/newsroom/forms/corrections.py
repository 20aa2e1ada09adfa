"""Correcting a published story."""

import re
from collections.abc import Mapping
from dataclasses import replace
from textwrap import shorten
from typing import Any

from django import forms

from kimid.lib import blocks
from kimid.newsroom.actions import CorrectionNote, Words
from kimid.newsroom.forms.second import SecondForm
from kimid.newsroom.forms.words import UNTOUCHED, TextForm


class CorrectionForm(TextForm, SecondForm):
    """What was wrong in a published story, what is right, and how it came to the mistake.

    Where the story stands in a second language too, that text is put right along with it, or looked at and found right.
    """

    was = forms.CharField(
        label="Ketuk kalimat yang salah", max_length=2000, error_messages={"required": "Pilih dulu kalimat yang salah."}
    )
    right = forms.CharField(label="Yang benar", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_removed = forms.BooleanField(label="Hapus kalimat ini. Tidak ada gantinya.", required=False)
    why = forms.CharField(
        label="Kenapa bisa salah? Pembaca ikut membacanya.",
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": "Misalnya: salah dengar saat wawancara"}),
        error_messages={"required": "Tulis satu kalimat dulu: kenapa bisa salah?"},
    )
    is_private = forms.BooleanField(
        label="Yang salah memuat data pribadi (nama anak atau korban, NIK, nomor, alamat). Jangan tampilkan lagi.",
        required=False,
    )
    title = forms.CharField(label="Judul", max_length=140, widget=forms.Textarea(attrs={"rows": 1}))
    lead = forms.CharField(label="Inti", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.CharField(
        label="Cerita selengkapnya", required=False, max_length=60_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    second_is_right = forms.BooleanField(label="Sudah saya periksa, teks ini tidak perlu diubah.", required=False)
    base = forms.CharField(required=False, max_length=12, widget=UNTOUCHED)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._words = words
        self.fields["second_lang"].widget = UNTOUCHED
        if not self.has_second:
            for name in [name for name in self.fields if name.startswith("second_")]:
                del self.fields[name]

    @property
    def has_second(self) -> bool:
        """Whether the story stands in a second language too."""
        return any(self._words.second)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if self.has_second:
            self.ask_for_second(clean)
        if clean.get("is_removed"):
            clean["right"] = ""
        elif not clean.get("right") and "right" not in self.errors:
            self.add_error("right", "Tulis kalimat yang benar, atau pilih “Hapus kalimat ini”.")
        if not self.errors:
            self._apply(clean)
        return clean

    def _apply(self, clean: dict[str, Any]) -> None:
        """Put the right words in the place of the wrong ones, unless the writer has done so in the text."""
        texts = {name: clean[name].replace("\r\n", "\n") for name in ("title", "lead", "body")}
        place = next((name for name, text in texts.items() if clean["was"] in text), None)
        if place is not None:
            texts[place] = texts[place].replace(clean["was"], clean["right"], 1)
            if clean["is_removed"]:
                texts[place] = _closed_up(texts[place])
        elif not self._is_put_right(texts):
            self.add_error("was", "Kalimat ini memuat tautan atau tanda. Betulkan langsung di naskah di bawah, lalu lihat lagi.")
        second = self.second_words(clean) if self.has_second else self._words.second
        if self.has_second and second == self._words.second and not clean["second_is_right"]:
            self.add_error("second_is_right", "Betulkan juga teks ini, atau tandai bahwa isinya sudah benar.")
        self.corrected = replace(self._words, **texts, second=second)
        if self.corrected == self._words and not self.errors:
            self.add_error("right", "Kalimat yang benar masih sama dengan yang salah.")
        if not (texts["title"] and texts["lead"]):
            self.add_error("is_removed", "Judul dan inti tidak bisa dikosongkan. Tulis gantinya, atau tarik kabarnya.")

    def _is_put_right(self, texts: Mapping[str, str]) -> bool:
        """Whether readers will find in these texts what is right, or not find again what was to go."""
        said = [*texts.values(), blocks.plain(blocks.as_read(blocks.parse(texts["body"])))]
        if self.cleaned_data["is_removed"]:
            return not any(self.cleaned_data["was"] in text for text in said)
        return any(self.cleaned_data["right"] in text for text in said)

    def note(self) -> CorrectionNote:
        """What readers are told."""
        clean = self.cleaned_data
        was = "" if clean["is_private"] else _short(clean["was"])
        return CorrectionNote(was, _short(clean["right"]), clean["why"])


def _closed_up(text: str) -> str:
    """A text without the gap that a sentence has left, nor a point of a list or a quotation that says nothing any more."""
    return re.sub(r"(?m)^(?:##|[->])[ ]*$\n?|(?<=[ ])[ ]+", "", text).strip()


def _short(sentence: str) -> str:
    """A sentence as a notice has room for it."""
    return shorten(sentence, 300, placeholder=" …")
