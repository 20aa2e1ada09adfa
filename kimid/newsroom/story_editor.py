"""The editor of a story: its form, its photos and its attachments, as stored or as just sent."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Self

from kimid.access.pages import RuangRequest
from kimid.lib import blocks, clock
from kimid.lib.codes import public_id
from kimid.media.attachments import ChosenAttachments
from kimid.newsroom.actions.content import ContentData, SourceNote, content_of, set_content
from kimid.newsroom.details import Details
from kimid.newsroom.edited_photos import EditedPhotos
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.content import ContentForm, StoryForm
from kimid.newsroom.forms.details import details_initial
from kimid.newsroom.forms.translation import translation_initial
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.required_details import missing_photos
from kimid.newsroom.saving import EditorInput

_ID_LENGTH: Final = 10
# Buttons that change the photos and open the editor again.
PHOTO_BUTTONS: Final = frozenset(
    {"first", "down", "drop", "add_photos", "begin", "detach", "attach"}
)


@dataclass(kw_only=True)
class StoryEditor(EditedPhotos):
    """A form, and beside it photos and attachments."""

    form: ContentForm
    attachments: ChosenAttachments = field(default_factory=ChosenAttachments)
    allows_missing: bool = False

    @classmethod
    def empty(cls, request: RuangRequest, at: datetime) -> Self:
        """An empty editor. It already has the number of the story, so that sending it twice makes
        one story.
        """
        today = clock.today(at, request.site.region.zone)
        number = public_id(_ID_LENGTH)
        form = StoryForm(initial={"draft": number, "sheet": number, "source_on": today})
        return cls(form=form)

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
        return cls(
            **vars(EditedPhotos.stored(story)),
            form=form,
            attachments=ChosenAttachments(list(story.attachments)),
        )

    @classmethod
    def from_request(
        cls, request: RuangRequest, story: Story | None, at: datetime, *, allow_missing: bool
    ) -> Self:
        """The editor that a form sends. Photos may come as files. Photo marks in the text follow
        the order of the photos.
        """
        photos = EditedPhotos.sent(request, story, at)
        order = photos.names
        typed_names = request.POST.getlist("photos")
        data = request.POST.copy()
        if order[: len(typed_names)] != typed_names:
            for name in ("body", "second_body"):
                data[name] = blocks.editor_text(
                    blocks.parse_blocks(data.get(name, ""), typed_names), order
                )
        is_draft = story is None or story.stage == Stage.DRAFT
        form = StoryForm(data, allow_missing=allow_missing) if is_draft else ContentForm(data)
        attachments = ChosenAttachments.from_form(
            request.POST,
            request.FILES,
            story.attachments if story else (),
            site=request.site,
            by=request.person,
            at=at,
        )
        return cls(**vars(photos), form=form, attachments=attachments, allows_missing=allow_missing)

    @property
    def has_refused_files(self) -> bool:
        """Whether a sent file was refused."""
        return bool(self.refused_photos or self.attachments.refused)

    def is_valid(self) -> bool:
        """Whether all forms are valid, and a gallery has its photos."""
        is_valid = all([self.form.is_valid(), self.has_valid_texts])
        kind = StoryKind(self.form.cleaned_data.get("kind") or StoryKind.NEWS)
        lack = "" if self.allows_missing else missing_photos(kind, len(self.pictures))
        if lack:
            self.form.add_error(None, lack)
        return is_valid and not lack

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
            self.form.content(self.with_texts()),
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
