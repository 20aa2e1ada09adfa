"""Share cards: the picture of a shared link. A card never changes: what says something else has
another name.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from itertools import batched
from typing import Final

from kimid.lib.picture import Picture, width_for
from kimid.media import files
from kimid.media.identity import require_own_media
from kimid.media.queries import is_shown
from kimid.media.visibility import settle_after_commit
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task

MAX_CARD_BYTES: Final = 100 * 1024  # chat programs ignore larger pictures
_PHOTO_WIDTH: Final = 960  # of the photo on a card
_AT_ONCE: Final = 500  # names in one question to the database


def store_card(name: str, body: bytes) -> None:
    """Store a drawn card. It is public from now on for everybody who has the name.

    Raises ValueError if it is too large.
    """
    if len(body) > MAX_CARD_BYTES:
        raise ValueError("a share card weighs at most 100 KB")
    files.store_card(name, body)


def forget_card(name: str) -> None:
    """For an action: readers do not have this card any more from the commit on. Nothing without a
    name.
    """
    if name:
        settle_after_commit(remove_card, name)


@task(lane=Lane.WITHDRAWN)
def remove_card(name: str) -> None:
    """Remove a card. It is drawn again for whoever may have it and asks for it."""
    files.remove_card(name)


def photo_for_card(picture: Picture | None) -> bytes | None:
    """The rendition of a photo for the card, or None for one that readers do not have now. A card
    is public, and the picture only a copy, so the rows are asked.
    """
    if not picture or not is_shown(picture["name"]):
        return None
    return files.own_file(picture["name"], f"{width_for(picture, _PHOTO_WIDTH)}.webp")


def remove_stray_cards(
    named: Callable[[Collection[str]], Collection[str]], before: datetime
) -> None:
    """Remove old cards that are not among the `named`: of some names, those that an item has.

    Raises ForeignMediaError, and removes nothing, when the folder is that of another database.
    """
    require_own_media()
    files.remove_cards_set_aside()
    old = [name for name, written in files.cards() if written < before]
    for names in batched(old, _AT_ONCE):
        for name in {*names}.difference(named(names)):
            files.remove_card(name)
