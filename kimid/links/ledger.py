"""Which addresses may be links on a site, and which are published as words first.

An address may be a link on a site when a second person has looked at it for this site, or for two
sites of others. Functions for the actions of the apps that publish; they call them inside their
transaction.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from kimid.lib.web_addresses import owner_of
from kimid.links.models import LinkUse
from kimid.links.trusted import is_trusted
from kimid.people.models import Person
from kimid.sites.models import Site

_KNOWN_FROM: Final = 2  # sites for which people have looked


def new_owners(owners: Collection[str], site: Site) -> set[str]:
    """Those of these owners whose addresses are words on this site. One query; none without owners
    that need a look.
    """
    unsure = {owner for owner in owners if not is_trusted(owner)}
    if not unsure:
        return set()
    rows = LinkUse.objects.filter(owner__in=unsure, looked_at__isnull=False).values_list("owner")
    looks = rows.annotate(here=Count("pk", filter=Q(site=site)), sites=Count("pk"))
    return unsure - {owner for owner, here, sites in looks if here or sites >= _KNOWN_FROM}


def unseen_address(site: Site, addresses: Iterable[str]) -> str:
    """The first of these addresses that is words on this site. Empty if there is none."""
    by_owner: dict[str, str] = {}
    for address in addresses:
        by_owner.setdefault(owner_of(address), address)
    new = new_owners(by_owner, site)
    return next((address for owner, address in by_owner.items() if owner in new), "")


def record_uses(owners: Collection[str], site: Site, at: datetime) -> set[str]:
    """Record that a site publishes addresses of these owners. Returns those that are words.

    Two statements; none without owners that need a look.
    """
    rows = [
        LinkUse(owner=owner, site=site, first_at=at)
        for owner in sorted(owners)
        if not is_trusted(owner)
    ]
    LinkUse.objects.bulk_create(rows, ignore_conflicts=True)
    return new_owners(owners, site)


def record_look(owners: Collection[str], site: Site, *, by: Person, at: datetime) -> None:
    """Record that a second person has looked at the addresses of these owners, for this site."""
    record_uses(owners, site, at)
    LinkUse.objects.filter(owner__in=owners, site=site, looked_at=None).update(
        looked_at=at, looked_by=by
    )


def take_back_looks(people: Iterable[int], site: Site, since: datetime) -> list[str]:
    """Forget that these people, whose accounts are in doubt, have looked at addresses for this site
    since a moment. Returns whose addresses.
    """
    rows = LinkUse.objects.filter(site=site, looked_by__in=list(people), looked_at__gte=since)
    owners = list(rows.select_for_update().order_by("pk").values_list("owner", flat=True))
    LinkUse.objects.filter(site=site, owner__in=owners).update(looked_at=None, looked_by=None)
    return owners
