"""Published texts with some addresses as words, because no second person has looked at them."""

from collections.abc import Collection, Iterable
from typing import cast

from django.db.models import Model

from kimid.lib.picture import PICTURE_TEXTS, Picture
from kimid.lib.web_addresses import in_words


def put_in_words(row: Model, names: Iterable[str], owners: Collection[str]) -> None:
    """Write the addresses of these owners as words in these fields of a row. Saves nothing."""
    for name in names if owners else ():
        longest: int | None = getattr(row._meta.get_field(name), "max_length", None)
        setattr(row, name, in_words(getattr(row, name), owners)[:longest])


def readable_picture[P: Picture | None](picture: P, owners: Collection[str]) -> P:
    """The same photo with the addresses of these owners as words."""
    if picture is None or not owners:
        return picture
    words = {
        name: in_words(str(text), owners) for name, text in picture.items() if name in PICTURE_TEXTS
    }
    return cast(P, {**picture, **words})
