"""The photos of a published story with their corrections, as an editor chooses them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

from kimid.access.pages import RuangRequest
from kimid.lib import blocks
from kimid.newsroom.actions.content import ContentData, CorrectionNote, content_of
from kimid.newsroom.edited_photos import EditedPhotos
from kimid.newsroom.forms.photo_corrections import PhotoCorrectionForm
from kimid.newsroom.models import Story
from kimid.newsroom.photo_changes import photo_changes

# Buttons that change the photos and open the form again.
_PHOTO_BUTTONS: Final = frozenset({"first", "down", "drop", "add_photos"})
_SENT_AGAIN: Final = ("caption", "alt", "credit", "children", "focus")


@dataclass(kw_only=True)
class PhotoCorrection(EditedPhotos):
    """A form for the reason, and the photos with their texts."""

    form: PhotoCorrectionForm
    story: Story
    is_ready: bool = False  # to be looked at, or published

    @classmethod
    def of(cls, request: RuangRequest, story: Story, at: datetime) -> Self:
        """As the story has its photos, or as they were just sent."""
        if request.method != "POST":
            form = PhotoCorrectionForm(initial={"base": story.digest})
            return cls(**vars(EditedPhotos.stored(story)), form=form, story=story)
        photos = EditedPhotos.sent(request, story, at)
        goes_on = any(button in request.POST for button in ("again", *_PHOTO_BUTTONS))
        fields = PhotoCorrectionForm.base_fields
        sent = {name: request.POST[name] for name in fields if name in request.POST}
        form = PhotoCorrectionForm(None if goes_on else request.POST, initial=sent)
        made = cls(**vars(photos), form=form, story=story)
        made.is_ready = not goes_on and made._is_valid()
        return made

    def _is_valid(self) -> bool:
        is_valid = all([self.form.is_valid(), self.has_valid_texts, not self.refused_photos])
        if is_valid and not self.note().photos:
            self.form.add_error(None, "Belum ada foto atau keterangan yang diubah.")
        return not self.form.errors and is_valid

    def content(self) -> ContentData:
        """The story with these photos. One that takes the place of another stands where it
        stood, also in the text.
        """
        content = content_of(self.story)
        old = [photo["name"] for photo in self.story.photos]
        photos = self.with_texts()
        gone = [name for name in old if name not in self.names]
        new = [name for name in self.names if name not in old]
        if len(gone) == len(new) == 1 and self.names[-1] == new[0]:
            photos.insert(old.index(gone[0]), photos.pop())
            old[old.index(gone[0])] = new[0]
        names = [photo["name"] for photo in photos]
        lang, title, lead, body = content.translation
        return replace(
            content,
            photos=tuple(photos),
            body=_with_marks(content.body, old, names),
            translation=(lang, title, lead, _with_marks(body, old, names)),
        )

    def note(self) -> CorrectionNote:
        """What readers see of the correction."""
        clean = self.form.cleaned_data
        lines = photo_changes(
            self.story.photos, self.content().photos, is_private=clean["is_private"]
        )
        return CorrectionNote("", "", clean["why"], tuple(lines))

    @property
    def sent_again(self) -> list[tuple[str, str]]:
        """What the preview sends once more of the photos: names and values of its form."""
        texts = [
            (each[name].html_name, each[name].value() or "")
            for each in self.captions
            for name in _SENT_AGAIN
        ]
        return [*(("photos", name) for name in self.names), *texts]


def _with_marks(body: str, old: Sequence[str], new: Sequence[str]) -> str:
    """The text with its marks for the photos in another order."""
    return body if old == new else blocks.editor_text(blocks.parse_blocks(body, old), new)
