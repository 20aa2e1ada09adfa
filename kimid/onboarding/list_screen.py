"""What the page of a list shows: how many rows there are of each kind, the next ones that wait for
somebody, and the first that are ready.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kimid.lib import clock, codes
from kimid.lib.text import enumeration, number
from kimid.onboarding.matching import cell_errors
from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowState
from kimid.onboarding.people_cells import read_phone
from kimid.onboarding.queries import Candidate, candidates_of, left_out_of, next_rows
from kimid.onboarding.row_warnings import warnings_of
from kimid.onboarding.worksheet import read_day
from kimid.people.phones import spaced_phone

MOST_OPEN: Final = 10  # rows that wait, of each kind
FIRST_READY: Final = 3
# "Sama dengan baris 12." of many rows is one reason.
_ROW_NUMBER: Final = re.compile(r"\d+$")
_PLACE: Final = (ImportColumn.VILLAGE, ImportColumn.DISTRICT)


@dataclass(frozen=True)
class MendCell:
    """One cell of a row: what stands in it, and what is wrong with it."""

    column: ImportColumn
    text: str
    error: str = ""


@dataclass(frozen=True)
class WaitingRow:
    """A row that waits for somebody: villages to choose from, cells to mend, or a question."""

    row: ImportRow
    candidates: Sequence[Candidate] = ()
    wrong: Sequence[MendCell] = ()
    others: Sequence[MendCell] = ()

    @property
    def chair(self) -> str:
        """`Ketua Hamdan, 0852 0000 0712`."""
        name, phone = self.row.cell(ImportColumn.CHAIR), self.row.cell(ImportColumn.PHONE)
        return ", ".join(filter(None, (f"Ketua {name}" if name else "", phone)))

    @property
    def sure(self) -> str:
        """The code of the only village, if it is one of the office itself; else nothing is chosen
        for anybody.
        """
        office = self.row.import_list.region_id
        own = [each.region.code for each in self.candidates if codes.covers(office, each.region.pk)]
        return own[0] if len(own) == len(self.candidates) == 1 else ""

    @property
    def heading(self) -> str:
        """`Baris 22: KIM Sekura, Sekura. Tanggal SK`: which row it is, and what waits in it."""
        what = (
            "Satu atau dua KIM?"
            if self.is_question
            else ", ".join(cell.column.label for cell in self.wrong if cell.error)
        )
        return f"{self.row.place_title}. {what}"

    @property
    def is_question(self) -> bool:
        return self.row.state == RowState.ASK


@dataclass(frozen=True)
class ReadyRow:
    """A row that is ready, as it will be written; what is nothing is empty."""

    name: str
    place: str
    decree: str
    chair: str
    phone: str
    against: str = ""  # what the rules of its place say

    @classmethod
    def of(cls, row: ImportRow, against: Sequence[str]) -> "ReadyRow":
        """This row of a list."""
        village = row.place
        district = village.parent if village else None
        issued = read_day(row.cell(ImportColumn.ISSUED))
        day = clock.day(issued) if issued else ""
        return cls(
            row.cell(ImportColumn.NAME),
            f"{village.name}, {district.abbreviated_name}" if village and district else "",
            ", ".join(filter(None, (row.cell(ImportColumn.DECREE), day))),
            row.cell(ImportColumn.CHAIR),
            spaced_phone(read_phone(row.cell(ImportColumn.PHONE)) or ""),
            " ".join(against),
        )


@dataclass(frozen=True)
class ListScreen:
    """The page of a list."""

    counts: Mapping[RowState, int]
    to_choose: Sequence[WaitingRow]
    to_mend: Sequence[WaitingRow]
    ready: Sequence[ReadyRow]
    left_out: Mapping[str, int] = field(default_factory=dict)

    def count(self, *states: RowState) -> int:
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def all_rows(self) -> int:
        return sum(self.counts.values())

    @property
    def left_out_text(self) -> str:
        """`3 tidak ikut: 2 baris kosong dan 1 sama dengan baris lain`; empty where all rows are KIM
        to bring in.
        """
        many = sum(self.left_out.values())
        reasons = enumeration([f"{number(count)} {why}" for why, count in self.left_out.items()])
        return f"{number(many)} tidak ikut: {reasons}." if many else ""

    @property
    def new(self) -> int:
        return self.count(RowState.NEW)

    @property
    def undecided(self) -> int:
        return self.count(RowState.DECIDE)

    @property
    def questions(self) -> int:
        return self.count(RowState.ASK)

    @property
    def unmended(self) -> int:
        return self.count(RowState.WRONG, RowState.ASK)

    @property
    def already_there(self) -> int:
        return self.count(RowState.ALREADY_THERE)

    @property
    def entered(self) -> int:
        return self.count(RowState.ENTERED)

    @property
    def waiting(self) -> int:
        return self.undecided + self.unmended

    @property
    def not_shown_to_choose(self) -> int:
        return self.undecided - len(self.to_choose)

    @property
    def not_shown_to_mend(self) -> int:
        return self.unmended - len(self.to_mend)


def list_screen(import_list: ImportList, counts: Mapping[RowState, int], today: date) -> ListScreen:
    """The page of this list. Eight queries, however many rows wait."""
    deciding = next_rows(import_list, RowState.DECIDE, limit=MOST_OPEN)
    places = candidates_of(deciding)
    mending = next_rows(import_list, RowState.WRONG, RowState.ASK, limit=MOST_OPEN)
    ready = next_rows(import_list, RowState.NEW, limit=FIRST_READY)
    warnings = warnings_of(ready, today)
    return ListScreen(
        counts,
        [
            WaitingRow(row, [places[code] for code in row.candidates if code in places])
            for row in deciding
        ],
        [_to_mend(row) for row in mending],
        [ReadyRow.of(row, warnings.get(row.number, ())) for row in ready],
        _by_words(left_out_of(import_list)),
    )


def _by_words(left_out: Mapping[str, int]) -> dict[str, int]:
    """How many rows do not go in, by the first sentence of why, without the number of a row."""
    counts = Counter[str]()
    for why, many in left_out.items():
        first = why.partition(". ")[0].removesuffix(".")
        words = _ROW_NUMBER.sub("lain", first)
        counts[words[:1].lower() + words[1:]] += many
    return counts


def _to_mend(row: ImportRow) -> WaitingRow:
    errors = cell_errors(row) if row.state == RowState.WRONG else {}
    if row.state == RowState.WRONG and not errors:
        errors = {ImportColumn.VILLAGE: row.why}  # what the list of regions says against it
    beside = _PLACE if ImportColumn.VILLAGE in errors else ()
    used = [
        column
        for column in ImportColumn
        if column in row.import_list.columns or column in errors or column in beside
    ]
    cells = [MendCell(column, row.typed(column), errors.get(column, "")) for column in used]
    first = [cell for cell in cells if cell.error or cell.column in beside]
    return WaitingRow(row, wrong=first, others=[cell for cell in cells if cell not in first])
