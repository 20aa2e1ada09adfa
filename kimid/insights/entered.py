"""Reports of former times as offices entered them: which there are, what each says, and who changed what."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from kimid.events.models import Event
from kimid.insights.models import Snapshot
from kimid.lib import clock
from kimid.lib.text import number
from kimid.places.models import Region

_TOLD = {"numbers.report_entered": "Dimasukkan", "numbers.report_taken_out": "Dikeluarkan"}
_NAMES = ("KIM", "SK", "TIK")


class Entered(NamedTuple):
    """A report: `key` names it in an address as long as its first line stands, `lines` is how many regions it tells of."""

    key: int
    on: date
    source: str
    lines: int

    @property
    def title(self) -> str:
        """`25 Maret 2023 (InfoPublik)`."""
        return f"{clock.day(self.on)} ({self.source})"


class Step(NamedTuple):
    """Something that was done to a report: what, by whom and when, and which lines it changed, in words."""

    what: str
    who: str
    at: datetime
    changes: list[str]


def entered_in(region: Region) -> list[Entered]:
    """The reports that the office of a region entered, the newest first. What others entered is theirs. Two queries."""
    rows = _rows(region).values("on", "source").annotate(key=Min("pk"), lines=Count("pk")).order_by("-on", "source")
    own = {_names(event) for event in _events(region)}
    return [Entered(**row) for row in rows if (row["on"].isoformat(), row["source"]) in own]


def report_in(region: Region, key: int) -> Entered | None:
    """The report with this key, if the office of the region entered it. Two queries."""
    return next((report for report in entered_in(region) if report.key == key), None)


def lines_of(region: Region, report: Entered) -> dict[str, Snapshot]:
    """What a report says, by region. One query."""
    return {row.region_id: row for row in _rows(region).filter(on=report.on, source=report.source)}


def steps_of(region: Region, report: Entered) -> list[Step]:
    """What an office did to a report, the latest first. Two queries."""
    same = [row for row in _events(region) if _names(row) == (report.on.isoformat(), report.source)]
    changed = {code for row in same for code in row.facts.get("changed", {})}
    names = {each.code: each.name_in_list for each in Region.objects.filter(pk__in=changed)}
    return [
        Step(_what(row, is_first=row is same[-1]), row.actor_name, row.happened_at, list(_changes(row, names))) for row in same
    ]


def _events(region: Region) -> "QuerySet[Event]":
    return Event.objects.filter(thing=Region._meta.label, thing_id=region.code, kind__in=_TOLD).order_by("-pk")


def _names(event: Event) -> tuple[str, str]:
    """The day and the source of the report that an event is about."""
    return event.facts["on"], event.facts["source"]


def _rows(region: Region) -> "QuerySet[Snapshot]":
    return Snapshot.objects.filter(Q(region=region) | Q(region__parent=region)).exclude(source="")


def _what(row: Event, *, is_first: bool) -> str:
    return _TOLD[row.kind] if is_first or row.kind != "numbers.report_entered" else "Dibetulkan"


def _changes(row: Event, names: dict[str, str]) -> Iterator[str]:
    """`Landak: KIM 0 menjadi 2`; of a region that is new in the report only what it says now."""
    for code, (before, after) in row.facts.get("changed", {}).items():
        yield f"{names.get(code, code)}: {_said(before, after)}"


def _said(before: list[Any] | None, after: list[Any] | None) -> str:
    if after is None:
        return "tidak disebut lagi"
    if before is None:
        return ", ".join(f"{name} {number(now)}" for name, now in zip(_NAMES, after, strict=True) if now is not None)
    pairs = [(name, was, now) for name, was, now in zip(_NAMES, before, after, strict=True) if was != now]
    return ", ".join(f"{name} {_one(was)} menjadi {_one(now)}" for name, was, now in pairs) or "bukan data contoh lagi"


def _one(value: int | None) -> str:
    return "kosong" if value is None else number(value)
