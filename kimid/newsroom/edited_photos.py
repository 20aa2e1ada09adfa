"""The photos of a story as a form has them: in their order, each with a form for its texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from django.http import QueryDict

from kimid.access.pages import RuangRequest
from kimid.lib.picture import Picture
from kimid.media.forms import ChosenPhotos
from kimid.newsroom.forms.content import StoryPhotoForm
from kimid.newsroom.models import Story


@dataclass(kw_only=True)
class EditedPhotos:
    """The photos in order, a form for the texts of each, and files that were refused."""

    pictures: list[Picture] = field(default_factory=list)
    captions: list[StoryPhotoForm] = field(default_factory=list)
    refused_photos: dict[int, str] = field(default_factory=dict)

    @classmethod
    def stored(cls, story: Story) -> Self:
        """The photos that the story has."""
        return cls(pictures=list(story.photos), captions=_forms(story.photos))

    @classmethod
    def sent(cls, request: RuangRequest, story: Story | None, at: datetime) -> Self:
        """The photos of a posted form, after the press of a button that changes their order. Photos
        may come as files.
        """
        chosen = ChosenPhotos.from_form(
            request.POST, request.FILES, site=request.site, by=request.person, at=at
        )
        by_name = {  # with its texts in this story, where it stands in it
            picture["name"]: picture
            for picture in [*chosen.pictures, *(story.photos if story else [])]
        }
        names = _photo_order(request.POST, [picture["name"] for picture in chosen.pictures])
        pictures = [by_name[name] for name in names if name in by_name]
        return cls(
            pictures=pictures,
            captions=_forms(pictures, request.POST),
            refused_photos=chosen.refused,
        )

    @property
    def photos(self) -> list[tuple[Picture, StoryPhotoForm]]:
        """Each photo with the form for its texts."""
        return list(zip(self.pictures, self.captions, strict=True))

    @property
    def names(self) -> list[str]:
        return [picture["name"] for picture in self.pictures]

    @property
    def new_photo(self) -> StoryPhotoForm:
        """The texts of a photo during its upload. The script replaces `baru` by its name."""
        return StoryPhotoForm(prefix="foto-baru")

    @property
    def has_valid_texts(self) -> bool:
        checks = [each.is_valid() for each in self.captions if each.is_bound]
        return all(checks)  # of each, so that all say what is wrong

    def with_texts(self) -> list[Picture]:
        """The photos with the texts that were sent."""
        return [form.apply_to(picture) for picture, form in self.photos]


def _forms(pictures: Sequence[Picture], data: QueryDict | None = None) -> list[StoryPhotoForm]:
    return [
        StoryPhotoForm.for_picture(picture, data, number=number)
        for number, picture in enumerate(pictures, 1)
    ]


def _photo_order(data: QueryDict, new_names: Sequence[str]) -> list[str]:
    """The names of the photos in order: the chosen first one, then the others, then new ones. One
    goes down by one place.
    """
    typed_names = data.getlist("photos")
    first = [name for name in data.getlist("first") if name in typed_names]
    dropped = data.getlist("drop")
    names = [
        name for name in dict.fromkeys([*first, *typed_names, *new_names]) if name not in dropped
    ]
    for name in data.getlist("down"):
        if name in names[:-1]:
            place = names.index(name)
            names[place : place + 2] = names[place + 1], name
    return names
