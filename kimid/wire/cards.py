"""The share card of an item, of whatever kind: the picture beside its shared address.

An item has the name of its card from the moment it is published, and another one as soon as it says
something else (`wire/placing.py`). The card is drawn when somebody first asks for that name.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from kimid.lib.share_card import ShareCard, card_jpeg
from kimid.media import cards, files
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.stages import Feature
from kimid.wire.card_words import card_words
from kimid.wire.models import Item

_WITH_PLACE: Final = ("site", "region__parent__parent")


def card_image(name: str) -> bytes | None:
    """The card with this name as JPEG, drawn if nobody has asked for it before; None if readers do
    not have its item, or have other words of it.
    """
    item = _shown_item(name)
    if item is None:
        return None
    return files.card_file(name) or _drawn(item)


def card_of(item: Item) -> ShareCard:
    """What the card of an item says, with its photo."""
    return replace(card_words(item), photo=cards.photo_for_card(item.picture))


def _drawn(item: Item) -> bytes | None:
    name = item.card
    body = card_jpeg(card_of(item))
    cards.store_card(name, body)
    if _shown_item(name) is None:
        # Corrected, withdrawn or held since. Whoever did it may have looked for the file before it
        # was there.
        files.remove_card(name)
        return None
    return body


def _shown_item(name: str) -> Item | None:
    """The item whose card has this name, while readers have it."""
    item = Item.objects.select_related(*_WITH_PLACE).filter(card=name).first()
    if item is None or item.is_held or item.site.is_closed_for(Feature.READING):
        return None
    return item


@daily(hour=4, zone="WIB")
@task(lane=Lane.DERIVED)
def tidy_cards(at: datetime) -> None:
    """Delete cards that no item has: whoever drew them was interrupted."""
    cards.remove_stray_cards(_named, at - timedelta(days=1))


def _named(names: Collection[str]) -> set[str]:
    return set(Item.objects.filter(card__in=names).values_list("card", flat=True))
