"""Which office a group has above it when something of it must be looked at now."""

from collections.abc import Collection
from datetime import datetime

from kimid.access.grants import has_official
from kimid.events.permissions import REGION_ROLES, Role
from kimid.lib.codes import Level
from kimid.places.queries import lineage_of
from kimid.sites.models import Site
from kimid.sites.site_creation import portals_of


def nearest_office(region_code: str, at: datetime, roles: Collection[Role] = REGION_ROLES) -> Site:
    """The lowest portal from the regency upwards for which somebody can act by one of these roles;
    else the regency's.
    """
    upper = [region for region in lineage_of(region_code) if region.level <= Level.REGENCY]
    portals = portals_of(upper, at)
    return next((each for each in portals if has_official(each.region_id, at, roles)), portals[0])
