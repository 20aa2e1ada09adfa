"""What a story says, and what is said of its photos."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms

from kimid.lib import blocks
from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.lib.picture import Consent, Picture
from kimid.lib.text import number
from kimid.media.forms import CaptionForm
from kimid.newsroom.actions import Words
from kimid.newsroom.forms.details import DetailsForm
from kimid.newsroom.forms.second import SecondForm
from kimid.newsroom.forms.source import SourceForm
from kimid.newsroom.models import Sensitivity, StoryKind
from kimid.wire.models import Topic

MOST_PARTS = 1000  # paragraphs, points, links and photos of one text
# What the page itself has written down. Its form says `autocomplete="off"`, so no browser fills it from memory.
UNTOUCHED = forms.HiddenInput()


class TextForm(forms.Form):
    """What every form with the text of a story asks of it: something to see, and no more parts than a page can show."""

    def clean_title(self) -> str:
        return self._seen("title", " ".join(blocks.clean(self.cleaned_data["title"]).split()))

    def clean_lead(self) -> str:
        return self._seen("lead", blocks.clean(self.cleaned_data["lead"]))

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        parts = blocks.parts(blocks.parse(body))
        if parts > MOST_PARTS:
            raise forms.ValidationError(
                f"Naskah ini terdiri dari {number(parts)} bagian. Gabungkan paragrafnya sampai paling banyak {MOST_PARTS}."
            )
        return body

    def _seen(self, name: str, text: str) -> str:
        """The text of a field without signs that nobody sees; when nothing is left of it, it is asked for once more."""
        seen: str = self.fields[name].clean(text)
        return seen


class WordsForm(TextForm, DetailsForm, SecondForm):
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
        label="Tempat",
        required=False,
        max_length=80,
        help_text="Dusun, RT, atau nama tempatnya. Tampil di awal kabar.",
        widget=forms.TextInput(attrs={"list": "tempat-kami"}),
    )
    topic = forms.ChoiceField(label="Tentang apa?", choices=Topic.choices, initial=Topic.COMMUNITY, required=False)
    kind = forms.ChoiceField(
        label="Jenis tulisan", choices=StoryKind.choices, initial=StoryKind.NEWS, required=False, widget=forms.RadioSelect
    )
    sensitive_about = forms.MultipleChoiceField(
        label="Apakah kabar ini menyangkut …",
        choices=Sensitivity.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kalau ya, dua orang memastikannya dulu, seorang di antaranya redaktur atau ketua.",
    )
    base = forms.CharField(required=False, max_length=12, widget=UNTOUCHED)
    sheet = forms.CharField(required=False, max_length=10, widget=UNTOUCHED)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        self.ask_for_details(clean)
        self.ask_for_second(clean)
        return clean

    def words(self, photos: Sequence[Picture] = ()) -> Words:
        """The clean data as the actions take it."""
        clean, details = self.cleaned_data, self.details(self.cleaned_data)
        kind, topic = StoryKind(clean["kind"] or StoryKind.NEWS), Topic(clean["topic"] or Topic.COMMUNITY)
        second, place = self.second_words(clean), clean["place"]
        return Words(clean["title"], clean["lead"], clean["body"], kind, topic, place, tuple(photos), details, second=second)

    def sensitive(self) -> list[Sensitivity]:
        """What the story touches that can hurt people."""
        return [each for each in Sensitivity if each in self.cleaned_data["sensitive_about"]]


class StoryForm(WordsForm, SourceForm):
    """A draft with its first source. `may_wait`: only what is there must be right; all of it is asked for when it is sent."""

    draft = forms.RegexField(rf"^[{PUBLIC_ALPHABET}]{{6,10}}\Z", required=False, widget=UNTOUCHED)

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
