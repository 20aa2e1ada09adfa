"""A photo is made anew: somebody in it becomes unknown, something is cut off. The old one is gone from everywhere."""

from dataclasses import asdict
from datetime import datetime

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.lib.picture import Picture
from kimid.media import files
from kimid.media.actions import InUse, Stored
from kimid.media.models import Photo
from kimid.media.rules import Can
from kimid.newsroom.models import Aside, Meeting, Message, Revision, Story, Tip, Told
from kimid.wire import placing


@action(needs=Can.RETOUCH, records="photo.retouched")
def retouch(photo: Photo, *, stored: Stored, by: Actor, at: datetime) -> dict[str, str]:
    """Put other files, stored under a new name, in the place of those of this photo, wherever the group carries it.

    Gives the digests of the stories that carry it: what each was, and what it is now. The old files go after the commit.
    """
    old = photo.name
    if old in {picture["name"] for picture in (photo.site.logo, photo.site.cover) if picture}:
        raise InUse
    remember(name=old, became=stored.name)
    fresh = {"widths": list(stored.widths), "has_avif": False, "focus_x": 50, "focus_y": 50}
    for field, value in (asdict(stored) | fresh).items():
        setattr(photo, field, value)
    photo.save()
    if photo.is_public:
        files.show(photo.name)
    wordings: list[Told] = [*carrying(Revision.objects.filter(site=photo.site), old)]
    for wording in [*wordings, *carrying(Aside.objects.filter(site=photo.site), old)]:
        _renamed(wording, old, photo)
        wording.save(update_fields=["photos", "blocks"])
    for tip in Tip.objects.filter(site=photo.site, picture__name=old):
        tip.picture = _as_now(tip.picture, photo) if tip.picture else None
        tip.save(update_fields=["picture"])
    shown: list[Meeting | Message] = [*carrying(Meeting.objects.filter(site=photo.site), old)]
    for each in [*shown, *carrying(Message.objects.filter(site=photo.site), old)]:
        each.photos = [_as_now(picture, photo) if picture["name"] == old else picture for picture in each.photos]
        each.save(update_fields=["photos"])
    return dict(_renamed_story(story, old, photo) for story in carrying(Story.objects.filter(site=photo.site), old))


def carrying[T: (Story, Revision, Aside, Meeting, Message)](rows: QuerySet[T], name: str) -> list[T]:
    """Those of these rows that carry the photo of this name."""
    carried = rows.annotate(shown=Cast("photos", TextField())).filter(shown__contains=name)
    return [row for row in carried if any(picture["name"] == name for picture in row.photos)]


def _renamed_story(story: Story, old: str, photo: Photo) -> tuple[str, str]:
    before = story.digest
    _renamed(story, old, photo)
    story.save(update_fields=["photos", "blocks"])
    if story.item is not None:
        placing.show_picture(story.item, story.photos[0])
    return before, story.digest


def _renamed(told: Told, old: str, photo: Photo) -> None:
    """The words about a photo belong to where it is used; all else is that of the new files."""
    told.photos = [_as_now(picture, photo) if picture["name"] == old else picture for picture in told.photos]
    told.blocks = [{**block, "photo": photo.name} if block["photo"] == old else block for block in told.blocks]


def _as_now(picture: Picture, photo: Photo) -> Picture:
    now = photo.facts() | {"alt": picture["alt"], "caption": picture["caption"], "credit": picture["credit"]}
    return now | {"consent": picture.get("consent", now.get("consent", "unasked"))}
