"""Which office began a quarantine, and what is not in the hands of one of its officers alone."""

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.places.models import Region
from kimid.registry.models import Kim, Quarantine


def office_that_began(quarantine: Quarantine, kim: Kim) -> Region | None:
    """The office for which its officer acted at that moment: the nearest above the group. One
    query.
    """
    rows = Grant.objects.filter(person=quarantine.begun_by_id, role__in=OFFICERS)
    scope = kim.scope()
    regions = [
        grant.region
        for grant in rows.active(quarantine.begun_at).select_related("region")
        if grant.covers(scope) and grant.region
    ]
    return max(regions, key=lambda region: region.level, default=None)
