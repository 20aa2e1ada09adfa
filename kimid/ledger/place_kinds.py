"""Which sources a group may have, by where it stands."""

from typing import Final

from kimid.ledger.models import BUDGET_KINDS, FundKind
from kimid.places.models import Region, RegionKind

# A village has its own budget, with Dana Desa inside. All others are paid from that of the regency.
_WITH_BUDGET: Final = (RegionKind.DESA, RegionKind.DESA_ADAT)


def budget_kind(region: Region) -> FundKind:
    """The public money of this place."""
    return FundKind.DESA_BUDGET if region.kind in _WITH_BUDGET else FundKind.CITY_BUDGET


def kinds_of(region: Region) -> list[FundKind]:
    """The kinds that a group of this place is offered, public money first."""
    return [budget_kind(region), *(each for each in FundKind if each not in BUDGET_KINDS)]
