"""The content of a story, and the texts of its photos."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimid.lib import blocks
from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.lib.picture import Consent, Picture, alt_of
from kimid.lib.text import number
from kimid.media.forms import CaptionForm
from kimid.newsroom.actions.content import ContentData
from kimid.newsroom.forms.details import DetailsForm
from kimid.newsroom.forms.source import SourceForm
from kimid.newsroom.forms.translation import TranslationForm
from kimid.newsroom.models import Sensitivity, StoryKind
from kimid.wire.models import Topic

MAX_PARTS = 1000  # paragraphs, points, links and photos of one text
MAX_PHOTO_TEXT: Final = 300  # letters
_TOO_LONG: Final = "{} %(show_value)s huruf. Pendekkan sampai 300 huruf."
# A value that the page sets. Its form has `autocomplete="off"`, so that no browser fills it in.
HIDDEN_INPUT = forms.HiddenInput()


class TextForm(forms.Form):
    """The checks of every form with the text of a story: visible text, and not too many parts."""

    def clean_title(self) -> str:
        return self._visible_text(
            "title", " ".join(blocks.clean_text(self.cleaned_data["title"]).split())
        )

    def clean_lead(self) -> str:
        return self._visible_text("lead", blocks.clean_text(self.cleaned_data["lead"]))

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        parts = blocks.part_count(blocks.parse_blocks(body))
        if parts > MAX_PARTS:
            raise forms.ValidationError(
                f"Naskah ini terdiri dari {number(parts)} bagian. "
                f"Gabungkan paragrafnya sampai paling banyak {MAX_PARTS}."
            )
        return body

    def _visible_text(self, name: str, text: str) -> str:
        """The text without invisible characters. A field with no text left is required again."""
        visible: str = self.fields[name].clean(text)
        return visible


class ContentForm(TextForm, DetailsForm, TranslationForm):
    """The content of a story. `base` is the digest of the content when the page was opened, `sheet`
    the token of the page.
    """

    title = forms.CharField(
        label="Judul",
        max_length=140,
        widget=forms.Textarea(attrs={"rows": 1, "enterkeyhint": "next", "data-good": 70}),
        error_messages={
            "required": "Judulnya belum ada. Tulis satu kalimat dulu.",
            "max_length": (
                "Judulnya %(show_value)s huruf. "
                "Pendekkan sampai 140 huruf; sisanya bisa masuk ke inti."
            ),
        },
    )
    lead = forms.CharField(
        label="Inti, tiga kalimat",
        max_length=1000,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": "Apa yang terjadi? Siapa dan di mana? Lalu bagaimana?"}
        ),
        error_messages={
            "required": "Intinya belum ada. Ceritakan dalam tiga kalimat.",
            "max_length": (
                "Intinya %(show_value)s huruf. "
                "Cukup 1.000 huruf; sisanya pindahkan ke cerita selengkapnya."
            ),
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
    topic = forms.ChoiceField(
        label="Tentang apa?", choices=Topic.choices, initial=Topic.COMMUNITY, required=False
    )
    kind = forms.ChoiceField(
        label="Jenis tulisan",
        choices=StoryKind.choices,
        initial=StoryKind.NEWS,
        required=False,
        widget=forms.RadioSelect,
    )
    sensitive_about = forms.MultipleChoiceField(
        label="Apakah kabar ini menyangkut …",
        choices=Sensitivity.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            "Kalau ya, dua orang memastikannya dulu, seorang di antaranya redaktur atau ketua."
        ),
    )
    base = forms.CharField(required=False, max_length=12, widget=HIDDEN_INPUT)
    sheet = forms.CharField(required=False, max_length=10, widget=HIDDEN_INPUT)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        self.require_details(clean)
        self.require_translation_language(clean)
        return clean

    def content(self, photos: Sequence[Picture] = ()) -> ContentData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        return ContentData(
            clean["title"],
            clean["lead"],
            clean["body"],
            StoryKind(clean["kind"] or StoryKind.NEWS),
            Topic(clean["topic"] or Topic.COMMUNITY),
            clean["place"],
            tuple(photos),
            self.details(clean),
            translation=self.translation_fields(clean),
        )

    def sensitivities(self) -> list[Sensitivity]:
        return [each for each in Sensitivity if each in self.cleaned_data["sensitive_about"]]


class StoryForm(ContentForm, SourceForm):
    """A draft with its first source. With `allow_missing`, required fields may be empty."""

    draft = forms.RegexField(
        rf"^[{PUBLIC_ALPHABET}]{{6,10}}\Z", required=False, widget=HIDDEN_INPUT
    )

    def __init__(self, *args: Any, allow_missing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "lead", "source_kind", "source_on"):
            self.fields[name].required = not allow_missing


class StoryPhotoForm(CaptionForm):
    """The texts of one photo of a story. `number` is its place among them."""

    number = 0
    caption = forms.CharField(
        label="Apa yang tampak di foto ini?",
        max_length=MAX_PHOTO_TEXT,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "enterkeyhint": "next", "placeholder": "Apa yang tampak di foto ini?"}
        ),
        error_messages={"max_length": _TOO_LONG.format("Keterangan foto")},
    )
    alt = forms.CharField(
        label="Untuk yang tidak bisa melihat foto",
        max_length=MAX_PHOTO_TEXT,
        required=False,
        help_text="Kami usulkan dari keterangan. Tulis apa yang tampak.",
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": "Terisi sendiri begitu keterangan ditulis"}
        ),
        error_messages={"max_length": _TOO_LONG.format("Uraian foto")},
    )

    @classmethod
    def for_picture(
        cls, picture: Picture, data: Mapping[str, Any] | None = None, *, number: int = 0
    ) -> "StoryPhotoForm":
        """The form of this photo, with the sent data if its fields were sent, else with the stored
        texts.
        """
        prefix = f"foto-{picture['name']}"
        sent = data if data is not None and f"{prefix}-caption" in data else None
        across, down = picture["focus"]
        initial = {
            "caption": picture["caption"],
            "alt": alt_of(picture),
            "credit": picture["credit"],
            "focus": f"{across} {down}",
            "children": picture.get("consent", ""),
        }
        form = cls(sent, prefix=prefix, initial=initial)
        form.number = number
        return form

    def clean_caption(self) -> str:
        return _in_one_line(self.cleaned_data["caption"])

    def clean_alt(self) -> str:
        return _in_one_line(self.cleaned_data["alt"])

    @property
    def beside_photo(self) -> SafeString:
        """The field of the caption as it stands beside the photo: its name is read out only."""
        bound = self["caption"]
        return format_html(
            '<label class="hidden" for="{}">Keterangan foto {}</label>{}',
            bound.id_for_label,
            self.number or "",
            bound.as_widget(attrs={"maxlength": False, "data-most": str(MAX_PHOTO_TEXT)}),
        )

    def apply_to(self, picture: Picture) -> Picture:
        """The photo with these texts."""
        if not self.is_bound or not self.is_valid():
            return picture
        clean = self.cleaned_data
        consent = cast(Consent, self.children_shown().value)
        captioned = Picture(
            {
                **picture,
                "caption": clean["caption"],
                "alt": self._alt_beside(picture),
                "credit": clean["credit"],
                "consent": consent,
            }
        )
        captioned["focus"] = self.focus_point()
        return captioned

    def _alt_beside(self, stored: Picture) -> str:
        """The text alternative: the caption, unless somebody wrote another one. Sheets that wait on
        phones since before it had a field leave it as it is.
        """
        is_sent = self.add_prefix("alt") in self.data
        typed: str = self.cleaned_data["alt"] if is_sent else stored["alt"]
        follows = typed in ("", stored["caption"])
        return self.cleaned_data["caption"] if follows else typed


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
