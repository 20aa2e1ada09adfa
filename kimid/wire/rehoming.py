"""A site goes to another region with all it has published: plain functions for the actions of the subjects."""

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
from kimid.sites.opening import portals_of
from kimid.wire.days import add_to_days
from kimid.wire.models import Item, Placement, RegionTally
from kimid.wire.placing import area_of
from kimid.wire.search import index

_AT_ONCE: Final = 200


def rehome(site: Site, region_code: str, at: datetime) -> int:
    """Let everything a site has published stand in this region and on the portals above it; gives how much that is.

    On portals where it stands already it stays as the editors there have arranged it.
    """
    regions = lineage_of(region_code)
    items = list(Item.objects.filter(site=site).exclude(region=region_code).select_related("region").order_by("pk"))
    if not items:
        return 0
    for was in sorted({item.region_id for item in items}):
        move_tallies(was, region_code, items=sum(item.region_id == was for item in items))
    stands_on = [site, *heirs_of(site), *portals_of(regions, at)]
    for some in batched(items, _AT_ONCE):
        for item in some:
            _carry(item, regions[0])
        _place(some, stands_on)
    touch(*(item.tag for item in items), *(portal.tag for portal in stands_on))
    return len(items)


def stand_also_on(site: Site, other: Site) -> int:
    """Let everything that stands on the site of a group stand on that of another group too; gives how much that is."""
    items = list(Item.objects.filter(placements__portal=site).order_by("pk"))
    for some in batched(items, _AT_ONCE):
        Placement.objects.bulk_create(_rows(some, [other]), ignore_conflicts=True)
        for item in some:
            index.renew(item)
    touch(other.tag, *(item.tag for item in items))
    return len(items)


def heirs_of(site: Site) -> list[Site]:
    """The sites that this one leads to, one after the other."""
    return [site.heir, *heirs_of(site.heir)] if site.heir else []


def move_tallies(was: str, now: str, *, items: int = 0, kims: int = 0) -> None:
    """Take counts from one region and all above it, and add them to another.

    From the villages upward, level by level: whoever else changes tallies does so in this order, so neither waits for the other.
    """
    changes = dict.fromkeys(lineage(was), -1)
    for code in lineage(now):
        changes[code] = changes.get(code, 0) + 1
    RegionTally.objects.bulk_create([RegionTally(region_id=code) for code in changes], ignore_conflicts=True)
    for code in sorted(changes, key=lambda code: (-level(code), code)):
        news: dict[str, Any] = {"items": F("items") + changes[code] * items, "kims": F("kims") + changes[code] * kims}
        RegionTally.objects.filter(region=code).update(**news)
    touch(*map(portal_tag, changes))


def _carry(item: Item, region: Region) -> None:
    """Let one item be of another region, and be found there."""
    add_to_days(item.region, item.published_at, items=-1)
    item.region = region
    item.area = area_of(item)
    item.save(update_fields=["region", "area"])
    add_to_days(region, item.published_at, items=1)
    index.put(item)


def _place(items: tuple[Item, ...], stands_on: list[Site]) -> None:
    Placement.objects.filter(item__in=items).exclude(portal__in=stands_on).delete()
    Placement.objects.bulk_create(_rows(items, stands_on), ignore_conflicts=True)


def _rows(items: Iterable[Item], stands_on: list[Site]) -> list[Placement]:
    return [
        Placement(portal=portal, item=item, kind=item.kind, published_at=item.published_at, starts_at=item.starts_at)
        for item in items
        for portal in stands_on
    ]
