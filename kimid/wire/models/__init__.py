"""What is published and where it stands, and what is counted of it."""

from kimid.wire.models.counts import DaySalt, ItemReads, ReaderMark, RegionDay, RegionTally
from kimid.wire.models.items import (
    ClaimStem,
    DetailFields,
    Item,
    ItemKind,
    Placement,
    SearchRow,
    Topic,
    event_time,
    kicker,
)

__all__ = [
    "ClaimStem",
    "DaySalt",
    "DetailFields",
    "Item",
    "ItemKind",
    "ItemReads",
    "Placement",
    "ReaderMark",
    "RegionDay",
    "RegionTally",
    "SearchRow",
    "Topic",
    "event_time",
    "kicker",
]
