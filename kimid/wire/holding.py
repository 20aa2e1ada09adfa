"""An item that leaves all lists for a while, and comes back exactly as it stood.

The actions of the apps call these inside their transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from kimid.events.action import touch
from kimid.lib.codes import Level, cut
from kimid.media.cards import forget_card
from kimid.wire.facets import save_facets
from kimid.wire.front import arrange_front, lock_fronts, lock_items
from kimid.wire.models import Item, Placement
from kimid.wire.search import index

# The reason of the placements that a hold hides. What an editor hid has another.
HOLD_REASON: Final = "Ditahan: akun yang menerbitkannya diragukan"


def hold_items(items: Iterable[Item], at: datetime) -> None:
    """Take items off their own sites, all portals and search. Nothing of them is deleted."""
    locked = lock_items(items)
    for item in locked:
        forget_card(item.card)
        item.held_at = at
        item.save(update_fields=["held_at"])
        item.placements.filter(hidden_at=None).update(
            hidden_at=at, reason=HOLD_REASON, stands_in_front=False
        )
    _changed(locked)


def end_hold(item: Item) -> None:
    """Put it back where it stood. What an editor hid, before or since, stays hidden."""
    locked = lock_items([item])
    for each in locked:
        each.placements.filter(reason=HOLD_REASON).update(hidden_at=None, reason="")
        each.held_at = None
        each.save(update_fields=["held_at"])
    _changed(locked)


def _changed(items: Sequence[Item]) -> None:
    """All are locked by now: the fronts come next, in one order (`wire/front.py`)."""
    save_facets(items)
    sites = {item: [each.portal for each in _placements_of(item)] for item in items}
    for code in sorted({cut(item.region_id, Level.REGENCY) for item in items}):
        lock_fronts(code)
    for item, portals in sites.items():
        arrange_front(item.site, portals, [item.kind])
        touch(item.tag, item.site.tag, *(portal.tag for portal in portals))
    for item in items:
        index.reindex(item)


def _placements_of(item: Item) -> QuerySet[Placement]:
    return item.placements.select_related("portal")
