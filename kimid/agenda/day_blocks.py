"""The days of an event: as pages of a wall calendar for readers, in words for the group."""

from typing import NamedTuple

from kimid.agenda.occurrences import Occurrence
from kimid.lib import clock
from kimid.ui.date_blocks import DateBlock, hours, third_line


def day_block(occurrence: Occurrence) -> DateBlock:
    """One day, called by its date."""
    zone = occurrence.zone
    starts = clock.in_zone(occurrence.starts_at, zone)
    ends = clock.in_zone(occurrence.ends_at, zone) if occurrence.ends_at else None
    return DateBlock(
        on=starts.date(),
        below=third_line(starts, ends),
        title=clock.weekday(starts),
        url="",
        when=", ".join(filter(None, (hours(starts, ends, zone), occurrence.venue))),
        notes=tuple(filter(None, (_change(occurrence), occurrence.why))),
        is_off=occurrence.is_off,
    )


class DayRow(NamedTuple):
    """One day in the workspace. Without a `url` it leads nowhere."""

    title: str
    text: str
    url: str = ""


def day_row(occurrence: Occurrence, *, title: str = "", again: str = "", url: str = "") -> DayRow:
    """One day; without a title it is called by its date."""
    block = day_block(occurrence)
    when = f"{block.title}, {block.when}" if title else block.when
    return DayRow(title or block.title, ". ".join(filter(None, (again, when, *block.notes))), url)


def _change(occurrence: Occurrence) -> str:
    if occurrence.label is None:
        return ""
    if occurrence.is_off:
        return str(occurrence.label.label)
    return f"{occurrence.label.label} dari {clock.weekday(occurrence.planned_on)}"
