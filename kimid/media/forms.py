"""Forms for the description of a photo, and the photo field of other forms."""

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

# Seconds for all photos of one form. The sender must send the rest again.
_TIME_BUDGET: Final = 10.0

type Files = MultiValueDict[str, UploadedFile[Any]]

# Nine positions are enough to keep a face in a square crop.
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
    """Caption, credit, children and focus of a photo. All fields are optional."""

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
        """The focus: percent from the left and from the top."""
        across, down = (self.cleaned_data["focus"] or FOCUS[0][0]).split()
        return int(across), int(down)

    def children_shown(self) -> ChildrenShown:
        """The answer about children, or UNASKED."""
        return ChildrenShown(self.cleaned_data["children"] or ChildrenShown.UNASKED)


class PhotoForm(CaptionForm):
    """The description of one photo. Only the text alternative is required."""

    alt = forms.CharField(
        label="Apa yang tampak di foto?",
        max_length=300,
        help_text=(
            "Satu kalimat, untuk yang tidak bisa melihatnya. Contoh: perahu di jalan yang terendam."
        ),
        error_messages={"required": "Tulis satu kalimat dulu: apa yang tampak di foto?"},
    )
    field_order = ["alt", "children", "caption", "credit", "focus"]

    @classmethod
    def of(cls, photo: Photo, data: QueryDict | None = None) -> "PhotoForm":
        """The form for this photo, with its current values."""
        initial = {
            "alt": photo.alt,
            "caption": photo.caption,
            "credit": photo.credit,
            "children": photo.children,
        }
        return cls(data, initial={**initial, "focus": f"{photo.focus_x} {photo.focus_y}"})

    def description(self) -> Description:
        """The cleaned data for the action."""
        clean = self.cleaned_data
        return Description(
            clean["alt"],
            clean["caption"],
            clean["credit"],
            self.children_shown(),
            *self.focus_point(),
        )


@dataclass
class ChosenPhotos:
    """The photos of a larger form; `media/ruang/parts/photos.html` shows them.

    The form posts the names of stored photos in order (`photos`), those to remove (`drop`), and,
    without the script, files (`foto`). `refused` has a message by the number of a file. The other
    files are stored, so nobody must send them twice.
    """

    pictures: list[Picture] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Sequence[str]) -> "ChosenPhotos":
        """The photos of the current site with these names."""
        return cls(queries.pictures_by_name(names))

    @classmethod
    def from_form(
        cls, data: QueryDict, files: Files, *, site: Site, by: Actor, at: datetime
    ) -> "ChosenPhotos":
        """The photos of a posted form. Receives its files."""
        dropped = set(data.getlist("drop"))
        names = [name for name in data.getlist("photos") if name not in dropped]
        refused = {}
        deadline = monotonic() + _TIME_BUDGET
        for number, file in enumerate(files.getlist("foto"), 1):
            try:
                if monotonic() > deadline:
                    raise PhotoRefused("busy")
                names.append(receive(file, site=site, by=by, at=at).name)
            except PhotoRefused as refusal:
                refused[number] = str(refusal)
        return cls(queries.pictures_by_name(names), refused)
