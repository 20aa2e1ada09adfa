"""What becomes of KIM and offices when regions change: they follow to the region that took the
place of theirs.

Each act is whole and may be done again: it looks at what still stands in a region that ended, and
at nothing else.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, QuerySet

from kimid.access.grant_moves import move_grants
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import codes
from kimid.places.models import Region
from kimid.places.queries import current_region
from kimid.places.region_moves import anything_moves, move_all
from kimid.registry.models import Kim, PolicyRow
from kimid.registry.policies import policy_tag
from kimid.registry.queries import register_tag
from kimid.registry.rules import RegistryPermission
from kimid.sites.models import Site, SiteKind, portal_tag
from kimid.sites.portal_moves import move_portal
from kimid.wire.move_site import move_items, move_tallies


class NoSuccessor(ValueError):
    """The region still exists, or nothing took its place: there is nowhere to follow to."""


@action(needs=RegistryPermission.CHANGE_REGIONS, records="regions.changed")
def record_region_change(
    nation: Region,
    *,
    source: str,
    counts: dict[str, int],
    changed: Iterable[str],
    by: Actor,
    at: datetime,
) -> Region:
    """Write down that another list of regions holds, and let pages that show one of the `changed`
    be made anew.
    """
    add_event_data(source=source, **counts)
    touch(*map(portal_tag, changed))
    return nation


@action(needs=RegistryPermission.CHANGE_REGIONS, records="region.succeeded")
def hand_over_region(region: Region, *, by: Actor, at: datetime) -> Region:
    """Hand what an ended region had to its successor: portal, roles, rules, and what other subjects
    have there.
    """
    heir = _successor_of(region)
    add_event_data(
        to=heir.code,
        portal=move_portal(region, heir),
        roles=move_grants(region, heir, at),
        rules=_rules_to_move(region, heir).update(region=heir),
        **move_all(region, heir, at),
    )
    upper = {*codes.lineage(region.code), *codes.lineage(heir.code)}
    touch(*map(portal_tag, upper), policy_tag(region.code), policy_tag(heir.code))
    return region


@action(needs=RegistryPermission.CHANGE_REGIONS, records="portal.renamed")
def rename_portal(portal: Site, *, by: Actor, at: datetime) -> Site:
    """Call a portal as its region is called now. Its old address leads to the new one."""
    add_event_data(was=portal.label)
    portal.label = portal.region.portal_label
    portal.name = portal.region.full_name
    portal.save(update_fields=["label", "name"])
    touch(*map(portal_tag, codes.lineage(portal.region_id)))
    return portal


@action(needs=RegistryPermission.CHANGE_REGIONS, records="kim.followed_region")
def follow_region(kim: Kim, *, by: Actor, at: datetime) -> Kim:
    """Let a KIM go to what took the place of its region, with all it has published. Its number and
    address stay as they are.
    """
    was = kim.region
    heir = _successor_of(kim.region)
    # Locked, so that one action at a time takes a serial of this region.
    Region.objects.select_for_update(no_key=True).get(pk=heir.pk)
    add_event_data(
        was=was.code, to=heir.code, items=move_kim(kim, heir, _serial_in(heir, kim.serial), at)
    )
    return kim


def move_kim(kim: Kim, heir: Region, serial: int, at: datetime) -> int:
    """For actions: a KIM stands in another region from now on, with all it has published; gives how
    much that is.
    """
    was = kim.region
    kim.region = heir
    kim.serial = serial
    kim.save(update_fields=["region", "serial"])
    kim.site.region = heir
    kim.site.save(update_fields=["region"])
    # The items first: their placements are locked before the tallies (`wire/front.py`).
    moved = move_items(kim.site, heir.code, at)
    move_tallies(was.code, heir.code, kims=0 if kim.has_ended else 1)
    upper = {*codes.lineage(was.code), *codes.lineage(heir.code)}
    touch(kim.site.tag, *map(register_tag, upper))
    return moved


def has_to_hand_over(region: Region) -> bool:
    """Whether an ended region still has something that its successor is to have."""
    heir = current_region(region)
    if heir == region:
        return False
    portals = Site.objects.filter(kind=SiteKind.PORTAL)
    return (
        anything_moves(region, heir)
        or _rules_to_move(region, heir).exists()
        or (portals.filter(region=region).exists() and not portals.filter(region=heir).exists())
    )


def _successor_of(region: Region) -> Region:
    heir = current_region(region)
    if heir == region:
        raise NoSuccessor(region.code)
    return heir


def _serial_in(region: Region, wanted: int) -> int:
    """The same place in the order of the new region if it is free, else the next."""
    there = Kim.objects.filter(region=region)
    if not there.filter(serial=wanted).exists():
        return wanted
    return int(there.aggregate(last=Max("serial"))["last"]) + 1


def _rules_to_move(old: Region, new: Region) -> QuerySet[PolicyRow]:
    """Rules that the successor has not answered itself; the others stay with the old region, to be
    read there.
    """
    answered = list(PolicyRow.objects.filter(region=new).values_list("rule", flat=True))
    return PolicyRow.objects.filter(region=old).exclude(rule__in=answered)
