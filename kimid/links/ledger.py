"""Which addresses may be links on a site, and which are published as words first.

An address may be a link on a site when a second person has looked at it for this site, or for two
sites of others. An address of this install whose site is at a name of its own leads on there, so
the ledger knows it by the owner of that name. Functions for the actions of the apps that publish;
they call them inside their transaction.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from kimid.lib.web_addresses import owner_of
from kimid.links.models import LinkUse
from kimid.links.trusted import is_trusted
from kimid.people.models import Person
from kimid.sites.hosts import read_host
from kimid.sites.models import Site

_KNOWN_FROM: Final = 2  # sites for which people have looked


def new_owners(owners: Collection[str], site: Site) -> set[str]:
    """Those of these owners whose addresses are words on this site. One query, none without owners
    that need a look; one more with addresses of this install.
    """
    return _new(_needing_look(owners, site), site)


def _new(entries: Mapping[str, str], site: Site) -> set[str]:
    if not entries:
        return set()
    uses = LinkUse.objects.filter(owner__in=entries.values(), looked_at__isnull=False)
    looks = uses.values_list("owner").annotate(
        here=Count("pk", filter=Q(site=site)), sites=Count("pk")
    )
    known = {entry for entry, here, sites in looks if here or sites >= _KNOWN_FROM}
    return {owner for owner, entry in entries.items() if entry not in known}


def _needing_look(owners: Collection[str], site: Site) -> dict[str, str]:
    """Those of these owners that are not trusted, each with the owner whom the ledger knows."""
    names = _names_they_lead_to(owners, site)
    entries = {owner: owner_of(names[owner]) if owner in names else owner for owner in owners}
    return {owner: entry for owner, entry in entries.items() if not is_trusted(entry)}


def _names_they_lead_to(owners: Collection[str], site: Site) -> dict[str, str]:
    """The own names of other sites of this install that stand among these owners."""
    labels = {
        host.label: owner
        for owner in owners
        if (host := read_host(owner)) is not None and host.label not in ("", site.label)
    }
    if not labels:
        return {}
    named = Site.objects.filter(label__in=labels).exclude(own_name="")
    return {labels[label]: name for label, name in named.values_list("label", "own_name")}


def unseen_address(site: Site, addresses: Iterable[str]) -> str:
    """The first of these addresses that is words on this site. Empty if there is none."""
    by_owner: dict[str, str] = {}
    for address in addresses:
        by_owner.setdefault(owner_of(address), address)
    new = new_owners(by_owner, site)
    return next((address for owner, address in by_owner.items() if owner in new), "")


def record_uses(owners: Collection[str], site: Site, at: datetime) -> set[str]:
    """Record that a site publishes addresses of these owners. Returns those that are words.

    Two statements, none without owners that need a look; one more with addresses of this install.
    """
    entries = _needing_look(owners, site)
    rows = [LinkUse(owner=entry, site=site, first_at=at) for entry in sorted(set(entries.values()))]
    LinkUse.objects.bulk_create(rows, ignore_conflicts=True)
    return _new(entries, site)


def record_look(owners: Collection[str], site: Site, *, by: Person, at: datetime) -> None:
    """Record that a second person has looked at the addresses of these owners, for this site."""
    record_uses(owners, site, at)
    entries = _needing_look(owners, site).values()
    LinkUse.objects.filter(owner__in=entries, site=site, looked_at=None).update(
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
