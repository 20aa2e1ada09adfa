"""Opening sites: plain functions for the actions of higher apps."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import CharField, QuerySet
from django.db.utils import IntegrityError

from kimid.lib.codes import Level
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.places.models import Region
from kimid.sites.labels import TAKEN_MESSAGE, LabelRefused, check_label
from kimid.sites.models import Accent, Dye, LabelClaim, Site, SiteKind
from kimid.sites.stages import LifeStage


def open_kim_site(
    *,
    label: str,
    region: Region,
    name: str,
    stage: LifeStage = LifeStage.ACTIVE,
    at: datetime,
) -> Site:
    """Open the site of a KIM, or only keep its address. Raises LabelRefused when the label is not
    allowed or was given.
    """
    check_new_label(label)
    try:
        with transaction.atomic():
            claim = LabelClaim.objects.create(label=label, claimed_at=at)
    except IntegrityError:
        raise LabelRefused(TAKEN_MESSAGE) from None
    dye, accent = default_colours(region.code)
    site = Site.objects.create(
        label=label,
        kind=SiteKind.KIM,
        region=region,
        name=name,
        dye=dye,
        accent=accent,
        opened_at=at,
        stage=stage,
    )
    claim.site = site
    claim.save(update_fields=["site"])
    return site


def check_new_label(label: str) -> None:
    """Raise LabelRefused unless a KIM may ask for this label. Knows the labels of provinces, too.

    One query at most.
    """
    check_label(label)
    if Region.objects.filter(level=Level.PROVINCE, slug=label).exists():
        raise LabelRefused("Alamat ini disimpan untuk portal provinsi. Coba nama lain.")


def portals_of(regions: Sequence[Region], at: datetime) -> list[Site]:
    """The portals of these regions, in the same order. Opens those that are missing."""
    region_codes = [region.code for region in regions]
    rows = _portals_at(len(regions))
    portals = {site.region_id: site for site in rows(*region_codes)}
    missing = [_portal(region, at) for region in regions if region.code not in portals]
    if missing:
        # Another process may open the same portal at this moment. Then its row counts.
        Site.objects.bulk_create(missing, ignore_conflicts=True)
        portals = {site.region_id: site for site in rows(*region_codes)}
    return [portals[code] for code in region_codes]


@cache
def _portals_at(how_many: int) -> CompiledQuery[Site]:
    @compiled(*[CharField()] * how_many)
    def portals(*region_codes: Any) -> QuerySet[Site]:
        return Site.objects.filter(kind=SiteKind.PORTAL, region__pk__in=region_codes)

    return portals


def default_colours(region_code: str) -> tuple[Dye, Accent]:
    """The colours that a new site starts with. All sites of a regency start with the same."""
    family = int(region_code[:4] or 0)
    dyes = list(Dye)
    accents = list(Accent)
    return dyes[family % len(dyes)], accents[(family // len(dyes)) % len(accents)]


def _portal(region: Region, at: datetime) -> Site:
    dye, accent = default_colours(region.code)
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
    """Open the missing portals of the nation, provinces, regencies and cities. Returns how many.

    Portals of districts and villages open with the first publication there.
    """
    regions = Region.objects.filter(level__lte=Level.REGENCY, valid_until=None)
    regions = regions.exclude(sites__kind=SiteKind.PORTAL)
    Site.objects.bulk_create([_portal(region, at) for region in regions], ignore_conflicts=True)
    return len(regions)
