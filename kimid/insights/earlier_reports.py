"""Reports of former times as offices entered them: which there are, what each says, and who changed
what.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from kimid.events.models import Event
from kimid.events.posts import names_of
from kimid.events.presenters import sentence_of
from kimid.insights.models import Snapshot
from kimid.lib import clock
from kimid.lib.text import number
from kimid.places.models import Region

_EVENT_KINDS = ("numbers.report_entered", "numbers.report_taken_out")
_COLUMN_LABELS = ("KIM", "SK", "TIK")


class EarlierReport(NamedTuple):
    """A report: `key` names it in an address as long as its first line stands, `lines` is how many
    regions it tells of.
    """

    key: int
    on: date
    source: str
    lines: int

    @property
    def title(self) -> str:
        """`25 Maret 2023 (InfoPublik)`."""
        return f"{clock.day(self.on)} ({self.source})"


class ReportLogEntry(NamedTuple):
    """Something that was done to a report: what, by whom and when, and which lines it changed, in
    words.
    """

    what: str
    who: str
    at: datetime
    changes: list[str]


def earlier_reports_in(region: Region) -> list[EarlierReport]:
    """The reports that the office of a region entered, the newest first. What others entered is
    theirs. Two queries.
    """
    rows = (
        _rows(region)
        .values("on", "source")
        .annotate(key=Min("pk"), lines=Count("pk"))
        .order_by("-on", "source")
    )
    own = {_report_key(event) for event in _events(region)}
    return [EarlierReport(**row) for row in rows if (row["on"].isoformat(), row["source"]) in own]


def earlier_report(region: Region, key: int) -> EarlierReport | None:
    """The report with this key, if the office of the region entered it. Two queries."""
    return next((report for report in earlier_reports_in(region) if report.key == key), None)


def report_lines(region: Region, report: EarlierReport) -> dict[str, Snapshot]:
    """What a report says, by region. One query."""
    return {row.region_id: row for row in _rows(region).filter(on=report.on, source=report.source)}


def report_log(region: Region, report: EarlierReport) -> list[ReportLogEntry]:
    """What an office did to a report, the latest first. Two queries."""
    same = [
        row for row in _events(region) if _report_key(row) == (report.on.isoformat(), report.source)
    ]
    changed = {code for row in same for code in row.data.get("changed", {})}
    names = {each.code: each.name_in_list for each in Region.objects.filter(pk__in=changed)}
    people = names_of(same)
    return [
        ReportLogEntry(
            _event_label(row, is_first=row is same[-1]),
            people[row.pk],
            row.happened_at,
            list(_changes(row, names)),
        )
        for row in same
    ]


def _events(region: Region) -> "QuerySet[Event]":
    return Event.objects.filter(
        subject=Region._meta.label, subject_id=region.code, kind__in=_EVENT_KINDS
    ).order_by("-pk")


def _report_key(event: Event) -> tuple[str, str]:
    """The day and the source of the report that an event is about."""
    return event.data["on"], event.data["source"]


def _rows(region: Region) -> "QuerySet[Snapshot]":
    return Snapshot.objects.filter(Q(region=region) | Q(region__parent=region)).exclude(source="")


def _event_label(row: Event, *, is_first: bool) -> str:
    return sentence_of(row) if is_first or row.kind != "numbers.report_entered" else "Dibetulkan"


def _changes(row: Event, names: dict[str, str]) -> Iterator[str]:
    """`Landak: KIM 0 menjadi 2`; of a region that is new in the report only what it says now."""
    for code, (before, after) in row.data.get("changed", {}).items():
        yield f"{names.get(code, code)}: {_change_text(before, after)}"


def _change_text(before: list[Any] | None, after: list[Any] | None) -> str:
    if after is None:
        return "tidak disebut lagi"
    if before is None:
        return ", ".join(
            f"{name} {number(now)}"
            for name, now in zip(_COLUMN_LABELS, after, strict=True)
            if now is not None
        )
    pairs = [
        (name, was, now)
        for name, was, now in zip(_COLUMN_LABELS, before, after, strict=True)
        if was != now
    ]
    return (
        ", ".join(
            f"{name} {_value_text(was)} menjadi {_value_text(now)}" for name, was, now in pairs
        )
        or "bukan data contoh lagi"
    )


def _value_text(value: int | None) -> str:
    return "kosong" if value is None else number(value)
