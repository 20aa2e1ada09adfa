"""Reads of the lists that offices bring in."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.db.models import QuerySet

from kimid.places.models import Region
from kimid.registry.models.importing import Column, ImportList, ImportRow, RowState

_AT_ONCE: Final = 50  # rows that are decided on one screen

REPORT_HEADINGS: Final = ("baris", "nama KIM", "desa/kelurahan", "hasil", "keterangan", "nomor KIM", "alamat")


class Part(NamedTuple):
    """The rows of one state."""

    state: RowState
    rows: list[ImportRow]


def lists_of(region: Region) -> "QuerySet[ImportList]":
    """The lists of an office, the newest first."""
    return ImportList.objects.filter(region=region).select_related("entered_by").order_by("-pk")[:20]


def list_of(region: Region, number: int) -> ImportList | None:
    """The list of this number, if it is one of this office."""
    return ImportList.objects.select_related("region").filter(region=region, pk=number).first()


def rows_of(found: ImportList) -> list[ImportRow]:
    """All rows as the file has them. One query."""
    rows = list(ImportRow.objects.filter(of=found).select_related("place__parent", "kim__site").order_by("number"))
    for row in rows:
        row.of = found
    return rows


def parts_of(rows: list[ImportRow]) -> list[Part]:
    """The rows by state: first what somebody has to look at. States without rows are absent."""
    order = (RowState.WRONG, RowState.ENTERED, RowState.NEW, RowState.THERE, RowState.SKIPPED)
    parts = [Part(state, [row for row in rows if row.state == state]) for state in order]
    return [part for part in parts if part.rows]


def counts_of(rows: list[ImportRow]) -> list[tuple[str, int]]:
    """How many rows there are of each state, in words."""
    counted = Counter(row.state for row in rows)
    return [(state.label, counted[state]) for state in RowState if counted[state]]


def to_decide(rows: list[ImportRow]) -> tuple[list[ImportRow], dict[str, Region]]:
    """The next rows that wait for a decision, and the villages to choose from. One query."""
    waiting = [row for row in rows if row.state == RowState.DECIDE][:_AT_ONCE]
    wanted = {code for row in waiting for code in row.candidates}
    return waiting, {place.code: place for place in Region.objects.select_related("parent").filter(pk__in=wanted)}


def report_of(rows: list[ImportRow]) -> Iterator[tuple[str, ...]]:
    """Every row and what became of it."""
    for row in rows:
        number, address = (row.kim.number, row.kim.site.typed) if row.kim is not None else ("", "")
        cells = (row.cell(Column.NAME), row.cell(Column.VILLAGE))
        yield str(row.number), *cells, RowState(row.state).label, row.why, number, address
