"""Events as pages of a wall calendar: a number, the month, the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.time_spans import end_of_next_week, is_red_day
from kimid.sites.models import Site
from kimid.web.row_places import place_on
from kimid.wire.kinds import kind_of
from kimid.wire.labels import AGENDA_LABELS, Label
from kimid.wire.models import Item, Placement


@dataclass(frozen=True)
class DateBlock:
    """One event in a list: the page of the calendar, and what is said beside it."""

    on: date
    below: str  # the third line of the page: the day of the week, or the last day
    title: str
    url: str
    when: str  # `06.30 WIB, kumpul di dermaga`
    notes: tuple[str, ...] = ()
    is_off: bool = False  # it does not take place

    @property
    def month(self) -> str:
        return clock.MONTHS[self.on.month - 1][:3]

    @property
    def is_red(self) -> bool:
        return is_red_day(self.on)


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
    hours = _hours(starts, ends, zone)
    return DateBlock(
        on=starts.date(),
        below=_below(starts, ends),
        title=item.title,
        url=item.url if site.is_portal else item.path,
        when=", ".join(filter(None, (hours, kind_of(item.kind).venue(item)))),
        notes=_notes(item, site),
        is_off=item.label == Label.CALLED_OFF,
    )


def _notes(item: Item, site: Site) -> tuple[str, ...]:
    """That it does not take place, or on another day than was told; on a portal its place."""
    is_far = site.is_portal and site.region.level < Level.VILLAGE
    changed = str(Label(item.label).label) if item.label in AGENDA_LABELS else ""
    return tuple(filter(None, (changed, place_on(item.region, site.region) if is_far else "")))


def _hours(starts: datetime, ends: datetime | None, zone: str) -> str:
    """`05.30 sampai 09.30 WIB`; the end only on the same day."""
    if ends and ends.date() == starts.date() and ends > starts:
        return f"{starts:%H.%M} sampai {ends:%H.%M} {zone}"
    return f"{starts:%H.%M} {zone}"


def _below(starts: datetime, ends: datetime | None) -> str:
    if ends is None or ends.date() <= starts.date():
        return clock.DAYS[starts.weekday()][:3]
    month = "" if ends.month == starts.month else f" {clock.MONTHS[ends.month - 1][:3]}"
    return f"s.d. {ends.day}{month}"
