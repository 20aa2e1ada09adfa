"""Who tells of a village: its groups with their officers, as the register has them."""

from datetime import date
from typing import Final, NamedTuple

from kimid.places.models import Region
from kimid.registry.models import Kim, Officer
from kimid.registry.officer_order import ordered_officers

_OFFICERS: Final = 3


class VillageGroup(NamedTuple):
    """A group of the village, and its first officers."""

    kim: Kim
    officers: list[Officer]


def groups_of(region: Region, on: date) -> list[VillageGroup]:
    """The groups of a village that exist and may be read, in the order of their numbers. Two
    queries.
    """
    kims = Kim.objects.filter(region=region, ended_on=None).select_related("site")
    rows = kims.prefetch_related("officers").order_by("serial")
    return [VillageGroup(kim, _officers(kim, on)) for kim in rows if kim.site.is_readable]


def _officers(kim: Kim, on: date) -> list[Officer]:
    running = [
        each
        for each in kim.officers.all()
        if each.term_from <= on and (each.term_until is None or each.term_until >= on)
    ]
    return ordered_officers(running)[:_OFFICERS]
