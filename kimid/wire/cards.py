"""The share card of an item, of whatever kind: the picture beside its shared address.

A subject calls these from tasks that follow its events. Each may run twice, and late.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kimid.events.actor import System
from kimid.lib.share_card import ShareCard, card_jpeg
from kimid.media import cards
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.stages import Feature
from kimid.wire.actions import set_share_card
from kimid.wire.card_words import card_version, card_words
from kimid.wire.models import Item

DRAWING: Final = System("share card")


def draw_card(item: Item) -> None:
    """Draw the card of an item from what readers have of it now, instead of the one before."""
    version = card_version(item)
    name = cards.store_card(card_jpeg(card_of(item)))
    try:
        before = set_share_card(item, name=name, version=version, by=DRAWING, at=timezone.now())
    except Item.DoesNotExist:  # withdrawn since
        before = name
    cards.remove_card(before)
    align_card(item.pk)


def align_card(item_id: int) -> None:
    """Let readers have the card of an item while they have the item, and only then. Whoever comes
    last of two looks once more.
    """
    while item := Item.objects.select_related("site").filter(pk=item_id).first():
        is_open = not item.is_held and not item.site.is_closed_for(Feature.READING)
        cards.show_card(item.card, is_open=is_open)
        if not Item.objects.filter(pk=item_id).exclude(held_at=item.held_at).exists():
            return


def card_of(item: Item) -> ShareCard:
    """What the card of an item says, with its photo."""
    return replace(card_words(item), photo=cards.photo_for_card(item.picture))


@daily(hour=4, zone="WIB")
@task(lane=Lane.DERIVED)
def tidy_cards(at: datetime) -> None:
    """Delete cards that no item uses. A card stays for a day: its item may not name it yet."""
    cards.remove_stray_cards(
        set(Item.objects.exclude(card="").values_list("card", flat=True)), at - timedelta(days=1)
    )
