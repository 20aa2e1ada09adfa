"""Finding the site behind an address."""

from django.utils import timezone

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places import queries as places
from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind
from kimid.sites.opening import family_look


def site_at(label: str) -> Site | None:
    """The site with this label; for the label of a region without a site, its empty portal, which has no row."""
    for found in Site.objects.select_related("region").filter(label=label):  # at most one; `first()` takes twice the time
        return found
    region = places.by_portal_label(label)
    return portal_without_row(region) if region is not None else None


def portal_without_row(region: Region) -> Site:
    """The portal of a region as it looks before anything was published there. Not saved: reading never writes."""
    dye, accent = family_look(region.code)
    return Site(
        label=region.portal_label,
        kind=SiteKind.PORTAL,
        region=region,
        name=region.full_name,
        dye=dye,
        accent=accent,
        opened_at=timezone.now(),
    )


def province_portals() -> list[Site]:
    """The portals of all provinces that exist today, by name; those without a row as they look then. Two queries."""
    found = {site.region_id: site for site in Site.objects.filter(kind=SiteKind.PORTAL, region__level=Level.PROVINCE)}
    return [found.get(region.code) or portal_without_row(region) for region in places.children_of(codes.NATION)]


def site_in_ruang(label: str) -> Site | None:
    """The site that the workspace calls by this label (`nasional` is the nation's portal)."""
    return Site.objects.select_related("region").filter(label="" if label == "nasional" else label).first()
