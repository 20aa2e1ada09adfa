"""A photo is retouched: a person in it is hidden, or a part is cut off. The old photo
leaves everybody: to the trash of a month if it was used, else for good.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib.blocks import Block
from kimid.media.actions import InUse, StoredRenditions
from kimid.media.models import Photo
from kimid.media.retouched import with_new_file, with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import lock_rows_using
from kimid.media.visibility import hide_files, settle_after_commit, show_files
from kimid.newsroom.models import ConflictCopy, Meeting, Message, Revision, Story, StoryContent, Tip
from kimid.wire import placing

_WITH_PHOTOS: Final = ("photos", "blocks", "translation")  # the fields that name photos


@action(
    needs=MediaPermission.RETOUCH,
    records="photo.retouched",
    locks_first="subject.site",
    counts_as_life=True,
)
def retouch(photo: Photo, *, stored: StoredRenditions, by: Actor, at: datetime) -> dict[str, str]:
    """Replace the files of this photo by the stored ones, which have a new name, wherever the group
    uses it.

    Returns the digests of the stories that use it: the old one and the new one. A task takes the
    old files away after the commit. Raises InUse for a logo or a cover.
    """
    old = photo.name
    if old in {picture["name"] for picture in (photo.site.logo, photo.site.cover) if picture}:
        raise InUse
    add_event_data(name=old, became=stored.name, was_public=photo.is_public, was_used=photo.is_used)
    fresh = {"widths": list(stored.widths), "has_avif": False, "focus_x": 50, "focus_y": 50}
    for field, value in (asdict(stored) | fresh).items():
        setattr(photo, field, value)
    photo.save()
    settle_after_commit(show_files, photo.name)
    settle_after_commit(hide_files, old)
    stories = list(lock_rows_using(photo.name, Story).select_related("item"))
    _replace_in_versions(stories, old, photo)
    _replace_in_talks(old, photo)
    current = [story for story in stories if any(each["name"] == old for each in story.photos)]
    return dict(_replace_photo_in_story(story, old, photo) for story in current)


def _replace_in_versions(stories: Collection[Story], old: str, photo: Photo) -> None:
    for versions in (Revision.objects, ConflictCopy.objects):
        for content in versions.filter(story__in=stories):
            if any(picture["name"] == old for picture in content.photos):
                _replace_photo(content, old, photo)
                content.save(update_fields=_WITH_PHOTOS)


def _replace_in_talks(old: str, photo: Photo) -> None:
    for tip in Tip.objects.filter(site=photo.site, picture__name=old):
        tip.picture = with_new_file(tip.picture, photo) if tip.picture else None
        tip.save(update_fields=["picture"])
    for message in lock_rows_using(photo.name, Message):
        message.photos = with_new_photo(message.photos, old, photo)
        message.save(update_fields=["photos"])
    for meeting in lock_rows_using(photo.name, Meeting):
        meeting.photos = with_new_photo(meeting.photos, old, photo)
        if names := meeting.form_data.get("photos"):  # chosen, and not yet saved with the minutes
            chosen = [photo.name if name == old else name for name in names]
            meeting.form_data = {**meeting.form_data, "photos": chosen}
        meeting.save(update_fields=["photos", "form_data"])


def _replace_photo_in_story(story: Story, old: str, photo: Photo) -> tuple[str, str]:
    before = story.digest
    _replace_photo(story, old, photo)
    story.save(update_fields=_WITH_PHOTOS)
    if story.item is not None:
        placing.show_picture(story.item, story.photos[0])
    return before, story.digest


def _replace_photo(content: StoryContent, old: str, photo: Photo) -> None:
    """Replace the photo in this content. Its texts stay; all else comes from the new files."""
    content.photos = with_new_photo(content.photos, old, photo)
    content.blocks = _with_name(content.blocks, old, photo.name)
    if content.translation:
        blocks = _with_name(content.translation["blocks"], old, photo.name)
        content.translation = {**content.translation, "blocks": blocks}


def _with_name(text: Sequence[Block], old: str, new: str) -> list[Block]:
    return [{**block, "photo": new} if block["photo"] == old else block for block in text]
