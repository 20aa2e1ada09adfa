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
_MOST_CHOICES: Final = 36  # days; older ones stay in the database


@dataclass(frozen=True)
class SnapshotHistory:
    """What was kept of a region: earlier days, newest first, and how often stories were read,
    counted in the last night.

    `night` is None before the first; regions of which that night kept nothing are absent from
    `reads`.
    """

    snapshots: Sequence[Snapshot]
    counted_on: date | None
    reads: Mapping[str, int]

    def reads_of(self, region: str) -> int | None:
        """How often stories of a region were read; None before the first night."""
        return self.reads.get(region, 0) if self.counted_on else None


def snapshot_history(region: Region, below: Collection[str], on: date) -> SnapshotHistory:
    """What was kept of a region, and of those below it in the last night. One query."""
    last = Snapshot.objects.filter(source="").order_by("-on").values("on")[:1]
    condition = Q(region=region) | Q(region__in=below, on=last, source="")
    rows = list(
        Snapshot.objects.filter(condition).annotate(last=Subquery(last)).order_by("on", "pk")
    )
    nights = [row for row in rows if not row.source and row.on == row.last]
    own = [row for row in rows if row.region_id == region.pk and row.on < on]
    return SnapshotHistory(
        _choices(own),
        nights[0].on if nights else None,
        {row.region_id: row.reads or 0 for row in nights},
    )


def _choices(rows: Iterable[Snapshot]) -> list[Snapshot]:
    """Of the days of a region, oldest first, those to choose from, newest first: reports, and the
    first night of each month.
    """
    first_of_month: dict[tuple[str, object], Snapshot] = {}
    for snapshot in rows:
        first_of_month.setdefault((snapshot.source, month_of(snapshot.on)), snapshot)
    return sorted(first_of_month.values(), key=lambda snapshot: snapshot.on, reverse=True)[
        :_MOST_CHOICES
    ]


def chosen_snapshot(snapshots: Collection[Snapshot], key: str, on: date) -> Snapshot | None:
    """The one with this key; else the newest that is a year old, so that like is compared with
    like; else the oldest.
    """
    requested = next((day for day in snapshots if snapshot_key(day) == key), None)
    old = next((day for day in snapshots if day.on <= on - _YEAR), None)
    return requested or old or (list(snapshots)[-1] if snapshots else None)


def snapshot_key(snapshot: Snapshot) -> str:
    """How an address names a day that was kept: `2023-07-04-17`. Of one day there may be several
    reports.
    """
    return f"{snapshot.on}-{snapshot.pk}"


def snapshot_label(snapshot: Snapshot) -> str:
    """`Juli 2023` for a report, whose source says the day; the day for what the register kept
    itself.
    """
    return str(month_of(snapshot.on)) if snapshot.source else clock.day(snapshot.on)


def snapshots_of_same_day(snapshot: Snapshot, regions: Collection[str]) -> dict[str, Snapshot]:
    """What was kept of these regions on the same day, from the same source. One query."""
    rows = Snapshot.objects.filter(on=snapshot.on, source=snapshot.source, region__in=regions)
    return {row.region_id: row for row in rows}
