"""The form of a region: what the nation asks, then what each region below adds. Nobody takes away what stands above."""

from kimid.evaluation.models import Asked, Indicator, RoundKind
from kimid.lib import codes
from kimid.places.models import Region


def indicators_of(region: Region, of: RoundKind) -> list[Indicator]:
    """All that is asked here now, from the nation down. One query."""
    rows = Indicator.objects.select_related("region").filter(of=of, region__in=codes.lineage(region.code), retired_at=None)
    return list(rows.order_by("region__level", "pk"))


def form_of(region: Region, of: RoundKind) -> list[Asked]:
    """The form that a round keeps which is opened here now. One query."""
    return [row.asked for row in indicators_of(region, of)]
