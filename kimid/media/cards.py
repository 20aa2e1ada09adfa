"""Share cards: the picture that a link shows when somebody sends it on. One file each, replaced by another, never changed."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from kimid.lib.picture import Picture, width_for
from kimid.media import files
from kimid.media.models import unguessable_name

HEAVIEST: Final = 100 * 1024  # what chat programs still fetch
_WIDE: Final = 960  # of the photo on a card


def store_card(body: bytes) -> str:
    """Keep a drawn card under a new name; everybody who knows the name may see it from now on."""
    if len(body) > HEAVIEST:
        raise ValueError("a share card weighs at most 100 KB")
    name = unguessable_name()
    files.store_card(name, body)
    return name


def remove_card(name: str) -> None:
    """Take a card away. May run twice; no name is no card."""
    if name:
        files.remove_card(name)


def photo_for_card(picture: Picture | None) -> bytes | None:
    """The photo that stands on the card, if there is one."""
    return files.own_file(picture["name"], f"{width_for(picture, _WIDE)}.webp") if picture else None


def remove_strange(known: Collection[str], before: datetime) -> int:
    """Remove cards from before this moment that nothing names; says how many. Their task was stopped halfway."""
    strange = [name for name, written in files.cards() if name not in known and written < before]
    for name in strange:
        files.remove_card(name)
    return len(strange)
