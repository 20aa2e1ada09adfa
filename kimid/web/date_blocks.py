"""Events in the lists of a site, as pages of a wall calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.time_spans import end_of_next_week
from kimid.sites.models import Site
from kimid.ui.date_blocks import DateBlock, hours, third_line
from kimid.web.row_places import place_on
from kimid.wire.kinds import kind_of
from kimid.wire.labels import AGENDA_LABELS, Label
from kimid.wire.models import Item, Placement
from kimid.wire.recurrence import recurrence_of


@dataclass(frozen=True)
class AgendaShelf:
    """Events of one stretch of time, under its name."""

    heading: str
    blocks: Sequence[DateBlock]

    @property
    def anchor(self) -> str:
        return self.heading.lower().replace(" ", "-")


def agenda_shelves(rows: Iterable[Placement], site: Site, now: datetime) -> list[AgendaShelf]:
    """Events, the next one first, by the stretches of time that people plan in."""
    today = clock.today(now, site.region.zone)
    blocks = (date_block(row, site) for row in rows)
    shelves = groupby(blocks, lambda block: coming_span(block.on, today))
    return [AgendaShelf(name, [*group]) for name, group in shelves]


def coming_span(on: date, today: date) -> str:
    """`Sampai akhir pekan depan`, `Desember`, of another year `Januari 2027`."""
    if on <= end_of_next_week(today):
        return "Sampai akhir pekan depan"
    month = clock.MONTHS[on.month - 1]
    return month if on.year == today.year else f"{month} {on.year}"


def date_block(row: Placement, site: Site) -> DateBlock:
    """An event as the site shows it; a portal tells its place too."""
    item = row.item
    zone = item.region.zone
    starts = clock.in_zone(item.starts_at or item.published_at, zone)
    ends = clock.in_zone(item.ends_at, zone) if item.ends_at else None
    return DateBlock(
        on=starts.date(),
        below=third_line(starts, ends),
        title=item.title,
        url=item.url if site.is_portal else item.path,
        when=", ".join(filter(None, (hours(starts, ends, zone), kind_of(item.kind).venue(item)))),
        notes=_notes(item, site),
        is_off=item.label == Label.CALLED_OFF,
    )


def short_date_block(row: Placement, site: Site) -> DateBlock:
    """The same for who stands far away: when it begins and where, on a portal in which village, and
    whether that changed; not how long it takes or how it comes again.
    """
    item = row.item
    starts = clock.in_zone(item.starts_at or item.published_at, item.region.zone)
    venue = kind_of(item.kind).venue(item).removeprefix(f"{item.title}, ")
    words = f"{starts:%H.%M}", _far_place(item, site) or venue
    return replace(
        date_block(row, site),
        when=", ".join(filter(None, words)),
        notes=tuple(filter(None, [_changed(item)])),
    )


def _notes(item: Item, site: Site) -> tuple[str, ...]:
    """That it does not take place, or on another day than was told; that it comes again; on a
    portal its place.
    """
    recurrence = recurrence_of(item)
    again = recurrence.words if recurrence else ""
    return tuple(filter(None, (_changed(item), again, _far_place(item, site))))


def _changed(item: Item) -> str:
    return str(Label(item.label).label) if item.label in AGENDA_LABELS else ""


def _far_place(item: Item, site: Site) -> str:
    is_far = site.is_portal and site.region.level < Level.VILLAGE
    return place_on(item.region, site.region) if is_far else ""
