"""What is published and where it stands, and what is counted of it."""

from kimid.wire.models.alike_words import MAX_GROUP_LENGTH, MAX_GROUPS, AlikeWords
from kimid.wire.models.counts import DaySalt, ItemReads, ReaderMark, RegionDay, RegionTally
from kimid.wire.models.facets import PlacementFacet
from kimid.wire.models.items import (
    ClaimStem,
    Item,
    Placement,
    SearchRow,
    Topic,
    event_time,
    kicker,
)

__all__ = [
    "MAX_GROUPS",
    "MAX_GROUP_LENGTH",
    "AlikeWords",
    "ClaimStem",
    "DaySalt",
    "Item",
    "ItemReads",
    "Placement",
    "PlacementFacet",
    "ReaderMark",
    "RegionDay",
    "RegionTally",
    "SearchRow",
    "Topic",
    "event_time",
    "kicker",
]
