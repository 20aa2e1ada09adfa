"""Reading what was kept of earlier days."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, Subquery

from kimid.insights.models import Snapshot
from kimid.lib import clock
from kimid.lib.month import month_of
from kimid.places.models import Region

_YEAR: Final = timedelta(days=365)
_OFFERED: Final = 36  # days; older ones stay in the database


@dataclass(frozen=True)
class Kept:
    """What was kept of a region: earlier days, newest first, and how often stories were read, counted in the last night.

    `night` is None before the first; regions of which that night kept nothing are absent from `reads`.
    """

    days: Sequence[Snapshot]
    night: date | None
    reads: Mapping[str, int]

    def reads_of(self, region: str) -> int | None:
        """How often stories of a region were read; None before the first night."""
        return self.reads.get(region, 0) if self.night else None


def kept_of(region: Region, below: Collection[str], on: date) -> Kept:
    """What was kept of a region, and of those below it in the last night. One query."""
    last = Snapshot.objects.filter(source="").order_by("-on").values("on")[:1]
    asked = Q(region=region) | Q(region__in=below, on=last, source="")
    rows = list(Snapshot.objects.filter(asked).annotate(last=Subquery(last)).order_by("on", "pk"))
    nights = [row for row in rows if not row.source and row.on == row.last]
    own = [row for row in rows if row.region_id == region.pk and row.on < on]
    return Kept(_offered(own), nights[0].on if nights else None, {row.region_id: row.reads or 0 for row in nights})


def _offered(rows: Iterable[Snapshot]) -> list[Snapshot]:
    """Of the days of a region, oldest first, those to choose from, newest first: reports, and the first night of each month."""
    found: dict[tuple[str, object], Snapshot] = {}
    for kept in rows:
        found.setdefault((kept.source, month_of(kept.on)), kept)
    return sorted(found.values(), key=lambda kept: kept.on, reverse=True)[:_OFFERED]


def chosen(days: Collection[Snapshot], key: str, on: date) -> Snapshot | None:
    """The one with this key; else the newest that is a year old, so that like is compared with like; else the oldest."""
    asked = next((day for day in days if key_of(day) == key), None)
    old = next((day for day in days if day.on <= on - _YEAR), None)
    return asked or old or (list(days)[-1] if days else None)


def key_of(kept: Snapshot) -> str:
    """How an address names a day that was kept: `2023-07-04-17`. Of one day there may be several reports."""
    return f"{kept.on}-{kept.pk}"


def day_words(kept: Snapshot) -> str:
    """`Juli 2023` for a report, whose source says the day; the day for what the register kept itself."""
    return str(month_of(kept.on)) if kept.source else clock.day(kept.on)


def rows_beside(kept: Snapshot, regions: Collection[str]) -> dict[str, Snapshot]:
    """What was kept of these regions on the same day, from the same source. One query."""
    rows = Snapshot.objects.filter(on=kept.on, source=kept.source, region__in=regions)
    return {row.region_id: row for row in rows}
