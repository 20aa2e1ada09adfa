"""Reading what was kept of earlier days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from kimid.insights.models import Snapshot
from kimid.lib import clock
from kimid.lib.month import month_of
from kimid.places.models import Region

_YEAR: Final = timedelta(days=365)
_OFFERED: Final = 36  # days; older ones stay in the database


@dataclass(frozen=True)
class Night:
    """How often stories were read, by region, counted in the last night; `on` is None before the first."""

    on: date | None = None
    reads: Mapping[str, int] = field(default_factory=dict)


def last_night(regions: Collection[str]) -> Night:
    """What was counted last of these regions. One query."""
    last = Snapshot.objects.filter(source="").order_by("-on").values("on")[:1]
    rows = list(Snapshot.objects.filter(source="", on=last, region__in=regions).values_list("on", "region", "reads"))
    return Night(rows[0][0], {code: reads or 0 for _, code, reads in rows}) if rows else Night()


def days_of(region: Region, on: date) -> list[Snapshot]:
    """What was kept of a region before this day, newest first: reports, and the first night of each month. One query."""
    found: dict[tuple[str, object], Snapshot] = {}
    for kept in Snapshot.objects.filter(region=region, on__lt=on).order_by("on", "pk"):
        found.setdefault((kept.source, month_of(kept.on)), kept)
    return sorted(found.values(), key=lambda kept: kept.on, reverse=True)[:_OFFERED]


def chosen(days: Collection[Snapshot], key: str, on: date) -> Snapshot | None:
    """The one with this key; else the newest that is a year old, so that like is compared with like; else the oldest."""
    asked = next((day for day in days if key_of(day) == key), None)
    old = next((day for day in days if day.on <= on - _YEAR), None)
    return asked or old or (list(days)[-1] if days else None)


def key_of(kept: Snapshot) -> str:
    """How an address names a day that was kept."""
    return str(kept.pk)


def day_words(kept: Snapshot) -> str:
    """`Juli 2023` for a report, whose source says the day; the day for what the register kept itself."""
    return str(month_of(kept.on)) if kept.source else clock.day(kept.on)


def rows_beside(kept: Snapshot, regions: Collection[str]) -> dict[str, Snapshot]:
    """What was kept of these regions on the same day, from the same source. One query."""
    rows = Snapshot.objects.filter(on=kept.on, source=kept.source, region__in=regions)
    return {row.region_id: row for row in rows}
