"""What an office does with placements on its own portal."""

from datetime import datetime

from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.wire.models import Placement
from kimid.wire.rules import Can
from kimid.wire.search import index


class ReasonMissing(ValueError):
    """Hiding needs a reason that the KIM can read."""


@action(needs=Can.ARRANGE, records="placement.featured")
def feature(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Put this item on top of the portal, until another is featured."""
    placement.featured_at = at
    return _arranged(placement)


@action(needs=Can.ARRANGE, records="placement.unfeatured")
def unfeature(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Let this item go back to its place by time."""
    placement.featured_at = None
    return _arranged(placement)


@action(needs=Can.ARRANGE, records="placement.hidden")
def hide(placement: Placement, *, reason: str, by: Actor, at: datetime) -> Placement:
    """Leave this item out of the portal's own lists. The story itself, and every other portal, stay as they are."""
    if not reason.strip():
        raise ReasonMissing
    placement.hidden_at, placement.featured_at, placement.reason = at, None, reason.strip()
    return _arranged(placement)


@action(needs=Can.ARRANGE, records="placement.shown")
def show(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Show a hidden item again."""
    placement.hidden_at, placement.reason = None, ""
    return _arranged(placement)


def _arranged(placement: Placement) -> Placement:
    placement.save(update_fields=["featured_at", "hidden_at", "reason"])
    index.renew(placement.item)
    remember(item=placement.item_id, reason=placement.reason)
    touch(placement.portal.tag)
    return placement
