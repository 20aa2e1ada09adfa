"""Putting things on the wire and taking them off: plain functions for the publishing actions of the subjects."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F

from kimid.events.action import touch
from kimid.lib.codes import lineage
from kimid.sites.models import Site, portal_tag
from kimid.sites.opening import portals_above
from kimid.wire.models import Item, ItemKind, Placement, RegionTally


def place(*, site: Site, kind: ItemKind, title: str, summary: str, path: str, at: datetime) -> Item:
    """Publish an item of `site`: it stands on the site and on the portals of its region and all above, from this commit on."""
    item = Item.objects.create(
        site=site, region_id=site.region_id, kind=kind, title=title, summary=summary, path=path, published_at=at
    )
    stands_on = [site, *portals_above(site.region_id, at)]
    Placement.objects.bulk_create([Placement(portal=portal, item=item, kind=kind, published_at=at) for portal in stands_on])
    add_to_tallies(site.region_id, items=1)
    _touch(item, stands_on)
    return item


def take_off(item: Item) -> None:
    """Remove an item from every list it stands in. Its own page is the subject's to answer (410 with the reason)."""
    # Reads are counted at any moment. One that came in while the item goes would be a row without its item.
    Item.objects.select_for_update().get(pk=item.pk)
    stands_on = [placement.portal for placement in item.placements.select_related("portal")]
    region = item.region_id
    _touch(item, stands_on)
    item.delete()
    add_to_tallies(region, items=-1)


def add_to_tallies(region_code: str, *, items: int = 0, kims: int = 0) -> None:
    """Change the counts of a region and of all above it.

    From the village upward, always: two transactions that meet do so in the same order, so neither waits for the other.
    """
    codes = lineage(region_code)
    RegionTally.objects.bulk_create([RegionTally(region_id=code) for code in codes], ignore_conflicts=True)
    news: dict[str, Any] = {"items": F("items") + items, "kims": F("kims") + kims}
    for code in codes:
        RegionTally.objects.filter(region=code).update(**news)
    touch(*map(portal_tag, codes))


def _touch(item: Item, stands_on: Sequence[Site]) -> None:
    touch(item.tag, *(portal.tag for portal in stands_on))
