"""A photo of the group was made anew: what carries the old one carries the new."""

from datetime import datetime

from kimid.activity.models import Entry, Plan
from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.lib.picture import Picture
from kimid.media.models import Photo
from kimid.media.rules import Can


@action(needs=Can.RETOUCH, records="activity.photo_renewed")
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Put this photo in the place of the one of the old name in all entries and plans of its group. May run twice."""
    renewed = 0
    for entry in Entry.objects.filter(site=photo.site).exclude(photos=[]):
        if _carries(entry.photos, old):
            entry.photos = _with(entry.photos, old, photo)
            entry.save(update_fields=["photos"])
            renewed += 1
    for plan in Plan.objects.filter(site=photo.site).exclude(before_photos=[], after_photos=[]):
        if _carries([*plan.before_photos, *plan.after_photos], old):
            plan.before_photos, plan.after_photos = (_with(each, old, photo) for each in (plan.before_photos, plan.after_photos))
            plan.save(update_fields=["before_photos", "after_photos"])
            renewed += 1
    remember(old=old, renewed=renewed)
    if renewed:
        touch(photo.site.tag)
    return photo


def _carries(pictures: list[Picture], old: str) -> bool:
    return any(picture["name"] == old for picture in pictures)


def _with(pictures: list[Picture], old: str, photo: Photo) -> list[Picture]:
    """The words about a photo belong to where it is used; all else is that of the new files."""
    return [_as_now(picture, photo) if picture["name"] == old else picture for picture in pictures]


def _as_now(picture: Picture, photo: Photo) -> Picture:
    now = photo.facts() | {"alt": picture["alt"], "caption": picture["caption"], "credit": picture["credit"]}
    return now | {"consent": picture.get("consent", "unasked")}
