"""The action that replaces a retouched photo."""

from datetime import datetime

from kimid.activity.models import ActivityEntry, Plan
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib.picture import Picture, with_texts_of
from kimid.media.models import Photo
from kimid.media.rules import MediaPermission


@action(needs=MediaPermission.RETOUCH, records="activity.photo_renewed", counts_as_life=True)
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all entries and plans of its group. May run twice."""
    renewed = 0
    for entry in ActivityEntry.objects.filter(site=photo.site).exclude(photos=[]):
        if _carries(entry.photos, old):
            entry.photos = _with_photo(entry.photos, old, photo)
            entry.save(update_fields=["photos"])
            renewed += 1
    for plan in Plan.objects.filter(site=photo.site).exclude(before_photos=[], after_photos=[]):
        if _carries([*plan.before_photos, *plan.after_photos], old):
            plan.before_photos, plan.after_photos = (
                _with_photo(each, old, photo) for each in (plan.before_photos, plan.after_photos)
            )
            plan.save(update_fields=["before_photos", "after_photos"])
            renewed += 1
    add_event_data(old=old, renewed=renewed)
    if renewed:
        touch(photo.site.tag)
    return photo


def _carries(pictures: list[Picture], old: str) -> bool:
    return any(picture["name"] == old for picture in pictures)


def _with_photo(pictures: list[Picture], old: str, photo: Photo) -> list[Picture]:
    """The pictures with the new photo, and with their own texts."""
    return [
        _renewed_picture(picture, photo) if picture["name"] == old else picture
        for picture in pictures
    ]


def _renewed_picture(picture: Picture, photo: Photo) -> Picture:
    now = with_texts_of(picture, photo.as_picture())
    return now | {"consent": picture.get("consent", "unasked")}
