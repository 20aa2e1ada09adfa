"""Reads of sites and own names."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet
from django.utils import timezone

from kimid.orm.compiled import compiled
from kimid.places import queries as places
from kimid.places.models import Region
from kimid.sites.hosts import HostKind, clean_host, read_host
from kimid.sites.models import MAIN_ADDRESS_WAIT, NameState, OwnName, Site, SiteKind
from kimid.sites.own_names import MAX_LENGTH
from kimid.sites.site_creation import default_colours

# How often a proof is checked; hourly while it is missing or has not been seen yet, and that of a
# main address, because pages of the platform lead there.
_CHECK_INTERVAL: Final = timedelta(hours=23)
_MISSING_CHECK_INTERVAL: Final = timedelta(minutes=55)
# How long kimid checks for a proof that was never seen. After that people press the button.
MAX_WAIT: Final = timedelta(days=14)


def site_by_label(label: str) -> Site | None:
    """The site with this label. For the label of a region without a site, its portal without a row.

    The label of a former name, or of an ended region, gives the portal of the region of today. That
    has another label.
    """
    for site in _by_label(label):  # at most one
        return (
            site
            if site.region.successor_id is None or not site.is_portal
            else _portal_of(places.current_region(site.region))
        )
    region = places.by_portal_label(label) or places.by_former_label(label)
    return _portal_of(region) if region is not None else None


@compiled(CharField())
def _by_label(label: object) -> QuerySet[Site]:
    """Every request asks for its site."""
    return Site.objects.select_related("region").filter(label=label)


def _portal_of(region: Region) -> Site:
    """The portal of the region that this one is today."""
    today = places.current_region(region)
    row = Site.objects.select_related("region").filter(kind=SiteKind.PORTAL, region=today).first()
    return row or unsaved_portal(today)


def unsaved_portal(region: Region) -> Site:
    """The portal of a region before anything is published there. Reading never saves it."""
    dye, accent = default_colours(region.code)
    return Site(
        label=region.portal_label,
        kind=SiteKind.PORTAL,
        region=region,
        name=region.full_name,
        dye=dye,
        accent=accent,
        opened_at=timezone.now(),
    )


def site_in_ruang(label: str) -> Site | None:
    """The site with this label in the workspace (`nasional` is the portal of the nation)."""
    site = site_by_label("" if label == "nasional" else label)
    return site if site is not None and site.has_row else None


def labels_by_name() -> dict[str, str]:
    """All proven own names with the labels of their sites. One query."""
    return dict(OwnName.objects.filter(state=NameState.PROVEN).values_list("name", "site__label"))


def label_by_own_name(name: str) -> str | None:
    """The label of the site that has proven this name. One query; none for an impossible name."""
    if "." not in name or len(name) > MAX_LENGTH:
        return None
    return (
        OwnName.objects.filter(name=name, state=NameState.PROVEN)
        .values_list("site__label", flat=True)
        .first()
    )


def names_of(site: Site) -> list[OwnName]:
    """The names that a site asked for, the main address first. One query."""
    rows = list(OwnName.objects.filter(site=site).order_by("asked_at", "pk"))
    for row in rows:
        row.site = site
    return sorted(rows, key=lambda row: not row.is_main)


def name_that_waits(site: Site) -> OwnName | None:
    """The name that waits to become the main address of a site. One query."""
    rows = OwnName.objects.filter(site=site, main_asked_at__isnull=False)
    return rows.select_related("site__region", "main_asked_by").first()


def names_past_their_wait(at: datetime) -> "QuerySet[OwnName]":
    """The names that may become main addresses now, because nobody has cancelled in time."""
    return OwnName.objects.filter(main_asked_at__lte=at - MAIN_ADDRESS_WAIT).order_by("pk")


def names_with_problems(site: Site) -> list[OwnName]:
    """The names of a site that are lost, or whose proof is missing. One query."""
    return _names_with_problems(site.pk)


@compiled(BigIntegerField())
def _names_with_problems(site: Any) -> "QuerySet[OwnName]":
    missing = Q(state=NameState.PROVEN, missing_since__isnull=False) | Q(state=NameState.LOST)
    return OwnName.objects.filter(missing, site=site).order_by("pk")


def names_to_check(at: datetime) -> "QuerySet[OwnName]":
    """The names whose proof must be checked at this moment."""
    proven = Q(state=NameState.PROVEN) & (
        Q(checked_at__lte=at - _CHECK_INTERVAL)
        | Q(missing_since__isnull=False)
        | Q(site__own_name=F("name"))
    )
    waiting = Q(state=NameState.WAITING, asked_at__gt=at - MAX_WAIT)
    due = Q(checked_at=None) | Q(checked_at__lte=at - _MISSING_CHECK_INTERVAL)
    return OwnName.objects.filter(proven | waiting, due).order_by("checked_at", "pk")


def overdue_name_count(at: datetime) -> int:
    """How many proven names were not checked for two days. One query.

    More than none means that no worker runs, or that it is too slow.
    """
    proven = OwnName.objects.filter(state=NameState.PROVEN, proven_at__lte=at - 2 * _CHECK_INTERVAL)
    return proven.exclude(checked_at__gt=at - 2 * _CHECK_INTERVAL).count()


def may_have_certificate(raw: str) -> bool:
    """Whether a front server may ask for a certificate for this name. At most two queries.

    The 83,000 portals that nobody has opened yet have no row. The wildcard certificate covers them.
    """
    name = clean_host(raw)
    host = read_host(name)
    if host is None:
        return label_by_own_name(name) is not None
    site = site_by_label(host.label) if host.kind is HostKind.PUBLIC and host.label else None
    return site.has_row if site is not None else host.kind is not HostKind.PUBLIC or not host.label
