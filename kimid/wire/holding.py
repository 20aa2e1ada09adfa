"""An item that leaves all lists for a while, and comes back exactly as it stood.

The actions of the apps call these inside their transaction.
"""

from datetime import datetime
from typing import Final

from kimid.events.action import touch
from kimid.wire.front import arrange_front, lock_fronts
from kimid.wire.models import Item
from kimid.wire.search import index

# The reason of the placements that a hold hides. What an editor hid has another.
HOLD_REASON: Final = "Ditahan: akun yang menerbitkannya diragukan"


def hold_item(item: Item, at: datetime) -> None:
    """Take an item off its own site, all portals and search. Nothing of it is deleted."""
    item.held_at = at
    item.save(update_fields=["held_at"])
    item.placements.filter(hidden_at=None).update(
        hidden_at=at, reason=HOLD_REASON, stands_in_front=False
    )
    _changed(item)


def end_hold(item: Item) -> None:
    """Put it back where it stood. What an editor hid, before or since, stays hidden."""
    item.placements.filter(reason=HOLD_REASON).update(hidden_at=None, reason="")
    item.held_at = None
    item.save(update_fields=["held_at"])
    _changed(item)


def _changed(item: Item) -> None:
    index.reindex(item)
    sites = [placement.portal for placement in item.placements.select_related("portal")]
    lock_fronts(item.region_id)
    arrange_front(item.site, sites)
    touch(item.tag, item.site.tag, *(portal.tag for portal in sites))
