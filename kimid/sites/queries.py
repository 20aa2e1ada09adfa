"""Finding the site behind an address."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places import queries as places
from kimid.places.models import Region
from kimid.sites.hosts import HostKind, host_in, read_host
from kimid.sites.models import NameState, OwnName, Site, SiteKind
from kimid.sites.names import LONGEST
from kimid.sites.opening import family_look

# A proof is looked for again so often; one that is missing, or is waited for, every hour.
_AGAIN: Final = timedelta(hours=23)
_SOON: Final = timedelta(minutes=55)
# So long we look by ourselves for a proof that never came; after that whoever asked presses the button.
WAITED_FOR: Final = timedelta(days=14)


def site_at(label: str) -> Site | None:
    """The site with this label; for the label of a region without a site, its empty portal, which has no row.

    An old address gives the site that stands for it today, which has another label: that of a region which has another name
    now, or whose place another one took.
    """
    for found in Site.objects.select_related("region", "heir").filter(label=label):  # at most one; `first()` takes twice the time
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


def labels_by_name() -> dict[str, str]:
    """All proven names of their own with the labels of their sites. One query."""
    return dict(OwnName.objects.filter(state=NameState.PROVEN).values_list("name", "site__label"))


def label_named(name: str) -> str | None:
    """The label of the site that has proven this name. One query; none for what is too long or too short to be a name."""
    if "." not in name or len(name) > LONGEST:
        return None
    return OwnName.objects.filter(name=name, state=NameState.PROVEN).values_list("site__label", flat=True).first()


def names_of(site: Site) -> list[OwnName]:
    """The names that a site asked for, the main address first. One query."""
    rows = list(OwnName.objects.filter(site=site).order_by("asked_at", "pk"))
    for row in rows:
        row.site = site
    return sorted(rows, key=lambda row: not row.is_main)


def troubled_names(site: Site) -> list[OwnName]:
    """The names of a site whose proof is missing, or that are lost by now. One query."""
    missing = Q(state=NameState.PROVEN, missing_since__isnull=False) | Q(state=NameState.LOST)
    return list(OwnName.objects.filter(missing, site=site).order_by("pk"))


def names_to_check(at: datetime) -> "QuerySet[OwnName]":
    """The names whose proof is to be looked for at this moment."""
    proven = Q(state=NameState.PROVEN) & (Q(checked_at__lte=at - _AGAIN) | Q(missing_since__isnull=False))
    waiting = Q(state=NameState.WAITING, asked_at__gt=at - WAITED_FOR)
    rested = Q(checked_at=None) | Q(checked_at__lte=at - _SOON)
    return OwnName.objects.filter(proven | waiting, rested).order_by("checked_at", "pk")


def names_left_alone(at: datetime) -> int:
    """How many proven names nobody has looked after for two days: then no worker runs, or it cannot keep up. One query."""
    proven = OwnName.objects.filter(state=NameState.PROVEN, proven_at__lte=at - 2 * _AGAIN)
    return proven.exclude(checked_at__gt=at - 2 * _AGAIN).count()


def may_be_certified(typed: str) -> bool:
    """Whether a front server may ask for a certificate for this name: it leads to a site that is there. Two queries at most.

    Portals that nobody opened yet have no row, and there are 83,000 of them; for those the certificate of all labels is meant.
    """
    name = host_in(typed)
    host = read_host(name)
    if host is None:
        return label_named(name) is not None
    found = site_at(host.label) if host.kind is HostKind.PUBLIC and host.label else None
    return found.has_row if found is not None else host.kind is not HostKind.PUBLIC or not host.label
