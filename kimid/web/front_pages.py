"""What stands where on a front page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from kimid.lib import clock, codes
from kimid.sites.models import Site
from kimid.wire import queries as wire
from kimid.wire.kinds import Kind, kind_of, kinds
from kimid.wire.models import Placement, RegionTally

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
    notice_kind: Kind | None = None  # of the first notice: its list is the whole board
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
    front = wire.front(site, now)
    fixed = [chosen] if chosen else []
    notices = _notices(site, now, front, fixed) if front.placements else []
    taken = {row.pk for row in (*fixed, *notices)}
    free = [row for row in front.placements if row.pk not in taken]
    rows = front.within_limit(free, [*fixed, *notices])
    lead = chosen or _lead_of(rows)
    others = [row for row in rows if row != lead]
    beside = others[:_BESIDE]
    latest = others[_BESIDE : _BESIDE + _LATEST]
    earlier = others[_BESIDE + _LATEST :]
    last_published = (
        _newest(front.placements[0].published_at, now, site.region.zone) if front.placements else ""
    )
    return FrontPage(
        lead,
        beside,
        latest,
        earlier,
        notices,
        front.has_more,
        kind_of(notices[0].kind) if notices else None,
        last_published,
    )


def neighbour_news_of(site: Site, now: datetime) -> NeighbourNews | None:
    """The newest of the nearest portal above that shows anything. Nothing when the whole wire is
    empty.
    """
    above = codes.lineage(site.region_id)[1:]
    nearest = (
        RegionTally.objects.filter(region__in=above, items__gt=0).order_by("-region__level").first()
    )
    portal = wire.portal_of(nearest.region_id) if nearest else None
    return NeighbourNews(portal, wire.front(portal, now).placements[:_LATEST]) if portal else None


def _notices(
    site: Site, now: datetime, front: wire.Front, besides: Sequence[Placement]
) -> list[Placement]:
    """What hangs on the board: announcements that may still concern somebody. What stands on top of
    the page does not hang there too.
    """
    in_front = front.is_limited and not front.alone
    newest = [
        row
        for kind in kinds()
        if kind.is_notice
        for row in wire.newest(site, kind, 2 * _NOTICES, in_front=in_front)
    ]
    newest.sort(key=lambda row: (row.published_at, row.pk), reverse=True)
    fresh = [row for row in newest if (row.item.ends_at or row.published_at + _NOTICE_PERIOD) > now]
    others = [row for row in fresh if row not in besides]
    return front.within_limit(others, besides)[:_NOTICES]


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
