"""What people type about a story."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from textwrap import shorten
from typing import Any, cast

from django import forms

from kimid.lib import blocks
from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.lib.picture import Consent, Picture
from kimid.lib.text import number
from kimid.media.forms import CaptionForm
from kimid.newsroom.actions import CorrectionNote, SourceNote, Words
from kimid.newsroom.models import Decision, SourceKind, StoryKind, TalkForm
from kimid.people.models import Person
from kimid.wire.models import Topic

MOST_PARTS = 500  # paragraphs, subheadings, lists, quotes and photos of one text
_LONG = {"rows": 3}
# What the page itself has written down. Its form says `autocomplete="off"`, so no browser fills it from memory.
_UNTOUCHED = forms.HiddenInput()


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


class TextForm(forms.Form):
    """What every form with the text of a story asks of it: something to see, and no more parts than a page can show."""

    def clean_title(self) -> str:
        return self._seen("title", " ".join(blocks.clean(self.cleaned_data["title"]).split()))

    def clean_lead(self) -> str:
        return self._seen("lead", blocks.clean(self.cleaned_data["lead"]))

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        parts = len(blocks.parse(body))
        if parts > MOST_PARTS:
            raise forms.ValidationError(
                f"Naskah ini terdiri dari {number(parts)} bagian. Gabungkan paragrafnya sampai paling banyak {MOST_PARTS}."
            )
        return body

    def _seen(self, name: str, text: str) -> str:
        """The text of a field without signs that nobody sees; when nothing is left of it, it is asked for once more."""
        seen: str = self.fields[name].clean(text)
        return seen


class WordsForm(TextForm):
    """The words of a story. `base` is the digest of those that stood there when the page was opened, `sheet` names the page."""

    title = forms.CharField(
        label="Judul",
        max_length=140,
        widget=forms.Textarea(attrs={"rows": 1, "enterkeyhint": "next", "data-good": 70}),
        error_messages={
            "required": "Judulnya belum ada. Tulis satu kalimat dulu.",
            "max_length": "Judulnya %(show_value)s huruf. Pendekkan sampai 140 huruf; sisanya bisa masuk ke inti.",
        },
    )
    lead = forms.CharField(
        label="Inti, tiga kalimat",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "Apa yang terjadi? Siapa dan di mana? Lalu bagaimana?"}),
        error_messages={
            "required": "Intinya belum ada. Ceritakan dalam tiga kalimat.",
            "max_length": "Intinya %(show_value)s huruf. Cukup 1.000 huruf; sisanya pindahkan ke cerita selengkapnya.",
        },
    )
    body = forms.CharField(
        label="Cerita selengkapnya",
        required=False,
        max_length=60_000,
        help_text="Satu baris kosong memulai paragraf baru.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    place = forms.CharField(
        label="Tempat", required=False, max_length=80, help_text="Dusun, RT, atau nama tempatnya. Tampil di awal berita."
    )
    topic = forms.ChoiceField(label="Tentang apa?", choices=Topic.choices, initial=Topic.COMMUNITY, required=False)
    kind = forms.ChoiceField(
        label="Jenis tulisan", choices=StoryKind.choices, initial=StoryKind.NEWS, required=False, widget=forms.RadioSelect
    )
    is_sensitive = forms.BooleanField(
        label="Menyangkut suku, agama, konflik, korban, anak, atau menuduh orang",
        required=False,
        help_text="Dua orang harus memastikan sebelum terbit.",
    )
    base = forms.CharField(required=False, max_length=12, widget=_UNTOUCHED)
    sheet = forms.CharField(required=False, max_length=10, widget=_UNTOUCHED)

    def words(self, photos: Sequence[Picture] = ()) -> Words:
        """The clean data as the actions take it."""
        clean = self.cleaned_data
        kind, topic = StoryKind(clean["kind"] or StoryKind.NEWS), Topic(clean["topic"] or Topic.COMMUNITY)
        return Words(clean["title"], clean["lead"], clean["body"], kind, topic, clean["place"], tuple(photos))


class StoryForm(WordsForm, SourceForm):
    """A draft with its first source. `may_wait`: only what is there must be right; all of it is asked for when it is sent."""

    draft = forms.RegexField(rf"^[{PUBLIC_ALPHABET}]{{6,10}}\Z", required=False, widget=_UNTOUCHED)

    def __init__(self, *args: Any, may_wait: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "lead", "source_kind", "source_on"):
            self.fields[name].required = not may_wait


class PhotoWordsForm(CaptionForm):
    """What is said of one photo of a story."""

    caption = forms.CharField(label="Apa yang tampak di foto ini?", max_length=300, required=False)

    @classmethod
    def of(cls, picture: Picture, data: Mapping[str, Any] | None = None) -> "PhotoWordsForm":
        """The form for this photo: with what was sent, if its fields were; else with what is known."""
        prefix = f"foto-{picture['name']}"
        sent = data if data is not None and f"{prefix}-caption" in data else None
        across, down = picture["focus"]
        known = {"caption": picture["caption"] or picture["alt"], "credit": picture["credit"], "focus": f"{across} {down}"}
        known["children"] = picture.get("consent", "")
        return cls(sent, prefix=prefix, initial=known)

    def told(self, picture: Picture) -> Picture:
        """The facts of the photo with these words. Who cannot see it hears its caption."""
        if not self.is_bound or not self.is_valid():
            return picture
        clean = self.cleaned_data
        consent = cast(Consent, self.children_shown().value)
        alt = clean["caption"] if picture["alt"] in ("", picture["caption"]) else picture["alt"]
        told = Picture({**picture, "caption": clean["caption"], "alt": alt, "credit": clean["credit"], "consent": consent})
        told["focus"] = self.focus_point()
        return told


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


class CorrectionForm(TextForm):
    """What was wrong in a published story, what is right, and how it came to the mistake."""

    was = forms.CharField(
        label="Ketuk kalimat yang salah", max_length=2000, error_messages={"required": "Pilih dulu kalimat yang salah."}
    )
    right = forms.CharField(
        label="Yang benar",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis kalimat yang benar."},
    )
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
    base = forms.CharField(required=False, max_length=12, widget=_UNTOUCHED)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._words = words

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if not self.errors:
            self._apply(clean)
        return clean

    def _apply(self, clean: dict[str, Any]) -> None:
        """Put the right words in the place of the wrong ones, unless the writer has done so in the text."""
        texts = {name: clean[name].replace("\r\n", "\n") for name in ("title", "lead", "body")}
        place = next((name for name, text in texts.items() if clean["was"] in text), None)
        if place is not None:
            texts[place] = texts[place].replace(clean["was"], clean["right"], 1)
        elif not any(clean["right"] in text for text in texts.values()):
            self.add_error("was", "Kalimat ini memuat tautan atau tanda. Betulkan langsung di naskah di bawah, lalu lihat lagi.")
        self.corrected = replace(self._words, **texts)
        if self.corrected == self._words and not self.errors:
            self.add_error("right", "Kalimat yang benar masih sama dengan yang salah.")

    def note(self) -> CorrectionNote:
        """What readers are told."""
        clean = self.cleaned_data
        was = "" if clean["is_private"] else _short(clean["was"])
        return CorrectionNote(was, _short(clean["right"]), clean["why"])


def _short(sentence: str) -> str:
    """A sentence as a notice has room for it."""
    return shorten(sentence, 300, placeholder=" …")
