"""Opening sites: plain functions that actions of higher floors call inside their own transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.utils import IntegrityError

from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.sites.labels import TAKEN, LabelRefused, check_label
from kimid.sites.models import Accent, Dye, LabelClaim, Site, SiteKind


def open_kim_site(*, label: str, region: Region, name: str, at: datetime) -> Site:
    """Open the site of a KIM. Raises LabelRefused when the label may not be chosen or was ever given before."""
    check_wish(label)
    try:
        with transaction.atomic():
            claim = LabelClaim.objects.create(label=label, claimed_at=at)
    except IntegrityError:
        raise LabelRefused(TAKEN) from None
    dye, accent = family_look(region.code)
    site = Site.objects.create(label=label, kind=SiteKind.KIM, region=region, name=name, dye=dye, accent=accent, opened_at=at)
    claim.site = site
    claim.save(update_fields=["site"])
    return site


def check_wish(label: str) -> None:
    """Raise LabelRefused unless a KIM may ask for this label, the addresses of provinces included. One query at most."""
    check_label(label)
    if Region.objects.filter(level=Level.PROVINCE, slug=label).exists():
        raise LabelRefused("Alamat ini disimpan untuk portal provinsi. Coba nama lain.")


def portals_of(regions: Sequence[Region], at: datetime) -> list[Site]:
    """The portals of these regions, in the same order; missing ones are opened."""
    wanted = [region.code for region in regions]
    rows = Site.objects.filter(kind=SiteKind.PORTAL, region__in=wanted)
    found = {site.region_id: site for site in rows}
    missing = [_portal(region, at) for region in regions if region.code not in found]
    if missing:
        # Somebody else may open the same portal at this moment; then theirs counts.
        Site.objects.bulk_create(missing, ignore_conflicts=True)
        found = {site.region_id: site for site in rows.all()}
    return [found[code] for code in wanted]


def family_look(region_code: str) -> tuple[Dye, Accent]:
    """Dye and accent a new site starts with, from its regency, so that a regency begins as a family."""
    family = int(region_code[:4] or 0)
    dyes, accents = list(Dye), list(Accent)
    return dyes[family % len(dyes)], accents[(family // len(dyes)) % len(accents)]


def _portal(region: Region, at: datetime) -> Site:
    dye, accent = family_look(region.code)
    return Site(
        label=region.portal_label,
        kind=SiteKind.PORTAL,
        region=region,
        name=region.full_name,
        dye=dye,
        accent=accent,
        opened_at=at,
    )


def open_upper_portals(at: datetime) -> int:
    """Open the portals of the nation, of all provinces and of all regencies and cities that have none yet; returns how many.

    Districts and villages get theirs when something is first published there.
    """
    waiting = Region.objects.filter(level__lte=Level.REGENCY, valid_until=None)
    waiting = waiting.exclude(sites__kind=SiteKind.PORTAL)
    Site.objects.bulk_create([_portal(region, at) for region in waiting], ignore_conflicts=True)
    return len(waiting)
