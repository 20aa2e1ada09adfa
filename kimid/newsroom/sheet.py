"""The sheet a writer has before them: the words, their source and the photos, as they stand or as they were just sent."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Self

from django.forms import BoundField

from kimid.access.pages import RuangRequest
from kimid.lib import blocks, clock
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture
from kimid.media.attaching import ChosenAttachments
from kimid.media.forms import ChosenPhotos
from kimid.newsroom.actions import SourceNote, Words, tell, words_of
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms import PhotoWordsForm, StoryForm, WordsForm
from kimid.newsroom.forms.details import details_typed
from kimid.newsroom.forms.second import second_typed
from kimid.newsroom.keeping import Said
from kimid.newsroom.models import Story
from kimid.wire.placing import Details

_ID_LENGTH: Final = 10
# Buttons that change the photos and come back to the sheet.
ABOUT_PHOTOS: Final = frozenset({"first", "drop", "add_photos", "begin", "detach", "attach"})


@dataclass
class StorySheet:
    """A form, its photos in order, and what is said of each."""

    form: WordsForm
    pictures: list[Picture] = field(default_factory=list)
    captions: list[PhotoWordsForm] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    hung: ChosenAttachments = field(default_factory=ChosenAttachments)

    @classmethod
    def new(cls, request: RuangRequest, at: datetime) -> Self:
        """An empty one. It has its number already, so that sending it twice makes one story."""
        today, number = clock.today(at, request.site.region.zone), public_id(_ID_LENGTH)
        return cls(StoryForm(initial={"draft": number, "sheet": number, "source_on": today}))

    @classmethod
    def of(cls, story: Story, *, asked: bool = False) -> Self:
        """The story as it stands; a draft that is `asked` says at its fields what the group would still need."""
        words = {name: getattr(story, name) for name in ("title", "lead", "body", "place", "topic", "kind", "sensitive_about")}
        words |= details_typed(Details.of(story))
        words |= second_typed(words_of(story).second)
        known = {**words, "base": story.digest, "draft": story.public_id, "sheet": public_id(_ID_LENGTH)}
        source = story.sources.first() if story.stage == Stage.DRAFT else None
        if source is not None:
            own = source.kind == "seen" and source.name == story.author.name
            known |= {"source_kind": source.kind, "source_name": "" if own else source.name, "source_on": source.on}
        is_draft = story.stage == Stage.DRAFT
        form = StoryForm(known if asked else None, initial=known) if is_draft else WordsForm(initial=known)
        captions = [PhotoWordsForm.of(picture) for picture in story.photos]
        return cls(form, list(story.photos), captions, hung=ChosenAttachments(list(story.attachments)))

    @classmethod
    def sent(cls, request: RuangRequest, story: Story | None, at: datetime, *, may_wait: bool) -> Self:
        """What a form says. Photos that no script sent come along as files; the marks in the text follow their photos."""
        chosen = ChosenPhotos.sent(request.POST, request.FILES, site=request.site, by=request.person, at=at)
        known = {picture["name"]: picture for picture in [*(story.photos if story else []), *chosen.pictures]}
        typed, dropped = request.POST.getlist("photos"), request.POST.getlist("drop")
        fresh = [picture["name"] for picture in chosen.pictures if picture["name"] not in typed]
        first = [name for name in request.POST.getlist("first") if name in typed]
        order = [name for name in dict.fromkeys([*first, *typed, *fresh]) if name in known and name not in dropped]
        data = request.POST.copy()
        if order[: len(typed)] != typed:
            for name in ("body", "second_body"):
                data[name] = blocks.as_text(blocks.parse(data.get(name, ""), typed), order)
        is_draft = story is None or story.stage == Stage.DRAFT
        form = StoryForm(data, may_wait=may_wait) if is_draft else WordsForm(data)
        pictures = [known[name] for name in order]
        captions = [PhotoWordsForm.of(picture, request.POST) for picture in pictures]
        hung = story.attachments if story else ()
        attached = ChosenAttachments.sent(request.POST, request.FILES, hung, site=request.site, by=request.person, at=at)
        return cls(form, pictures, captions, chosen.refused, attached)

    @property
    def is_refused(self) -> bool:
        """Whether a file that was sent along could not be taken."""
        return bool(self.refused or self.hung.refused)

    @property
    def photos(self) -> list[tuple[Picture, PhotoWordsForm]]:
        """Each photo with what is said of it."""
        return list(zip(self.pictures, self.captions, strict=True))

    @property
    def unsaid(self) -> list[BoundField]:
        """The fields for a photo that is still on its way; its name takes the place of `baru`."""
        form = PhotoWordsForm(prefix="foto-baru")
        return [form["caption"], form["children"], form["credit"], form["focus"]]

    def is_valid(self) -> bool:
        """Whether all of it can be kept."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.captions if each.is_bound)])

    def faults(self) -> str:
        """What keeps it from being kept, in sentences."""
        return " ".join(str(words[0]) for form in (self.form, *self.captions) for words in form.errors.values())

    def missing(self, request: RuangRequest) -> list[str]:
        """Names of photos that the form counts on and that are not there: still on a phone, or forgotten meanwhile."""
        here = {picture["name"] for picture in self.pictures}
        return [name for name in request.POST.getlist("photos") if name and name not in here]

    def words(self) -> Words:
        """What the story is to say."""
        return replace(self.form.words(self._told()), attachments=tuple(self.hung.attached))

    def source(self, request: RuangRequest, at: datetime) -> SourceNote | None:
        """Where a draft comes from; later sources are added one by one."""
        today = clock.today(at, request.site.region.zone)
        return self.form.source(request.person, today) if isinstance(self.form, StoryForm) else None

    def said(self, request: RuangRequest, at: datetime) -> Said:
        """All that it says, as it is kept. A new sheet knows of no earlier words, so it changes none."""
        clean = self.form.cleaned_data
        base = clean["base"] or ("new" if clean.get("draft") else "")
        return Said(self.words(), self.source(request, at), tuple(self.form.sensitive()), base, clean["sheet"])

    def says_the_same_as(self, story: Story, source: SourceNote | None) -> bool:
        """Whether keeping it would change nothing."""
        now = story.sources.first()
        same_source = source is None or (
            now is not None and (now.kind, now.name, now.on) == (source.kind, source.name, source.on)
        )
        told = tell(Story(), self.words())
        return same_source and told.digest == story.digest and story.sensitive_about == self.form.sensitive()

    def _told(self) -> list[Picture]:
        return [form.told(picture) for picture, form in self.photos]
