"""Portals when regions change: plain functions for the actions of higher apps."""

from django.db.models import QuerySet

from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind


def move_portal(old: Region, new: Region) -> bool:
    """Give the portal of an ended region to its successor. Returns whether it did.

    If the successor has a portal of its own, the old one stays, and its address leads to the other.
    """
    portals = Site.objects.filter(kind=SiteKind.PORTAL)
    portal = portals.filter(region=old).first()
    if portal is None or portals.filter(region=new).exists():
        return False
    portal.region = new
    portal.label = new.portal_label
    portal.name = new.full_name
    portal.save(update_fields=["region", "label", "name"])
    return True


def misnamed_portals() -> "QuerySet[Site]":
    """Portals that still have a former name of their region."""
    rows = Site.objects.filter(
        kind=SiteKind.PORTAL, region__former_names__isnull=False, region__valid_until=None
    )
    wrong = [site.pk for site in rows.select_related("region").distinct() if is_misnamed(site)]
    return Site.objects.filter(pk__in=wrong).select_related("region").order_by("pk")


def is_misnamed(portal: Site) -> bool:
    """Whether the label or the name of a portal differs from that of its region."""
    return (portal.label, portal.name) != (portal.region.portal_label, portal.region.full_name)
