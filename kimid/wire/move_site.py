"""Functions that move a site with all its published items to another region.

The actions of the apps call them inside their transaction.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched
from typing import Any, Final

from django.db.models import F

from kimid.events.action import touch
from kimid.lib.codes import level, lineage
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, portal_tag
from kimid.sites.site_creation import portals_of
from kimid.wire.daily_counts import add_to_daily_counts
from kimid.wire.holding import HOLD_REASON
from kimid.wire.models import Item, Placement, RegionTally
from kimid.wire.placing import area_of
from kimid.wire.search import index

_AT_ONCE: Final = 200


def move_items(site: Site, region_code: str, at: datetime) -> int:
    """Move all items of a site to this region and to the portals above it. Returns their number.

    A placement on a portal that stays keeps what its editors arranged.
    """
    regions = lineage_of(region_code)
    items = list(
        Item.objects.filter(site=site)
        .exclude(region=region_code)
        .select_related("region")
        .order_by("pk")
    )
    if not items:
        return 0
    for old_code in sorted({item.region_id for item in items}):
        move_tallies(old_code, region_code, items=sum(item.region_id == old_code for item in items))
    sites = [site, *heirs_of(site), *portals_of(regions, at)]
    for batch in batched(items, _AT_ONCE):
        for item in batch:
            _move_item(item, regions[0])
        _replace_placements(batch, sites)
    touch(*(item.tag for item in items), *(portal.tag for portal in sites))
    return len(items)


def also_place_on(site: Site, other: Site) -> int:
    """Place all items of the site on another group's site too. Returns their number."""
    items = list(Item.objects.filter(placements__portal=site).order_by("pk"))
    for batch in batched(items, _AT_ONCE):
        Placement.objects.bulk_create(_rows(batch, [other]), ignore_conflicts=True)
        for item in batch:
            index.reindex(item)
    touch(other.tag, *(item.tag for item in items))
    return len(items)


def heirs_of(site: Site) -> list[Site]:
    """The sites into which this site was merged, one after the other."""
    return [site.merged_into, *heirs_of(site.merged_into)] if site.merged_into else []


def move_tallies(old_code: str, new_code: str, *, items: int = 0, kims: int = 0) -> None:
    """Subtract counts from one region and all above it, and add them to another.

    From the villages upward, level by level: all transactions lock the rows in the same order and
    never wait for each other.
    """
    changes = dict.fromkeys(lineage(old_code), -1)
    for code in lineage(new_code):
        changes[code] = changes.get(code, 0) + 1
    RegionTally.objects.bulk_create(
        [RegionTally(region_id=code) for code in changes], ignore_conflicts=True
    )
    for code in sorted(changes, key=lambda code: (-level(code), code)):
        updates: dict[str, Any] = {
            "items": F("items") + changes[code] * items,
            "kims": F("kims") + changes[code] * kims,
        }
        RegionTally.objects.filter(region=code).update(**updates)
    touch(*map(portal_tag, changes))


def _move_item(item: Item, region: Region) -> None:
    """Change the region of one item, in the daily counts and in the search index too."""
    add_to_daily_counts(item.region, item.published_at, items=-1)
    item.region = region
    item.area = area_of(item)
    item.save(update_fields=["region", "area"])
    add_to_daily_counts(region, item.published_at, items=1)
    index.put(item)


def _replace_placements(items: tuple[Item, ...], sites: list[Site]) -> None:
    Placement.objects.filter(item__in=items).exclude(portal__in=sites).delete()
    Placement.objects.bulk_create(_rows(items, sites), ignore_conflicts=True)


def _rows(items: Iterable[Item], sites: list[Site]) -> list[Placement]:
    return [
        Placement(
            portal=portal,
            item=item,
            kind=item.kind,
            published_at=item.published_at,
            starts_at=item.starts_at,
            hidden_at=item.held_at,
            reason=HOLD_REASON if item.held_at else "",
        )
        for item in items
        for portal in sites
    ]
