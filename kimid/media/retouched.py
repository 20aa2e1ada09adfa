"""A retouched photo has a new name: rows that store its picture take the new one. Their app hears
of it by the event `photo.retouched`, whose data names both.
"""

from collections.abc import Sequence

from kimid.lib.picture import Picture, with_texts_of
from kimid.media.models import Photo


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
