"""The editor of a story: its form, its photos and its attachments, as stored or as just sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Self

from django.http import QueryDict

from kimid.access.pages import RuangRequest
from kimid.lib import blocks, clock
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture
from kimid.media.attachments import ChosenAttachments
from kimid.media.forms import ChosenPhotos
from kimid.newsroom.actions.content import ContentData, SourceNote, content_of, set_content
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.content import ContentForm, StoryForm, StoryPhotoForm
from kimid.newsroom.forms.details import details_initial
from kimid.newsroom.forms.translation import translation_initial
from kimid.newsroom.models import Story
from kimid.newsroom.saving import EditorInput

_ID_LENGTH: Final = 10
# Buttons that change the photos and open the editor again.
PHOTO_BUTTONS: Final = frozenset(
    {"first", "down", "drop", "add_photos", "begin", "detach", "attach"}
)


@dataclass
class StoryEditor:
    """A form, the photos in order, and a caption form for each."""

    form: ContentForm
    pictures: list[Picture] = field(default_factory=list)
    captions: list[StoryPhotoForm] = field(default_factory=list)
    refused_photos: dict[int, str] = field(default_factory=dict)
    attachments: ChosenAttachments = field(default_factory=ChosenAttachments)

    @classmethod
    def empty(cls, request: RuangRequest, at: datetime) -> Self:
        """An empty editor. It already has the number of the story, so that sending it twice makes
        one story.
        """
        today = clock.today(at, request.site.region.zone)
        number = public_id(_ID_LENGTH)
        return cls(StoryForm(initial={"draft": number, "sheet": number, "source_on": today}))

    @classmethod
    def for_story(cls, story: Story, *, show_missing: bool = False) -> Self:
        """The editor of a stored story. With `show_missing`, the fields of a draft say what is
        missing.
        """
        values = {
            name: getattr(story, name)
            for name in ("title", "lead", "body", "place", "topic", "kind", "sensitive_about")
        }
        values |= details_initial(Details.of(story))
        values |= translation_initial(content_of(story).translation)
        initial = {
            **values,
            "base": story.digest,
            "draft": story.public_id,
            "sheet": public_id(_ID_LENGTH),
        }
        source = story.sources.first() if story.stage == Stage.DRAFT else None
        if source is not None:
            own = source.kind == "seen" and source.name == story.author.name
            initial |= {
                "source_kind": source.kind,
                "source_name": "" if own else source.name,
                "source_on": source.on,
            }
        is_draft = story.stage == Stage.DRAFT
        form = (
            StoryForm(initial if show_missing else None, initial=initial)
            if is_draft
            else ContentForm(initial=initial)
        )
        captions = [
            StoryPhotoForm.for_picture(picture, number=number)
            for number, picture in enumerate(story.photos, 1)
        ]
        return cls(
            form,
            list(story.photos),
            captions,
            attachments=ChosenAttachments(list(story.attachments)),
        )

    @classmethod
    def from_request(
        cls, request: RuangRequest, story: Story | None, at: datetime, *, allow_missing: bool
    ) -> Self:
        """The editor that a form sends. Photos may come as files. Photo marks in the text follow
        the order of the photos.
        """
        chosen = ChosenPhotos.from_form(
            request.POST, request.FILES, site=request.site, by=request.person, at=at
        )
        photos_by_name = {
            picture["name"]: picture
            for picture in [*(story.photos if story else []), *chosen.pictures]
        }
        typed_names = request.POST.getlist("photos")
        names = _photo_order(request.POST, [picture["name"] for picture in chosen.pictures])
        order = [name for name in names if name in photos_by_name]
        data = request.POST.copy()
        if order[: len(typed_names)] != typed_names:
            for name in ("body", "second_body"):
                data[name] = blocks.editor_text(
                    blocks.parse_blocks(data.get(name, ""), typed_names), order
                )
        is_draft = story is None or story.stage == Stage.DRAFT
        form = StoryForm(data, allow_missing=allow_missing) if is_draft else ContentForm(data)
        pictures = [photos_by_name[name] for name in order]
        captions = [
            StoryPhotoForm.for_picture(picture, request.POST, number=number)
            for number, picture in enumerate(pictures, 1)
        ]
        attachments = ChosenAttachments.from_form(
            request.POST,
            request.FILES,
            story.attachments if story else (),
            site=request.site,
            by=request.person,
            at=at,
        )
        return cls(form, pictures, captions, chosen.refused, attachments)

    @property
    def has_refused_files(self) -> bool:
        """Whether a sent file was refused."""
        return bool(self.refused_photos or self.attachments.refused)

    @property
    def photos(self) -> list[tuple[Picture, StoryPhotoForm]]:
        """Each photo with its caption form."""
        return list(zip(self.pictures, self.captions, strict=True))

    @property
    def new_photo(self) -> StoryPhotoForm:
        """The texts of a photo during its upload. The script replaces `baru` by its name."""
        return StoryPhotoForm(prefix="foto-baru")

    def is_valid(self) -> bool:
        """Whether all forms are valid."""
        return all(
            [self.form.is_valid(), *(each.is_valid() for each in self.captions if each.is_bound)]
        )

    def error_text(self) -> str:
        """The first error of each field, in sentences."""
        return " ".join(
            str(errors[0])
            for form in (self.form, *self.captions)
            for errors in form.errors.values()
        )

    def missing_photos(self, request: RuangRequest) -> list[str]:
        """Names of photos that the form lists and kimid does not have: not uploaded yet, or
        deleted.
        """
        here = {picture["name"] for picture in self.pictures}
        return [name for name in request.POST.getlist("photos") if name and name not in here]

    def content(self) -> ContentData:
        return replace(
            self.form.content(self._captioned_photos()),
            attachments=tuple(self.attachments.attached),
        )

    def source(self, request: RuangRequest, at: datetime) -> SourceNote | None:
        """The first source of a draft. None for a story that was sent: later sources have their own
        form.
        """
        today = clock.today(at, request.site.region.zone)
        return self.form.source(request.person, today) if isinstance(self.form, StoryForm) else None

    def editor_input(self, request: RuangRequest, at: datetime) -> EditorInput:
        """The input to save. A new editor has the base `new`, so that it overwrites nothing."""
        clean = self.form.cleaned_data
        base = clean["base"] or ("new" if clean.get("draft") else "")
        return EditorInput(
            self.content(),
            self.source(request, at),
            tuple(self.form.sensitivities()),
            base,
            clean["sheet"],
        )

    def is_same_as(self, story: Story, source: SourceNote | None) -> bool:
        """Whether saving would change nothing."""
        now = story.sources.first()
        same_source = source is None or (
            now is not None
            and (now.kind, now.name, now.on) == (source.kind, source.name, source.on)
        )
        edited = set_content(Story(), self.content())
        return (
            same_source
            and edited.digest == story.digest
            and story.sensitive_about == self.form.sensitivities()
        )

    def _captioned_photos(self) -> list[Picture]:
        return [form.apply_to(picture) for picture, form in self.photos]


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
