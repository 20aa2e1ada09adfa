"""Portals when regions change: plain functions that actions of higher floors call inside their own transaction."""

from django.db.models import QuerySet

from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind


def move_portal(old: Region, new: Region) -> bool:
    """Let the portal of a region that ended become that of its successor, with all that stands on it; says whether it did.

    Where the successor has a portal of its own, the old one stays as it is, and its address leads to the other.
    """
    portals = Site.objects.filter(kind=SiteKind.PORTAL)
    portal = portals.filter(region=old).first()
    if portal is None or portals.filter(region=new).exists():
        return False
    portal.region, portal.label, portal.name = new, new.portal_label, new.full_name
    portal.save(update_fields=["region", "label", "name"])
    return True


def wrongly_named() -> "QuerySet[Site]":
    """The portals of regions that have another name since: they are called as the region was called before."""
    rows = Site.objects.filter(kind=SiteKind.PORTAL, region__former_names__isnull=False, region__valid_until=None)
    wrong = [site.pk for site in rows.select_related("region").distinct() if is_wrongly_named(site)]
    return Site.objects.filter(pk__in=wrong).select_related("region").order_by("pk")


def is_wrongly_named(portal: Site) -> bool:
    """Whether a portal is called otherwise than its region."""
    return (portal.label, portal.name) != (portal.region.portal_label, portal.region.full_name)
