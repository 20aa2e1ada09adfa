"""The actions of an office on the placements of its own portal."""

from datetime import datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.wire.models import Placement
from kimid.wire.rules import WirePermission
from kimid.wire.search import index


class ReasonMissing(ValueError):
    """To hide an item, the office must give a reason for the KIM."""


@action(needs=WirePermission.ARRANGE, records="placement.featured")
def feature(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Put this item on top of the portal, until another one is featured."""
    placement.featured_at = at
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.unfeatured")
def unfeature(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Return this item to its place by time."""
    placement.featured_at = None
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.hidden")
def hide(placement: Placement, *, reason: str, by: Actor, at: datetime) -> Placement:
    """Hide this item in the lists of this portal. The story and all other portals do not change.

    Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    placement.hidden_at = at
    placement.featured_at = None
    placement.reason = reason.strip()
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.shown")
def show(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Show a hidden item again."""
    placement.hidden_at = None
    placement.reason = ""
    return _save_arrangement(placement)


def _save_arrangement(placement: Placement) -> Placement:
    placement.save(update_fields=["featured_at", "hidden_at", "reason"])
    index.reindex(placement.item)
    add_event_data(item=placement.item_id, reason=placement.reason)
    touch(placement.portal.tag)
    return placement
