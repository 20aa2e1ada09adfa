"""Reads of the lists that offices bring in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count, QuerySet

from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowState
from kimid.onboarding.row_warnings import warnings_of
from kimid.places.models import Region
from kimid.registry.models import Kim

PAGE_SIZE: Final = 50  # rows on one screen
_STATE_ORDER: Final = (
    RowState.DECIDE,
    RowState.WRONG,
    RowState.ASK,
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


class Candidate(NamedTuple):
    """A village that a row may mean, and how many KIM it has."""

    region: Region
    kims: int

    @property
    def title(self) -> str:
        """`Suka Maju, Kec. Mentebah`."""
        district = self.region.parent
        return f"{self.region.name}, {district.abbreviated_name}" if district else self.region.name

    @property
    def place(self) -> str:
        """`Kab. Kapuas Hulu, 61.06.20.2003`."""
        district = self.region.parent
        regency = district.parent if district else None
        above = f"{regency.abbreviated_name}, " if regency else ""
        return above + self.region.dotted_code


def import_lists_of(region: Region) -> "QuerySet[ImportList]":
    """The lists of an office, the newest first."""
    return (
        ImportList.objects.filter(region=region).select_related("entered_by").order_by("-pk")[:20]
    )


def import_list_of(region: Region, number: int) -> ImportList | None:
    """The list of this number, if it is one of this office."""
    return ImportList.objects.select_related("region").filter(region=region, pk=number).first()


def rows_of(import_list: ImportList, *, limit: int | None = None) -> list[ImportRow]:
    """All rows as the file has them, or the first. One query."""
    rows = list(
        ImportRow.objects.filter(import_list=import_list)
        .select_related("place__parent", "kim__site")
        .order_by("number")[:limit]
    )
    for row in rows:
        row.import_list = import_list
    return rows


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


def left_out_of(import_list: ImportList) -> dict[str, int]:
    """How many rows are no KIM of their own, or are there already, by why. One query."""
    rows = ImportRow.objects.filter(
        import_list=import_list, state__in=(RowState.SKIPPED, RowState.ALREADY_THERE)
    )
    return dict(rows.values_list("why").annotate(many=Count("pk")).order_by("why"))


def row_page_of(import_list: ImportList, state: RowState, number: int) -> ImportRowPage:
    """Page `number` (from 1) of the rows of a state. One query."""
    rows = _rows_in(import_list, state)
    start = (number - 1) * PAGE_SIZE
    shown = list(rows[start : start + PAGE_SIZE + 1])
    return ImportRowPage(state, shown[:PAGE_SIZE], number, has_more=len(shown) > PAGE_SIZE)


def next_rows(import_list: ImportList, *states: RowState, limit: int) -> list[ImportRow]:
    """The first rows of these states. One query."""
    return list(_rows_in(import_list, *states)[:limit])


def row_of(import_list: ImportList, number: int) -> ImportRow | None:
    """The row that has this number in the file."""
    rows = ImportRow.objects.filter(import_list=import_list, number=number)
    return rows.select_related("import_list__region").first()


def candidates_of(rows: Iterable[ImportRow]) -> dict[str, Candidate]:
    """The villages to choose from, by their codes. Two queries."""
    wanted = {code for row in rows for code in row.candidates}
    there = Counter(
        Kim.objects.all().existing().filter(region__in=wanted).values_list("region_id", flat=True)
    )
    villages = Region.objects.select_related("parent__parent").filter(pk__in=wanted)
    return {each.code: Candidate(each, there[each.code]) for each in villages}


def _rows_in(import_list: ImportList, *states: RowState) -> "QuerySet[ImportRow]":
    rows = ImportRow.objects.filter(import_list=import_list, state__in=states)
    return rows.select_related("import_list__region", "place__parent", "kim__site").order_by(
        "number"
    )


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
