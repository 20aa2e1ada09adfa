"""Share cards: the picture of a shared link. A card never changes; a new one replaces it."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from kimid.lib.picture import Picture, width_for
from kimid.media import files
from kimid.media.identity import require_own_media
from kimid.media.models import unguessable_name
from kimid.media.queries import is_shown

MAX_CARD_BYTES: Final = 100 * 1024  # chat programs ignore larger pictures
_PHOTO_WIDTH: Final = 960  # of the photo on a card


def store_card(body: bytes) -> str:
    """Store a drawn card under a new name. It is public from now on for everybody who has the name.

    Raises ValueError if it is too large.
    """
    if len(body) > MAX_CARD_BYTES:
        raise ValueError("a share card weighs at most 100 KB")
    name = unguessable_name()
    files.store_card(name, body)
    return name


def remove_card(name: str) -> None:
    """Remove a card. May run twice; does nothing without a name."""
    if name:
        files.remove_card(name)


def show_card(name: str, *, is_open: bool) -> None:
    """Show a card to everybody who has its name, or to nobody for now. May run twice."""
    if name:
        (files.bring_card_back if is_open else files.set_card_aside)(name)


def photo_for_card(picture: Picture | None) -> bytes | None:
    """The rendition of a photo for the card, or None for one that readers do not have now. A card
    is public, and the picture only a copy, so the rows are asked.
    """
    if not picture or not is_shown(picture["name"]):
        return None
    return files.own_file(picture["name"], f"{width_for(picture, _PHOTO_WIDTH)}.webp")


def remove_stray_cards(known: Collection[str], before: datetime) -> int:
    """Remove old cards that no item names: their task was interrupted. Returns their number.

    Raises ForeignMediaError, and removes nothing, when the folder is that of another database.
    """
    require_own_media()
    stray = [name for name, written in files.cards() if name not in known and written < before]
    for name in stray:
        files.remove_card(name)
    return len(stray)
