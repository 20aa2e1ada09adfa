"""Reads of the lists that offices bring in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count, QuerySet

from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowState
from kimid.onboarding.row_warnings import warnings_of
from kimid.places.models import Region

PAGE_SIZE: Final = 50  # rows on one screen
_STATE_ORDER: Final = (
    RowState.DECIDE,
    RowState.WRONG,
    RowState.NEW,
    RowState.ENTERED,
    RowState.ALREADY_THERE,
    RowState.SKIPPED,
)

REPORT_HEADINGS: Final = (
    "baris",
    "nama KIM",
    "desa/kelurahan",
    "hasil",
    "keterangan",
    "perhatikan",
    "nomor KIM",
    "alamat",
)


class ImportRowPage(NamedTuple):
    """One page of the rows of a state."""

    state: RowState
    rows: list[ImportRow]
    number: int
    has_more: bool


def import_lists_of(region: Region) -> "QuerySet[ImportList]":
    """The lists of an office, the newest first."""
    return (
        ImportList.objects.filter(region=region).select_related("entered_by").order_by("-pk")[:20]
    )


def import_list_of(region: Region, number: int) -> ImportList | None:
    """The list of this number, if it is one of this office."""
    return ImportList.objects.select_related("region").filter(region=region, pk=number).first()


def rows_of(import_list: ImportList) -> list[ImportRow]:
    """All rows as the file has them. One query."""
    rows = list(
        ImportRow.objects.filter(import_list=import_list)
        .select_related("place__parent", "kim__site")
        .order_by("number")
    )
    for row in rows:
        row.import_list = import_list
    return rows


def first_rows(import_list: ImportList, how_many: int = 3) -> list[ImportRow]:
    """The first rows below the headings. One query."""
    return list(ImportRow.objects.filter(import_list=import_list).order_by("number")[:how_many])


def counts_of(import_list: ImportList) -> dict[RowState, int]:
    """How many rows there are of each state; first what somebody has to look at. States without
    rows are absent. One query.
    """
    counted = dict(
        ImportRow.objects.filter(import_list=import_list)
        .values_list("state")
        .annotate(many=Count("pk"))
        .order_by()
    )
    return {state: counted[state] for state in _STATE_ORDER if state in counted}


def row_page_of(
    import_list: ImportList, counts: Mapping[RowState, int], wanted_state: str, number: int
) -> ImportRowPage:
    """Page `number` (from 1) of the rows of the state that was asked for, else of the first that
    has any. One query.
    """
    # rows to decide have a form of their own (`rows_to_decide`)
    known = [state for state in counts if state != RowState.DECIDE]
    state = next(
        (state for state in known if state == wanted_state), known[0] if known else RowState.NEW
    )
    rows = (
        ImportRow.objects.filter(import_list=import_list, state=state)
        .select_related("place__parent", "kim__site")
        .order_by("number")
    )
    start = (number - 1) * PAGE_SIZE
    shown = list(rows[start : start + PAGE_SIZE + 1])
    for row in shown:
        row.import_list = import_list
    return ImportRowPage(state, shown[:PAGE_SIZE], number, has_more=len(shown) > PAGE_SIZE)


def rows_to_decide(import_list: ImportList) -> tuple[list[ImportRow], dict[str, Region]]:
    """The next rows that wait for a decision, and the villages to choose from. Two queries."""
    waiting = list(
        ImportRow.objects.filter(import_list=import_list, state=RowState.DECIDE).order_by("number")[
            :PAGE_SIZE
        ]
    )
    for row in waiting:
        row.import_list = import_list
    wanted = {code for row in waiting for code in row.candidates}
    return waiting, {
        place.code: place for place in Region.objects.select_related("parent").filter(pk__in=wanted)
    }


def report_of(rows: list[ImportRow], today: date) -> Iterator[tuple[str, ...]]:
    """Every row, what became of it, and what the rules of its place say against it."""
    warnings = warnings_of(rows, today)
    for row in rows:
        number, address = (
            (row.kim.number, row.kim.site.display_address) if row.kim is not None else ("", "")
        )
        cells = (row.cell(ImportColumn.NAME), row.cell(ImportColumn.VILLAGE))
        against = " ".join(warnings.get(row.number, ()))
        state = RowState(row.state).label
        yield str(row.number), *cells, state, row.why, against, number, address
