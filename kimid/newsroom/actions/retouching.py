"""A photo is retouched: a person in it is hidden, or a part is cut off. The old photo
leaves everybody: to the trash of a month if it was used, else for good. To show less is never
refused; what others had checked can be brought back.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from kimid.access.grants import is_settled
from kimid.events.action import action, add_event_data, record_event_for
from kimid.events.actor import Actor
from kimid.lib.blocks import Block
from kimid.limits.counting import Charge, Rate, take
from kimid.media.actions import InUse, StoredRenditions
from kimid.media.models import Photo
from kimid.media.retouched import file_values, open_retouch, with_new_file, with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import lock_rows_using
from kimid.media.visibility import hide_files, settle_after_commit, show_files
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import ConflictCopy, Meeting, Message, Revision, Story, StoryContent, Tip
from kimid.people.models import Person
from kimid.wire import placing

_WITH_PHOTOS: Final = ("photos", "blocks", "translation")  # the fields that name photos
# A gallery with a child in each photo stays below. An account that somebody stole would hide all
# that the group has ever shown.
_CHECKED_ONES: Final = Rate(30, timedelta(minutes=10))


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
    before = file_values(photo)
    if photo.name in {each["name"] for each in (photo.site.logo, photo.site.cover) if each}:
        raise InUse
    add_event_data(
        name=photo.name,
        became=stored.name,
        was_public=photo.is_public,
        was_used=photo.is_used,
        before=before,
    )
    fresh = {
        "widths": list(stored.widths),
        "has_avif": False,
        "focus_x": 50,
        "focus_y": 50,
        "covered_at": None,
    }
    stories = _exchange(photo, asdict(stored) | fresh)
    for story in stories:
        if story.item is not None:  # its page says so
            record_event_for(story, "story.photo_retouched", photo=photo.name)
    if any(map(_is_checked, stories)):
        _refuse_flood(by, at)
        add_event_data(was_checked=True)
    return {digest: story.digest for story, digest in stories.items()}


@action(
    needs=MediaPermission.BRING_BACK,
    records="photo.brought_back",
    locks_first="subject.site",
    counts_as_life=True,
)
def bring_back(photo: Photo, *, by: Person, at: datetime) -> Photo:
    """Bring back what others had checked before somebody made this photo anew; its files are out of
    the trash again. What it is now goes there. Raises ActionRefused.
    """
    retouched = open_retouch(photo, at)
    if retouched is None:
        raise ActionRefused(
            "Foto lamanya tidak bisa dikembalikan dari sini: sudah lewat tujuh hari, atau sudah "
            "dikembalikan."
        )
    if not is_settled(by, photo.site_id, at):
        raise ActionRefused("Yang mengembalikan foto sudah tiga hari di kelompok ini.")
    covered = photo.name
    before = retouched.data["before"]
    # What was hidden from readers stays hidden: to show it again is a press of its own.
    since = before.get("covered_at")
    hidden_since = datetime.fromisoformat(since) if since else photo.covered_at
    stories = _exchange(photo, {**before, "covered_at": hidden_since})
    add_event_data(stories=[story.pk for story in stories], by=retouched.actor_name)
    # Apps that store the picture listen to this.
    record_event_for(photo, "photo.retouched", name=covered, became=photo.name, was_used=True)
    return photo


# Any: values of fields.
def _exchange(photo: Photo, values: Mapping[str, Any]) -> dict[Story, str]:
    """Give the photo other files, under their name, wherever the group uses it. Returns the stories
    that show it, each with its digest of before.
    """
    old = photo.name
    for field, value in values.items():
        setattr(photo, field, value)
    photo.save()
    settle_after_commit(show_files, photo.name)
    settle_after_commit(hide_files, old)
    stories = list(lock_rows_using(photo.name, Story).select_related("item"))
    _replace_in_versions(stories, old, photo)
    _replace_in_talks(old, photo)
    current = [story for story in stories if any(each["name"] == old for each in story.photos)]
    return {story: _replace_photo_in_story(story, old, photo) for story in current}


def _is_checked(story: Story) -> bool:
    """Whether readers have it, or others have confirmed it."""
    return (
        story.is_public
        or story.stage == Stage.VERIFIED
        or story.confirmations.filter(voided_at=None).exists()
    )


def _refuse_flood(by: Actor, at: datetime) -> None:
    """Raise ActionRefused for somebody who changes very many photos that readers may have."""
    charge = Charge(("retouched photos", by.actor_ref), _CHECKED_ONES)
    if take([charge], at)[0].is_refused:
        raise ActionRefused(
            "Anda baru saja mengubah sangat banyak foto yang sudah diperiksa. Tunggu beberapa "
            "menit, atau minta redaktur lain. Mendesak? Tarik dulu kabarnya."
        )


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


def _replace_photo_in_story(story: Story, old: str, photo: Photo) -> str:
    """Replace it, also for readers who have it. Returns the digest of the story before."""
    before = story.digest
    _replace_photo(story, old, photo)
    story.save(update_fields=_WITH_PHOTOS)
    if story.item is not None:
        placing.show_picture(story.item, story.lead_photo)
    return before


def _replace_photo(content: StoryContent, old: str, photo: Photo) -> None:
    """Replace the photo in this content. Its texts stay; all else comes from the new files."""
    content.photos = with_new_photo(content.photos, old, photo)
    content.blocks = _with_name(content.blocks, old, photo.name)
    if content.translation:
        blocks = _with_name(content.translation["blocks"], old, photo.name)
        content.translation = {**content.translation, "blocks": blocks}


def _with_name(text: Sequence[Block], old: str, new: str) -> list[Block]:
    return [{**block, "photo": new} if block["photo"] == old else block for block in text]
