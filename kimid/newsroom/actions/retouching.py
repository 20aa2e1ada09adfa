"""A photo is retouched: a person in it is hidden, or a part is cut off. The old photo
leaves everybody: to the trash of a month if it was used, else for good.
"""

from dataclasses import asdict
from datetime import datetime

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib.picture import Picture, with_texts_of
from kimid.media import files
from kimid.media.actions import InUse, StoredRenditions
from kimid.media.models import Photo
from kimid.media.rules import MediaPermission
from kimid.newsroom.models import ConflictCopy, Meeting, Message, Revision, Story, StoryContent, Tip
from kimid.wire import placing


@action(needs=MediaPermission.RETOUCH, records="photo.retouched", counts_as_life=True)
def retouch(photo: Photo, *, stored: StoredRenditions, by: Actor, at: datetime) -> dict[str, str]:
    """Replace the files of this photo by the stored ones, which have a new name, wherever the group
    uses it.

    Returns the digests of the stories that use it: the old one and the new one. A task takes the
    old files away after the commit. Raises InUse for a logo or a cover.
    """
    old = photo.name
    if old in {picture["name"] for picture in (photo.site.logo, photo.site.cover) if picture}:
        raise InUse
    is_used = photo.first_used_at is not None
    add_event_data(name=old, became=stored.name, was_public=photo.is_public, was_used=is_used)
    fresh = {"widths": list(stored.widths), "has_avif": False, "focus_x": 50, "focus_y": 50}
    for field, value in (asdict(stored) | fresh).items():
        setattr(photo, field, value)
    photo.save()
    if photo.is_open_to_readers:
        files.show(photo.name)
    contents: list[StoryContent] = [*rows_with_photo(Revision.objects.filter(site=photo.site), old)]
    for content in [*contents, *rows_with_photo(ConflictCopy.objects.filter(site=photo.site), old)]:
        _replace_photo(content, old, photo)
        content.save(update_fields=["photos", "blocks"])
    for tip in Tip.objects.filter(site=photo.site, picture__name=old):
        tip.picture = _with_new_file(tip.picture, photo) if tip.picture else None
        tip.save(update_fields=["picture"])
    talk_rows: list[Meeting | Message] = [
        *rows_with_photo(Meeting.objects.filter(site=photo.site), old)
    ]
    for each in [*talk_rows, *rows_with_photo(Message.objects.filter(site=photo.site), old)]:
        each.photos = [
            _with_new_file(picture, photo) if picture["name"] == old else picture
            for picture in each.photos
        ]
        each.save(update_fields=["photos"])
    return dict(
        _replace_photo_in_story(story, old, photo)
        for story in rows_with_photo(Story.objects.filter(site=photo.site), old)
    )


def rows_with_photo[T: (Story, Revision, ConflictCopy, Meeting, Message)](
    rows: QuerySet[T], name: str
) -> list[T]:
    """The rows that use the photo with this name."""
    carried = rows.annotate(media_text=Cast("photos", TextField())).filter(
        media_text__contains=name
    )
    return [row for row in carried if any(picture["name"] == name for picture in row.photos)]


def _replace_photo_in_story(story: Story, old: str, photo: Photo) -> tuple[str, str]:
    before = story.digest
    _replace_photo(story, old, photo)
    story.save(update_fields=["photos", "blocks"])
    if story.item is not None:
        placing.show_picture(story.item, story.photos[0])
    return before, story.digest


def _replace_photo(content: StoryContent, old: str, photo: Photo) -> None:
    """Replace the photo in this content. Its texts stay; all else comes from the new files."""
    content.photos = [
        _with_new_file(picture, photo) if picture["name"] == old else picture
        for picture in content.photos
    ]
    content.blocks = [
        {**block, "photo": photo.name} if block["photo"] == old else block
        for block in content.blocks
    ]


def _with_new_file(picture: Picture, photo: Photo) -> Picture:
    now = with_texts_of(picture, photo.as_picture())
    return now | {"consent": picture.get("consent", now.get("consent", "unasked"))}
