"""Which sources a group may have, by where it stands, and what its place calls them."""

from typing import Final

from kimid.ledger.models import BUDGET_KINDS, Fund, FundKind
from kimid.places.models import Region, RegionKind

# A village has its own budget, with Dana Desa inside. All others are paid from that of the regency.
_WITH_BUDGET: Final = (RegionKind.DESA, RegionKind.DESA_ADAT)
# Where a village is called otherwise, its budget is, too: nagari, gampong, kampung.
_DESA: Final = "Desa"


def budget_kind(region: Region) -> FundKind:
    """The public money of this place."""
    return FundKind.DESA_BUDGET if region.kind in _WITH_BUDGET else FundKind.CITY_BUDGET


def kinds_of(region: Region) -> list[FundKind]:
    """The kinds that a group of this place is offered, public money first."""
    return [budget_kind(region), *(each for each in FundKind if each not in BUDGET_KINDS)]


def budget_word(term: str) -> str:
    """What the budget of a village is called there: `APBDes`, `APB Nagari`, `APB Gampong`."""
    return str(FundKind.DESA_BUDGET.label) if term == _DESA else f"APB {term}"


def kind_word(kind: str, region: Region) -> str:
    """A kind of source in the words of this place."""
    if kind == FundKind.DESA_BUDGET:
        return budget_word(region.term)
    return str(FundKind(kind).label)


def title_here(source: Fund, region: Region, *, with_year: bool = True) -> str:
    """The title of a source in the words of this place: `APB Nagari 2026`."""
    year = f" {source.year}" if with_year else ""
    name = f": {source.name}" if source.name else ""
    return f"{kind_word(source.kind, region)}{year}{name}"


def own_title(source: Fund) -> str:
    """Its title in the words of the place of its group. Two queries where that is not known yet."""
    return title_here(source, source.site.region)
