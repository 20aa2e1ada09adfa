"""Reads of the lists that offices bring in."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from django.db.models import Count, QuerySet

from kimid.places.models import Region
from kimid.registry.models.importing import Column, ImportList, ImportRow, RowState

PAGE: Final = 50  # rows on one screen
_ORDER: Final = (RowState.DECIDE, RowState.WRONG, RowState.NEW, RowState.ENTERED, RowState.THERE, RowState.SKIPPED)

REPORT_HEADINGS: Final = ("baris", "nama KIM", "desa/kelurahan", "hasil", "keterangan", "nomor KIM", "alamat")


class Part(NamedTuple):
    """One page of the rows of a state."""

    state: RowState
    rows: list[ImportRow]
    number: int
    has_more: bool


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


def first_rows(found: ImportList, how_many: int = 3) -> list[ImportRow]:
    """The first rows below the headings. One query."""
    return list(ImportRow.objects.filter(of=found).order_by("number")[:how_many])


def counts_of(found: ImportList) -> dict[RowState, int]:
    """How many rows there are of each state; first what somebody has to look at. States without rows are absent. One query."""
    counted = dict(ImportRow.objects.filter(of=found).values_list("state").annotate(many=Count("pk")).order_by())
    return {state: counted[state] for state in _ORDER if state in counted}


def part_of(found: ImportList, counts: Mapping[RowState, int], asked: str, number: int) -> Part:
    """Page `number` (from 1) of the rows of the state that was asked for, else of the first that has any. One query."""
    known = [state for state in counts if state != RowState.DECIDE]
    state = next((state for state in known if state == asked), known[0] if known else RowState.NEW)
    rows = ImportRow.objects.filter(of=found, state=state).select_related("place__parent", "kim__site").order_by("number")
    start = (number - 1) * PAGE
    shown = list(rows[start : start + PAGE + 1])
    for row in shown:
        row.of = found
    return Part(state, shown[:PAGE], number, has_more=len(shown) > PAGE)


def to_decide(found: ImportList) -> tuple[list[ImportRow], dict[str, Region]]:
    """The next rows that wait for a decision, and the villages to choose from. Two queries."""
    waiting = list(ImportRow.objects.filter(of=found, state=RowState.DECIDE).order_by("number")[:PAGE])
    for row in waiting:
        row.of = found
    wanted = {code for row in waiting for code in row.candidates}
    return waiting, {place.code: place for place in Region.objects.select_related("parent").filter(pk__in=wanted)}


def report_of(rows: list[ImportRow]) -> Iterator[tuple[str, ...]]:
    """Every row and what became of it."""
    for row in rows:
        number, address = (row.kim.number, row.kim.site.typed) if row.kim is not None else ("", "")
        cells = (row.cell(Column.NAME), row.cell(Column.VILLAGE))
        yield str(row.number), *cells, RowState(row.state).label, row.why, number, address
