"""What stands where on a front page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from kimid.lib import clock, codes
from kimid.sites.models import Site
from kimid.wire import queries as wire
from kimid.wire.models import ItemKind, Placement, RegionTally

_NOTICES: Final = 3
_NOTICE_PERIOD: Final = timedelta(days=45)
_BESIDE: Final = 3
_LATEST: Final = 5
# A picture draws the eye to the lead; of stories this new the first that has one leads.
_LEAD_CANDIDATES: Final = 3


@dataclass(frozen=True)
class FrontPage:
    """A front page: one lead, two beside it, the latest, notices, and what came before; each thing
    once.
    """

    lead: Placement | None = None
    beside: Sequence[Placement] = ()
    latest: Sequence[Placement] = ()
    earlier: Sequence[Placement] = ()
    notices: Sequence[Placement] = ()
    has_more: bool = False
    newest: str = ""  # when something was published last, as it is said today


@dataclass(frozen=True)
class NeighbourNews:
    """The nearest portal above where something stands, and its newest: for readers of a place
    without news of its own.
    """

    site: Site
    newest: Sequence[Placement] = field(default_factory=list)


def front_page_of(site: Site, now: datetime, chosen: Placement | None = None) -> FrontPage:
    """The front page of a site as it is `now`; `chosen` is the lead that an editor of the portal
    chose, if any.
    """
    feed = wire.feed(site)
    notices = _notices(site, now) if feed.placements else []
    notice_ids = {row.pk for row in notices}
    rows = [row for row in feed.placements if row.pk not in notice_ids]
    lead = chosen or _lead_of(rows)
    others = [row for row in rows if lead is None or row.pk != lead.pk]
    beside = others[:_BESIDE]
    latest = others[_BESIDE : _BESIDE + _LATEST]
    earlier = others[_BESIDE + _LATEST :]
    last_published = (
        _newest(feed.placements[0].published_at, now, site.region.zone) if feed.placements else ""
    )
    return FrontPage(
        lead,
        beside,
        latest,
        earlier,
        [row for row in notices if row != lead],
        feed.has_more,
        last_published,
    )


def neighbour_news_of(site: Site) -> NeighbourNews | None:
    """The newest of the nearest portal above that shows anything. Nothing when the whole wire is
    empty.
    """
    above = codes.lineage(site.region_id)[1:]
    nearest = (
        RegionTally.objects.filter(region__in=above, items__gt=0).order_by("-region__level").first()
    )
    portal = wire.portal_of(nearest.region_id) if nearest else None
    return NeighbourNews(portal, wire.newest(portal, how_many=_LATEST)) if portal else None


def _notices(site: Site, now: datetime) -> list[Placement]:
    """What hangs on the board: announcements that may still concern somebody."""
    newest = wire.newest(site, ItemKind.ANNOUNCEMENT, 2 * _NOTICES)
    return [row for row in newest if (row.item.ends_at or row.published_at + _NOTICE_PERIOD) > now][
        :_NOTICES
    ]


def _newest(at: datetime, now: datetime, zone: str) -> str:
    """`Terbit 06.40 WIB` on the day itself, `Terakhir 22 November` later. Only for pages that go at
    midnight.
    """
    here = clock.in_zone(at, zone)
    today = clock.in_zone(now, zone)
    if here.date() == today.date():
        return f"Terbit {here:%H.%M} {zone}"
    on = clock.day(here)
    return f"Terakhir {on.removesuffix(f' {today.year}')}"


def _lead_of(rows: Sequence[Placement]) -> Placement | None:
    with_picture = (row for row in rows[:_LEAD_CANDIDATES] if row.item.picture)
    return next(with_picture, rows[0] if rows else None)
