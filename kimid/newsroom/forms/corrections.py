"""The correction of a published story."""

import re
from collections.abc import Mapping
from dataclasses import replace
from textwrap import shorten
from typing import Any

from django import forms

from kimid.lib import blocks
from kimid.newsroom.actions.content import ContentData, CorrectionNote
from kimid.newsroom.forms.content import HIDDEN_INPUT, TextForm
from kimid.newsroom.forms.translation import TranslationForm


class StoryCorrectionForm(TextForm, TranslationForm):
    """The wrong sentence in a published story, the right one, and the cause of the mistake.

    If the story has a translation, it is corrected too, or marked as right.
    """

    was = forms.CharField(
        label="Ketuk kalimat yang salah",
        max_length=2000,
        error_messages={"required": "Pilih dulu kalimat yang salah."},
    )
    right = forms.CharField(
        label="Yang benar",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_removed = forms.BooleanField(label="Hapus kalimat ini. Tidak ada gantinya.", required=False)
    why = forms.CharField(
        label="Kenapa bisa salah? Pembaca ikut membacanya.",
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": "Misalnya: salah dengar"}),
        error_messages={"required": "Tulis satu kalimat dulu: kenapa bisa salah?"},
    )
    is_private = forms.BooleanField(
        label=(
            "Yang salah memuat data pribadi (nama anak atau korban, NIK, nomor, alamat). "
            "Jangan tampilkan lagi."
        ),
        required=False,
    )
    title = forms.CharField(label="Judul", max_length=140, widget=forms.Textarea(attrs={"rows": 1}))
    lead = forms.CharField(label="Inti", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.CharField(
        label="Cerita selengkapnya",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    second_is_right = forms.BooleanField(
        label="Sudah saya periksa, teks ini tidak perlu diubah.", required=False
    )
    base = forms.CharField(required=False, max_length=12, widget=HIDDEN_INPUT)

    def __init__(self, *args: Any, content: ContentData, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = content
        self.fields["second_lang"].widget = HIDDEN_INPUT
        if not self.has_translation:
            for name in [name for name in self.fields if name.startswith("second_")]:
                del self.fields[name]

    @property
    def has_translation(self) -> bool:
        return any(self._content.translation)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if self.has_translation:
            self.require_translation_language(clean)
        if clean.get("is_removed"):
            clean["right"] = ""
        elif not clean.get("right") and "right" not in self.errors:
            self.add_error("right", "Tulis kalimat yang benar, atau pilih “Hapus kalimat ini”.")
        if not self.errors:
            self._apply(clean)
        return clean

    def _apply(self, clean: dict[str, Any]) -> None:
        """Replace the wrong sentence by the right one, unless the writer has already done so in the
        text.
        """
        texts = {name: clean[name].replace("\r\n", "\n") for name in ("title", "lead", "body")}
        place = next((name for name, text in texts.items() if clean["was"] in text), None)
        if place is not None:
            texts[place] = texts[place].replace(clean["was"], clean["right"], 1)
            if clean["is_removed"]:
                texts[place] = _without_gap(texts[place])
        elif not self._is_put_right(texts):
            self.add_error(
                "was",
                "Kalimat ini memuat tautan atau tanda. "
                "Betulkan langsung di naskah di bawah, lalu lihat lagi.",
            )
        second = (
            self.translation_fields(clean) if self.has_translation else self._content.translation
        )
        if (
            self.has_translation
            and second == self._content.translation
            and not clean["second_is_right"]
        ):
            self.add_error(
                "second_is_right", "Betulkan juga teks ini, atau tandai bahwa isinya sudah benar."
            )
        self.corrected = replace(self._content, **texts, translation=second)
        if self.corrected == self._content and not self.errors:
            self.add_error("right", "Kalimat yang benar masih sama dengan yang salah.")
        if not (texts["title"] and texts["lead"]):
            self.add_error(
                "is_removed",
                "Judul dan inti tidak bisa dikosongkan. Tulis gantinya, atau tarik kabarnya.",
            )

    def _is_put_right(self, texts: Mapping[str, str]) -> bool:
        """Whether the right sentence is in these texts, or a removed one no longer is."""
        texts_read = [
            *texts.values(),
            blocks.plain_text(blocks.reader_blocks(blocks.parse_blocks(texts["body"]))),
        ]
        if self.cleaned_data["is_removed"]:
            return not any(self.cleaned_data["was"] in text for text in texts_read)
        return any(self.cleaned_data["right"] in text for text in texts_read)

    def note(self) -> CorrectionNote:
        """What readers see of the correction."""
        clean = self.cleaned_data
        was = "" if clean["is_private"] else _short(clean["was"])
        return CorrectionNote(was, _short(clean["right"]), clean["why"])


def _without_gap(text: str) -> str:
    """The text without the gap of a removed sentence and without empty points and quotations."""
    return re.sub(r"(?m)^(?:##|[->])[ ]*$\n?|(?<=[ ])[ ]+", "", text).strip()


def _short(sentence: str) -> str:
    """The sentence shortened for the notice."""
    return shorten(sentence, 300, placeholder=" …")
