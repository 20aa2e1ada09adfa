"""What each row of an office's list means to the register: ready, to be decided, to be mended, a
question, or there already. Reads only.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from kimid.lib import codes
from kimid.lib.text import slug
from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowAnswer, RowState
from kimid.onboarding.people_cells import phone_refusal, read_members, read_phone
from kimid.onboarding.village_names import PlaceAnswer, PlaceWords, VillageNames
from kimid.onboarding.worksheet import read_day, read_end, skip_reason
from kimid.registry.models import Kim
from kimid.sites.public_words import name_refusal

_LONGEST_NAME: Final = 120
_KIM: Final = re.compile(r"^(?:kim|(?:komunitas|kelompok)-informasi-masyarakat)-")
_DAYS: Final = (ImportColumn.ISSUED, ImportColumn.UNTIL)


@dataclass(frozen=True)
class RowVerdict:
    """What a row is, why, and which village it means or may mean."""

    state: RowState
    why: str = ""
    place: str | None = None
    candidates: list[str] = field(default_factory=list)


class RowMatcher:
    """Looks at the rows of one list, one after the other in their order. Remembers what it has
    seen, so that a KIM that stands twice is told, and a second one in a village is asked about.
    """

    def __init__(self, import_list: ImportList) -> None:
        self._columns = import_list.columns
        self._headings = import_list.headings
        self._region = import_list.region
        self._places: dict[PlaceWords, PlaceAnswer] = {}
        self._first: dict[str, int] = {}  # the number of the first new row in a village
        below = Kim.objects.all().below(self._region.code).values_list("region_id", "name")
        self._known = {(code, plain_name(name)): "Sudah ada di register." for code, name in below}

    def judge(self, row: ImportRow) -> RowVerdict:
        """What this row is now. A row that is in the register stays what it is."""
        if row.state == RowState.ENTERED:
            self._first.setdefault(row.place_id or "", row.number)
            return RowVerdict(RowState.ENTERED, row.why, row.place_id, row.candidates)
        verdict = self._alone(row)
        if verdict.state != RowState.NEW or verdict.place is None:
            return verdict
        return self._beside_others(row, verdict.place)

    def _alone(self, row: ImportRow) -> RowVerdict:
        """What it is without the others."""
        if row.answer == RowAnswer.SKIP:
            return RowVerdict(RowState.SKIPPED, "Dilewati di sini.")
        if not row.mended:
            nothing = skip_reason(row.cells, self._columns, self._headings)
            if nothing:
                return RowVerdict(RowState.SKIPPED, nothing)
        if errors := cell_errors(row):
            return RowVerdict(RowState.WRONG, " ".join(errors.values())[:200])
        return self._placed(row)

    def _placed(self, row: ImportRow) -> RowVerdict:
        if row.chosen:
            if codes.covers(self._region.code, row.chosen):
                return RowVerdict(RowState.NEW, place=row.chosen)
            why = "Desa ini di luar wilayah kantor Anda. Kantor di sana yang memasukkannya."
            return RowVerdict(RowState.SKIPPED, why, row.chosen)
        answer = self._find(
            PlaceWords(
                row.cell(ImportColumn.VILLAGE),
                row.cell(ImportColumn.DISTRICT),
                row.cell(ImportColumn.REGENCY),
            )
        )
        if answer.is_sure:
            return RowVerdict(RowState.NEW, place=answer.codes[0])
        state = RowState.DECIDE if answer.codes else RowState.WRONG
        return RowVerdict(state, answer.why[:200], candidates=list(answer.codes))

    def _find(self, words: PlaceWords) -> PlaceAnswer:
        if words not in self._places:
            self._places[words] = self._villages.find(words)
        return self._places[words]

    @cached_property
    def _villages(self) -> VillageNames:
        return VillageNames(self._region)

    def _beside_others(self, row: ImportRow, place: str) -> RowVerdict:
        key = (place, plain_name(row.cell(ImportColumn.NAME)))
        if key in self._known:
            return RowVerdict(RowState.ALREADY_THERE, self._known[key], place)
        self._known[key] = f"Sama dengan baris {row.number}."
        first = self._first.setdefault(place, row.number)
        if first == row.number or row.answer == RowAnswer.ANOTHER:
            return RowVerdict(RowState.NEW, place=place)
        why = f"Di desa ini sudah ada KIM baru dari daftar, baris {first}."
        return RowVerdict(RowState.ASK, why, place)


def changed_rows(import_list: ImportList, rows: Iterable[ImportRow]) -> list[ImportRow]:
    """Look at all rows of a list, in their order; give those that are something else now, with what
    they are. Nothing is saved.
    """
    matcher = RowMatcher(import_list)
    changed = []
    for row in rows:
        row.import_list = import_list
        before = (row.state, row.why, row.place_id, row.candidates)
        verdict = matcher.judge(row)
        row.state, row.why = verdict.state, verdict.why
        row.place_id, row.candidates = verdict.place, verdict.candidates
        if before != (row.state, row.why, row.place_id, row.candidates):
            changed.append(row)
    return changed


def cell_errors(row: ImportRow) -> dict[ImportColumn, str]:
    """What is wrong in the cells of a row, by their columns: in words, with what to do."""
    errors = {ImportColumn.NAME: _wrong_with_name(row.cell(ImportColumn.NAME))}
    if not row.cell(ImportColumn.VILLAGE) and not row.chosen:
        errors[ImportColumn.VILLAGE] = "Desa atau kelurahan kosong."
    errors |= _wrong_with_decree(row)
    phone, members = row.cell(ImportColumn.PHONE), row.cell(ImportColumn.MEMBERS)
    if phone and read_phone(phone) is None:
        errors[ImportColumn.PHONE] = phone_refusal(phone)
    if members and read_members(members) is None:
        errors[ImportColumn.MEMBERS] = f"“{members[:40]}” bukan jumlah. Contoh: 25"
    return {column: why for column, why in errors.items() if why}


def plain_name(name: str) -> str:
    """The name of a KIM as two are compared: without "KIM" in front, signs and capitals."""
    return _KIM.sub("", slug(name, _LONGEST_NAME)).replace("-", "")


def _wrong_with_name(name: str) -> str:
    if not name:
        return "Nama KIM kosong."
    if len(name) > _LONGEST_NAME:
        return f"Nama KIM lebih dari {_LONGEST_NAME} huruf."
    return name_refusal(name)


def _wrong_with_decree(row: ImportRow) -> Mapping[ImportColumn, str]:
    typed = {column: row.cell(column) for column in _DAYS}
    issued = read_day(typed[ImportColumn.ISSUED])
    until = read_end(typed[ImportColumn.UNTIL], issued)
    errors = {
        column: f"“{typed[column][:40]}” bukan tanggal. Contoh: 3 Maret 2024"
        for column, day in ((ImportColumn.ISSUED, issued), (ImportColumn.UNTIL, until))
        if typed[column] and day is None
    }
    if row.cell(ImportColumn.DECREE) and not typed[ImportColumn.ISSUED]:
        errors[ImportColumn.ISSUED] = "Nomor SK ada, tanggalnya tidak."
    if issued and until and until < issued:
        errors[ImportColumn.UNTIL] = "Berlaku sampai lebih dulu daripada tanggal SK."
    return errors
