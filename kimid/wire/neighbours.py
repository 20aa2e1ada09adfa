"""What the neighbours of a KIM publish."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import BigIntegerField, CharField, DateTimeField, QuerySet

from kimid.lib.codes import Level, cut
from kimid.orm.compiled import compiled
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kinds
from kimid.wire.models import Placement

_LATELY: Final = timedelta(days=14)
_MOST: Final = 3


def neighbour_news(site: Site, now: datetime) -> list[Placement]:
    """The newest three of other KIM in its regency, in the last fourteen days. One query."""
    regency = cut(site.region_id, Level.REGENCY)
    return _newest_besides(regency, now - _LATELY, site.pk)


@compiled(CharField(), DateTimeField(), BigIntegerField())
def _newest_besides(regency: Any, since: Any, site: Any) -> QuerySet[Placement]:
    elsewhere = [kind.name for kind in kinds() if not kind.is_news or kind.is_notice]
    rows = Placement.objects.filter(
        portal__kind=SiteKind.PORTAL,
        portal__region=regency,
        stands_in_front=True,
        published_at__gt=since,
    ).exclude(item__site=site)
    readable = rows.exclude(item__site__stage__in=UNREADABLE_STAGES).exclude(kind__in=elsewhere)
    newest = readable.select_related(
        "item__site", "item__region__parent__parent", "portal__region"
    ).order_by("-published_at", "-pk")
    return newest[:_MOST]
