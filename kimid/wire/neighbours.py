"""What the neighbours of a KIM publish: the other KIM of its regency."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.db.models import CharField, DateTimeField, QuerySet

from kimid.orm.compiled import compiled
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.front import IN_FRONT
from kimid.wire.kinds import kinds
from kimid.wire.models import Placement

_LATELY: Final = timedelta(days=14)
_MOST: Final = 3


def news_of_regency(regency: str, now: datetime) -> list[Placement]:
    """What stands in front on the portal of a regency of the last fourteen days, newest first: as
    much as `neighbour_news` needs for each of its KIM. One query.
    """
    return _newest_in_front(regency, now - _LATELY)


def neighbour_news(site: Site, news: Iterable[Placement], now: datetime) -> list[Placement]:
    """The newest three of other KIM among the news of its regency."""
    since = now - _LATELY
    others = (row for row in news if row.item.site_id != site.pk and row.published_at > since)
    return [*islice(others, _MOST)]


@compiled(CharField(), DateTimeField())
def _newest_in_front(regency: Any, since: Any) -> QuerySet[Placement]:
    elsewhere = [kind.name for kind in kinds() if not kind.is_news or kind.is_notice]
    rows = Placement.objects.filter(
        portal__kind=SiteKind.PORTAL,
        portal__region=regency,
        stands_in_front=True,
        published_at__gt=since,
    )
    readable = rows.exclude(item__site__stage__in=UNREADABLE_STAGES).exclude(kind__in=elsewhere)
    newest = readable.select_related("item__site", "item__region__parent__parent").order_by(
        "-published_at", "-pk"
    )
    return newest[: _MOST + IN_FRONT]
