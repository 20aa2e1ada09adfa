"""Whom to call when one cannot get in: a name and, if known, a number, on every screen
of the door.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

from kimid.sites.models import Site, SiteKind
from kimid.sites.queries import site_in_ruang


@dataclass(frozen=True)
class SupportContact:
    """An office or a group, with the number that stands on its own public page."""

    name: str
    phone: str


def support_contact(request: HttpRequest) -> SupportContact | None:
    """The site that somebody was going to, if it tells a number; else the portals above it, the
    nearest first; else nobody.
    """
    site = _site_of(request.GET.get("next", "") or request.POST.get("next", ""))
    if site is None:
        return None
    above = [site.region_id[:length] for length in (6, 4, 2)]
    portals = (
        Site.objects.filter(kind=SiteKind.PORTAL, region__in=above)
        .exclude(phone="")
        .order_by("-region_id")
    )
    helper = (
        site
        if site.phone
        else next((each for each in portals if len(each.region_id) <= len(site.region_id)), None)
    )
    return SupportContact(helper.name, helper.phone) if helper else None


def _site_of(address: str) -> Site | None:
    parts = urlsplit(address).path.split("/")
    return site_in_ruang(parts[2]) if len(parts) > 3 and parts[1] == "s" else None
