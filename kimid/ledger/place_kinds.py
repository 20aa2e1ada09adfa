"""Which sources a group may have, by where it stands."""

from typing import Final

from kimid.ledger.models import BUDGET_KINDS, SourceKind
from kimid.places.models import Region, RegionKind

# A village has its own budget, with Dana Desa inside. All others are paid from that of the regency.
_WITH_BUDGET: Final = (RegionKind.DESA, RegionKind.DESA_ADAT)


def budget_kind(region: Region) -> SourceKind:
    """The public money of this place."""
    return SourceKind.DESA_BUDGET if region.kind in _WITH_BUDGET else SourceKind.CITY_BUDGET


def kinds_of(region: Region) -> list[SourceKind]:
    """The kinds that a group of this place is offered, public money first."""
    return [budget_kind(region), *(each for each in SourceKind if each not in BUDGET_KINDS)]
