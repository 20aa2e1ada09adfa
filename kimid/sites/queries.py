"""Finding the site behind an address."""

from django.utils import timezone

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places import queries as places
from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind
from kimid.sites.opening import family_look


def site_at(label: str) -> Site | None:
    """The site with this label; for the label of a region without a site, its empty portal, which has no row.

    An old address gives the site that stands for it today, which has another label: that of a region which has another name
    now, or whose place another one took.
    """
    for found in Site.objects.select_related("region").filter(label=label):  # at most one; `first()` takes twice the time
        return found if found.region.successor_id is None or not found.is_portal else _portal_of(places.now_of(found.region))
    region = places.by_portal_label(label) or places.by_former_label(label)
    return _portal_of(region) if region is not None else None


def _portal_of(region: Region) -> Site:
    """The portal of what stands for a region today. It is looked for only where a label did not name it."""
    today = places.now_of(region)
    row = Site.objects.select_related("region").filter(kind=SiteKind.PORTAL, region=today).first()
    return row or portal_without_row(today)


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
    found = site_at("" if label == "nasional" else label)
    return found if found is not None and found.has_row else None
