"""A retouched photo has a new name: rows that store its picture take the new one. Their app hears
of it by the event `photo.retouched`, whose data names both. What readers or a check had seen can be
brought back for a week: then the same event names both the other way round.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from kimid.events.models import Event
from kimid.lib.picture import Picture, with_texts_of
from kimid.media.models import Photo

# After these a stored picture says something else than its photo. Their data names it.
OTHER_PICTURE: Final = ("photo.retouched", "photo.covered", "photo.uncovered")
# Its old files lie in the trash for longer.
BRING_BACK_WITHIN: Final = timedelta(days=7)
_OF_FILES: Final = (
    *("name", "width", "height", "widths", "weight", "tone"),
    *("has_avif", "focus_x", "focus_y"),
)


# Any: values of fields, as an event has them.
def file_values(photo: Photo) -> dict[str, Any]:
    """What a photo says of its files, ready for JSON, and since when readers do not have them."""
    values = {name: getattr(photo, name) for name in _OF_FILES}
    since = photo.covered_at
    return values | {"covered_at": since.isoformat() if since else None}


def open_retouch(photo: Photo, at: datetime) -> Event | None:
    """By which event this photo became what it is, if it can be brought back: others had checked
    what it was before, and that was lately. One query.
    """
    rows = Event.objects.filter(
        kind="photo.retouched",
        subject=Photo._meta.label,
        subject_id=str(photo.pk),
        data__became=photo.name,
        data__has_key="before",
        happened_at__gt=at - BRING_BACK_WITHIN,
    )
    event = rows.order_by("pk").last()
    return event if event is not None and was_checked(event) else None


def was_checked(event: Event) -> bool:
    """Whether readers or a check had the photo before it was made anew, or brought back."""
    return bool(event.data.get("was_public") or event.data.get("was_checked"))


def with_new_photo(pictures: Sequence[Picture], old: str, photo: Photo) -> list[Picture]:
    """The pictures with this photo in place of the one with the old name. Their texts stay; all
    else comes from the new files.
    """
    return [
        with_new_file(picture, photo) if picture["name"] == old else picture for picture in pictures
    ]


def with_new_file(picture: Picture, photo: Photo) -> Picture:
    """One picture with the new files, and with its own texts."""
    now = with_texts_of(picture, photo.as_picture())
    return now | {"consent": picture.get("consent", now.get("consent", "unasked"))}
