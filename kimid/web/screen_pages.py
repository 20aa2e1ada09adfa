"""What stands on the screen of a village office: a few titles, and what takes place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.lib.picture import Picture
from kimid.sites.models import Site
from kimid.ui.date_blocks import DateBlock
from kimid.ui.qr import qr_picture
from kimid.web.date_blocks import short_date_block
from kimid.web.row_places import place_on
from kimid.wire import queries as wire
from kimid.wire.homes import home_of
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, Placement

_SLIDES: Final = 6
_NOTICES: Final = 2
# An announcement without an end: most are for the days that follow.
_NOTICE_PERIOD: Final = timedelta(days=14)
_EVENTS: Final = 3
# So long somebody who comes late to an event without an end still reads of it.
_EVENT_PERIOD: Final = timedelta(hours=3)


@dataclass(frozen=True)
class Slide:
    """One title with its picture and the way to it for a phone."""

    kicker: str
    published_at: datetime
    zone: str
    title: str
    summary: str
    picture: Picture | None
    qr: str
    is_notice: bool


def slides_of(site: Site, now: datetime) -> list[Slide]:
    """What hangs on the board first, then what stands in front, the newest first."""
    home = home_of(site, now)
    notices = [row for row in home.notices if _still_holds(row, now)][:_NOTICES]
    shown = [*home.news.placements, *(row for block in home.blocks for row in block.rows)]
    front = [
        row
        for row in sorted(shown, key=lambda row: row.published_at, reverse=True)
        if _is_read(row) and (not kind_of(row.kind).is_notice or _still_holds(row, now))
    ]
    keys = {row.pk for row in notices}
    rows = [*notices, *(row for row in front if row.pk not in keys)]
    return [_slide(row, site) for row in rows[:_SLIDES]]


def events_of(site: Site, now: datetime) -> Sequence[DateBlock]:
    """The next events, without those of today that are over. One query."""
    coming = [row for row in wire.agenda(site, now).placements if not _is_over(row.item, now)]
    return [short_date_block(row, site) for row in coming[:_EVENTS]]


def _is_over(item: Item, now: datetime) -> bool:
    starts = item.starts_at or item.published_at
    return (item.ends_at or starts + _EVENT_PERIOD) < now


def _still_holds(row: Placement, now: datetime) -> bool:
    return (row.item.ends_at or row.published_at + _NOTICE_PERIOD) >= now


def _is_read(row: Placement) -> bool:
    """Whether one reads it; what takes place and what is sold have a part of their own."""
    kind = kind_of(row.kind)
    return not kind.is_event and bool(kind.article_type) and not row.item.is_unverified


def _slide(row: Placement, site: Site) -> Slide:
    item: Item = row.item
    kind = kind_of(item.kind)
    place = place_on(item.region, site.region) if site.is_portal else ""
    return Slide(
        kicker=" · ".join(filter(None, (item.kicker, place))),
        published_at=item.published_at,
        zone=item.region.zone,
        title=item.headline,
        summary=item.summary,
        picture=item.picture,
        qr=qr_picture(item.url),
        is_notice=kind.is_notice,
    )
