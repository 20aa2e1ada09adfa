"""What people say of a photo, and the field for photos of other forms."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from kimid.events.actor import Actor
from kimid.lib.picture import Picture
from kimid.media import queries
from kimid.media.actions import Description
from kimid.media.models import ChildrenShown, Photo
from kimid.media.receiving import receive
from kimid.media.sandbox import PhotoRefused
from kimid.sites.models import Site

_PATIENCE: Final = 10.0  # seconds that the photos of one form may take in all; who sends more sends the rest once more

type Files = MultiValueDict[str, UploadedFile[Any]]

# Nine places are enough to keep a face in a picture that is cut square.
FOCUS: Final = [
    ("50 50", "Di tengah"),
    ("50 15", "Di atas"),
    ("50 85", "Di bawah"),
    ("15 50", "Di kiri"),
    ("85 50", "Di kanan"),
    ("15 15", "Kiri atas"),
    ("85 15", "Kanan atas"),
    ("15 85", "Kiri bawah"),
    ("85 85", "Kanan bawah"),
]


class CaptionForm(forms.Form):
    """What is said below a photo, of children in it, and what must stay when it is cut. All of it may come later."""

    caption = forms.CharField(label="Keterangan di bawah foto", max_length=300, required=False)
    credit = forms.CharField(label="Siapa yang memotret?", max_length=120, required=False)
    children = forms.ChoiceField(
        label="Ada wajah anak-anak?",
        choices=ChildrenShown.choices[1:],
        widget=forms.RadioSelect,
        required=False,
        help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
    )

    focus = forms.ChoiceField(
        label="Bagian terpenting ada di mana?",
        choices=FOCUS,
        required=False,
        help_text="Di daftar, foto dipotong persegi; bagian ini tetap terlihat.",
    )

    def focus_point(self) -> tuple[int, int]:
        """Where in the photo what matters most is: percent from the left and from the top."""
        across, down = (self.cleaned_data["focus"] or FOCUS[0][0]).split()
        return int(across), int(down)

    def children_shown(self) -> ChildrenShown:
        """What was answered about children, if it was."""
        return ChildrenShown(self.cleaned_data["children"] or ChildrenShown.UNASKED)


class PhotoForm(CaptionForm):
    """What is said of one photo. Only what can be seen in it is asked for; the rest may stay empty."""

    alt = forms.CharField(
        label="Apa yang tampak di foto?",
        max_length=300,
        help_text="Satu kalimat, untuk yang tidak bisa melihatnya. Contoh: perahu di jalan yang terendam.",
        error_messages={"required": "Tulis satu kalimat dulu: apa yang tampak di foto?"},
    )
    field_order = ["alt", "children", "caption", "credit", "focus"]

    @classmethod
    def of(cls, photo: Photo, data: QueryDict | None = None) -> "PhotoForm":
        """The form for this photo, with what is known of it."""
        known = {"alt": photo.alt, "caption": photo.caption, "credit": photo.credit, "children": photo.children}
        return cls(data, initial={**known, "focus": f"{photo.focus_x} {photo.focus_y}"})

    def description(self) -> Description:
        """The clean data as the actions take it."""
        clean = self.cleaned_data
        return Description(clean["alt"], clean["caption"], clean["credit"], self.children_shown(), *self.focus_point())


@dataclass
class ChosenPhotos:
    """The photos of a form that also has other fields: `media/ruang/parts/photos.html` shows them.

    Sent along are the names of photos that are there already (`photos`, in their order), those to leave out (`drop`), and, where
    no script shrank and sent them before, files (`foto`). A file that becomes no photo has a sentence in `refused`, by
    its number; the others are kept, so that nobody has to send them twice.
    """

    pictures: list[Picture] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Sequence[str]) -> "ChosenPhotos":
        """Those of the present site with these names."""
        return cls(queries.facts_of(names))

    @classmethod
    def sent(cls, data: QueryDict, files: Files, *, site: Site, by: Actor, at: datetime) -> "ChosenPhotos":
        """What a form says, its files taken in."""
        dropped = set(data.getlist("drop"))
        names = [name for name in data.getlist("photos") if name not in dropped]
        refused = {}
        until = monotonic() + _PATIENCE
        for number, file in enumerate(files.getlist("foto"), 1):
            try:
                if monotonic() > until:
                    raise PhotoRefused("busy")
                names.append(receive(file, site=site, by=by, at=at).name)
            except PhotoRefused as refusal:
                refused[number] = str(refusal)
        return cls(queries.facts_of(names), refused)
