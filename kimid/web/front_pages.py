"""What stands where on a front page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lib.time_spans import end_of_next_week, span_name
from kimid.shared_pages.sequels import MOST_SEQUELS, Sequel
from kimid.sites.models import Site
from kimid.ui.date_blocks import DateBlock
from kimid.web.date_blocks import date_block
from kimid.wire import queries as wire
from kimid.wire.homes import HomeBlock, home_of
from kimid.wire.kinds import Kind, kind_of
from kimid.wire.models import Placement, RegionTally

_NOTICES: Final = 3
_NOTICE_PERIOD: Final = timedelta(days=45)
_BESIDE: Final = 3
_LATEST: Final = 5
_EVENTS: Final = 4
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Shelf:
    """Rows of one stretch of time, under its name."""

    heading: str
    rows: Sequence[Placement]

    @property
    def anchor(self) -> str:
        """The id of its heading: `pekan-lalu`."""
        return self.heading.lower().replace(" ", "-")


@dataclass(frozen=True)
class FrontPage:
    """A front page. After the lead, which an editor may have chosen, nothing newer stands below
    something older: two beside the lead, shelves of rows, and what came before. Events, notices and
    what is no news stand apart. Each thing once.
    """

    lead: Placement | None = None
    beside: Sequence[Placement] = ()
    shelves: Sequence[Shelf] = ()
    earlier: Sequence[Placement] = ()
    notices: Sequence[Placement] = ()
    agenda: Sequence[DateBlock] = ()
    has_more: bool = False
    newest: str = ""  # when something was published last, as it is said today
    sequels: Sequence[Sequel] = ()  # what came of older things
    blocks: Sequence[HomeBlock] = ()  # what is no news

    @property
    def notice_kind(self) -> Kind | None:
        """Of the first notice: its list is the whole board."""
        return kind_of(self.notices[0].kind) if self.notices else None


@dataclass(frozen=True)
class NeighbourNews:
    """The nearest portal above where something stands, and its newest: for readers of a place
    without news of its own.
    """

    site: Site
    newest: Sequence[Placement] = field(default_factory=list)


def front_page_of(
    site: Site,
    now: datetime,
    chosen: Placement | None = None,
    apart: Sequence[Placement] = (),
    sequels: Sequence[Sequel] = (),
) -> FrontPage:
    """The front page of a site as it is `now`; `chosen` is the lead that an editor of the portal
    chose, if any, and what stands `apart` on the page is not among the news.

    Where titles are limited, the limit is one for the whole page. What a KIM published last always
    has room: besides it there is one event or sequel of the KIM, or what it published before.
    """
    home = home_of(site, now)
    front = home.news
    fixed = [*apart, *([chosen] if chosen else ())]
    events = _events(site, now, front, fixed)
    sequels = _sequels(sequels, front, [*fixed, *events])
    besides = [*_sites([*fixed, *events]), *(each.site_id for each in sequels)]
    in_front = {row.pk: row for row in front.placements if not _is_event(row)}
    board = {row.pk: row for row in home.notices if _still_hangs(row, now)}
    free = [row for row in (in_front | board).values() if row not in fixed]
    shown = front.within_limit(free, besides)
    notices = [row for row in shown if row.pk in board][:_NOTICES]
    rows = [row for row in shown if row.pk in in_front and row not in notices]
    lead, others = (chosen, rows) if chosen else _first_as_lead(site, rows)
    # A portal has one stream below its lead; a KIM a column beside it.
    beside = 0 if site.is_portal else _BESIDE
    return FrontPage(
        lead,
        others[:beside],
        _shelves(others[beside : _BESIDE + _LATEST], now),
        others[_BESIDE + _LATEST :],
        notices,
        [date_block(row, site) for row in events],
        front.has_more,
        _newest(front.placements, now, site.region.zone),
        sequels,
        _blocks(home.blocks, fixed),
    )


def _first_as_lead(
    site: Site, rows: Sequence[Placement]
) -> tuple[Placement | None, Sequence[Placement]]:
    """The newest leads, and the others. The nation begins with places that live, so nothing leads
    there.
    """
    has_lead = rows and site.region.level != Level.NATION
    return (rows[0], rows[1:]) if has_lead else (None, rows)


def neighbour_news_of(site: Site, now: datetime) -> NeighbourNews | None:
    """The newest of the nearest portal above that has any news. Nothing when the whole wire has
    none.
    """
    above = codes.lineage(site.region_id)[1:]
    tallies = RegionTally.objects.filter(region__in=above, items__gt=0)
    for tally in tallies.order_by("-region__level"):
        portal = wire.portal_of(tally.region_id)
        if portal and (rows := home_of(portal, now).news.placements):
            return NeighbourNews(portal, rows[:_LATEST])
    return None


def _still_hangs(row: Placement, now: datetime) -> bool:
    """Whether a notice may still concern somebody."""
    return (row.item.ends_at or row.published_at + _NOTICE_PERIOD) > now


def _blocks(blocks: Sequence[HomeBlock], fixed: Sequence[Placement]) -> list[HomeBlock]:
    """These blocks without what stands on the page already."""
    left = (replace(each, rows=[row for row in each.rows if row not in fixed]) for each in blocks)
    return [each for each in left if each.rows]


def _is_event(row: Placement) -> bool:
    return kind_of(row.kind).is_event


def _events(
    site: Site, now: datetime, front: wire.Front, fixed: Sequence[Placement]
) -> list[Placement]:
    """What takes place until the end of next week. Not for the whole nation: nobody goes to all of
    it. Where titles are limited, one of each KIM.
    """
    if site.region.level == Level.NATION:
        return []
    last_day = end_of_next_week(clock.today(now, site.region.zone))
    until = clock.start_of(last_day + _DAY, site.region.zone)
    coming = wire.agenda(site, now, until=until).placements
    if front.is_limited and not front.alone:
        coming = _one_of_each(coming, lambda row: row.item.site_id, _sites(fixed))
    return coming[:_EVENTS]


def _sequels(
    sequels: Sequence[Sequel], front: wire.Front, besides: Sequence[Placement]
) -> Sequence[Sequel]:
    """The latest of these. Where titles are limited, one of each KIM, and of no story that stands
    in front anyway: there its row says that it was corrected.
    """
    if front.is_limited:
        in_front = {row.item.url for row in front.placements}
        older = [each for each in sequels if each.url not in in_front]
        sequels = _one_of_each(older, lambda each: each.site_id, _sites(besides))
    return sequels[:MOST_SEQUELS]


def _one_of_each[T](
    rows: Iterable[T], site_of: Callable[[T], int], taken: Iterable[int]
) -> list[T]:
    """The first of each site, without the sites that are taken."""
    first: dict[int, T] = {}
    for row in rows:
        first.setdefault(site_of(row), row)
    hidden = set(taken)
    return [row for site, row in first.items() if site not in hidden]


def _sites(rows: Iterable[Placement]) -> list[int]:
    """The site of each row."""
    return [row.item.site_id for row in rows]


def _shelves(rows: Sequence[Placement], now: datetime) -> list[Shelf]:
    """These rows, newest first, by the stretches of time in which they were published."""
    return [Shelf(name, [*group]) for name, group in groupby(rows, lambda row: _span(row, now))]


def _span(row: Placement, now: datetime) -> str:
    zone = row.item.region.zone
    return span_name(clock.today(row.published_at, zone), clock.today(now, zone))


def _newest(rows: Sequence[Placement], now: datetime, zone: str) -> str:
    """`Terbit 06.40 WIB` on the day itself, `Terakhir 22 November` later. Only for pages that go at
    midnight.
    """
    if not rows:
        return ""
    here = clock.in_zone(rows[0].published_at, zone)
    today = clock.in_zone(now, zone)
    if here.date() == today.date():
        return f"Terbit {here:%H.%M} {zone}"
    on = clock.day(here)
    return f"Terakhir {on.removesuffix(f' {today.year}')}"
