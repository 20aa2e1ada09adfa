"""The action that replaces a retouched photo."""

from datetime import datetime

from kimid.activity.models import ActivityEntry, Plan
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib.picture import Picture
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import lock_rows_using


@action(
    needs=MediaPermission.RETOUCH,
    records="activity.photo_renewed",
    locks_first="subject.site",
    counts_as_life=True,
)
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all entries and plans of its group. May run twice."""
    renewed = 0
    for entry in lock_rows_using(photo.name, ActivityEntry):
        if _carries(entry.photos, old):
            entry.photos = with_new_photo(entry.photos, old, photo)
            entry.save(update_fields=["photos"])
            renewed += 1
    for plan in lock_rows_using(photo.name, Plan):
        if _carries([*plan.before_photos, *plan.after_photos], old):
            plan.before_photos, plan.after_photos = (
                with_new_photo(each, old, photo) for each in (plan.before_photos, plan.after_photos)
            )
            plan.save(update_fields=["before_photos", "after_photos"])
            renewed += 1
    add_event_data(old=old, renewed=renewed)
    if renewed:
        touch(photo.site.tag)
    return photo


def _carries(pictures: list[Picture], old: str) -> bool:
    return any(picture["name"] == old for picture in pictures)
