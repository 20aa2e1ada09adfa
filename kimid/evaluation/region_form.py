"""The form of a region: the indicators of the nation and of each region down to this one."""

from kimid.evaluation.models import Indicator, RoundIndicator, RoundKind
from kimid.lib import codes
from kimid.places.models import Region


def indicators_of(region: Region, round_kind: RoundKind) -> list[Indicator]:
    """The current indicators of a region, from the nation down. One query."""
    rows = Indicator.objects.select_related("region").filter(
        round_kind=round_kind, region__in=codes.lineage(region.code), retired_at=None
    )
    return list(rows.order_by("region__level", "pk"))


def form_of(region: Region, round_kind: RoundKind) -> list[RoundIndicator]:
    """The form of a round that opens here now. One query."""
    return [row.as_round_indicator for row in indicators_of(region, round_kind)]
