"""Functions that move a site with all its published items to another region.

The actions of the apps call them inside their transaction.
"""

from collections import Counter
from datetime import datetime
from itertools import batched
from typing import Any, Final

from django.db.models import F

from kimid.events.action import touch
from kimid.lib import clock
from kimid.lib.codes import Level, level, lineage
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, portal_tag
from kimid.sites.site_creation import portals_of
from kimid.wire.daily_counts import add_to_daily_counts
from kimid.wire.facets import remove_facets, save_facets
from kimid.wire.front import arrange_front, lock_items, lock_own_placements
from kimid.wire.models import Item, Placement, RegionTally
from kimid.wire.placing import area_of, counted_codes, placements_for
from kimid.wire.search import index

_AT_ONCE: Final = 200


def move_items(site: Site, region_code: str, at: datetime) -> int:
    """Move all items of a site to this region and to the portals above it. Returns their number.

    A placement on a portal that stays keeps what its editors arranged.
    """
    regions = lineage_of(region_code)
    items = list(
        Item.objects.select_for_update(of=("self",), no_key=True)
        .filter(site=site)
        .exclude(region=region_code)
        .select_related("region")
        .order_by("pk")
    )
    if not items:
        return 0
    lock_own_placements(items)
    numbers = Counter((item.region_id, item.stands_up_to) for item in items)
    for (old_code, up_to), number in sorted(numbers.items()):
        move_tallies(old_code, region_code, items=number, up_to=up_to)
    sites = [site, *heirs_of(site), *portals_of(regions, at)]
    for batch in batched(items, _AT_ONCE):
        for item in batch:
            _move_item(item, regions[0])
        _replace_placements(batch, sites)
    arrange_front(site, sites, {item.kind for item in items})
    touch(*(item.tag for item in items), *(portal.tag for portal in sites))
    return len(items)


def also_place_on(site: Site, other: Site) -> int:
    """Place all items of the site on another group's site too. Returns their number."""
    items = lock_items(Item.objects.filter(placements__portal=site))
    for batch in batched(items, _AT_ONCE):
        _add_placements(batch, [other])
        for item in batch:
            index.reindex(item)
    touch(other.tag, *(item.tag for item in items))
    return len(items)


def no_longer_place_on(site: Site, other: Site) -> int:
    """Take all items of the site from another group's site again. Returns their number."""
    rows = Item.objects.filter(placements__portal=site).exclude(site=other)
    items = lock_items(rows.filter(pk__in=Placement.objects.filter(portal=other).values("item")))
    for batch in batched(items, _AT_ONCE):
        remove_facets(batch)
        Placement.objects.filter(item__in=batch, portal=other).delete()
        save_facets(batch)
        for item in batch:
            index.reindex(item)
    touch(other.tag, *(item.tag for item in items))
    return len(items)


def heirs_of(site: Site) -> list[Site]:
    """The sites into which this site was merged, one after the other."""
    return [site.merged_into, *heirs_of(site.merged_into)] if site.merged_into else []


def move_tallies(
    old_code: str, new_code: str, *, items: int = 0, kims: int = 0, up_to: int = Level.NATION
) -> None:
    """Subtract counts from one region and all above it up to a level, and add them to another.

    From the villages upward, level by level: all transactions lock the rows in the same order and
    never wait for each other.
    """
    changes = dict.fromkeys(lineage(old_code), -1)
    for code in lineage(new_code):
        changes[code] = changes.get(code, 0) + 1
    changes = {code: sign for code, sign in changes.items() if level(code) >= up_to}
    upward = sorted(changes, key=lambda code: (-level(code), code))
    RegionTally.objects.bulk_create(
        [RegionTally(region_id=code) for code in upward], ignore_conflicts=True
    )
    for code in upward:
        updates: dict[str, Any] = {
            "items": F("items") + changes[code] * items,
            "kims": F("kims") + changes[code] * kims,
        }
        RegionTally.objects.filter(region=code).update(**updates)
    touch(*map(portal_tag, changes))


def _move_item(item: Item, region: Region) -> None:
    """Change the region of one item, in the daily counts and in the search index too."""
    _count_day(item, items=-1)
    item.region = region
    item.area = area_of(item)
    item.save(update_fields=["region", "area"])
    _count_day(item, items=1)
    index.put(item)


def _count_day(item: Item, *, items: int) -> None:
    on = clock.today(item.published_at, item.region.zone)
    add_to_daily_counts(counted_codes(item), on, items=items)


def _replace_placements(items: tuple[Item, ...], sites: list[Site]) -> None:
    remove_facets(items)
    Placement.objects.filter(item__in=items).exclude(portal__in=sites).delete()
    _add_placements(items, sites)


def _add_placements(items: tuple[Item, ...], sites: list[Site]) -> None:
    rows = [row for item in items for row in placements_for(item, sites)]
    Placement.objects.bulk_create(rows, ignore_conflicts=True)
    save_facets(items)
