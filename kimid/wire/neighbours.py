"""What the neighbours of a KIM publish."""

from datetime import datetime, timedelta
from typing import Final

from kimid.lib.codes import Level, cut
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kinds
from kimid.wire.models import Placement

_LATELY: Final = timedelta(days=14)


def neighbour_news(site: Site, now: datetime, how_many: int) -> list[Placement]:
    """The newest of other KIM in the regency of a KIM, in the last fourteen days. One query."""
    elsewhere = [kind.name for kind in kinds() if kind.is_event or kind.is_notice]
    rows = Placement.objects.filter(
        portal__kind=SiteKind.PORTAL,
        portal__region=cut(site.region_id, Level.REGENCY),
        stands_in_front=True,
        published_at__gt=now - _LATELY,
    ).exclude(item__site=site)
    readable = rows.exclude(item__site__stage__in=UNREADABLE_STAGES).exclude(kind__in=elsewhere)
    newest = readable.select_related(
        "item__site", "item__region__parent__parent", "portal__region"
    ).order_by("-published_at", "-pk")
    return list(newest[:how_many])
