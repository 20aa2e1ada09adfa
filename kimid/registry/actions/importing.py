"""An office brings its own list of KIM into the register: a file first, then rows, each whole or not at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kimid.events.action import action, remember, remember_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.entering import FirstOfficer, appoint, enter_decree, enter_kim
from kimid.registry.lists import Sheet, read_day
from kimid.registry.matching import Verdict, plain_name
from kimid.registry.models import Kim
from kimid.registry.models.importing import Column, ImportList, ImportRow, RowState
from kimid.registry.rules import Can
from kimid.sites.suggesting import free_labels


class AlreadyStarted(ValueError):
    """The rows of this list are on their way into the register: its columns and places are no longer changed."""


class NotAChoice(ValueError):
    """The row waits for no decision, or the village is not among those to choose from."""


@action(needs=Can.REGISTER, records="import.begun")
def begin_import(
    region: Region, *, file_name: str, sheet: Sheet, verdicts: Sequence[Verdict], by: Person, at: datetime
) -> ImportList:
    """Keep the list of an office, so that it can be gone on with tomorrow. Nothing of it is in the register yet."""
    kept = {"file_name": file_name[:120], "headings": sheet.headings, "columns": sheet.columns, "begun_at": at}
    made = ImportList.objects.create(region=region, entered_by=by, **kept)
    numbered = enumerate(zip(sheet.rows, verdicts, strict=True), sheet.first)
    rows = [_judged(ImportRow(of=made, number=number, cells=cells), verdict) for number, (cells, verdict) in numbered]
    ImportRow.objects.bulk_create(rows)
    remember(rows=len(rows))
    return made


@action(needs=Can.REGISTER, records="import.columns_chosen")
def choose_columns(
    found: ImportList, *, columns: Mapping[str, int], verdicts: Mapping[int, Verdict], by: Person, at: datetime
) -> ImportList:
    """Say which column holds what; `verdicts` are what the rows are then, by their numbers. Raises AlreadyStarted."""
    if found.started_at is not None:
        raise AlreadyStarted
    found.columns = dict(columns)
    found.save(update_fields=["columns"])
    rows = [_judged(row, verdicts[row.number]) for row in found.rows.all()]
    ImportRow.objects.bulk_update(rows, ["state", "why", "place", "candidates"], batch_size=200)
    return found


@action(needs=Can.REGISTER, records="import.place_chosen")
def choose_place(row: ImportRow, *, place: Region, by: Person, at: datetime) -> ImportRow:
    """Say which of several villages a row means. Raises NotAChoice."""
    if row.state != RowState.DECIDE or place.code not in row.candidates:
        raise NotAChoice
    there = _like_it(place, row.cell(Column.NAME))
    row.place, row.state = place, RowState.THERE if there else RowState.NEW
    row.why = "Sudah ada di register." if there else ""
    row.save(update_fields=["place", "state", "why"])
    remember(row=row.number, place=place.code)
    return row


@action(needs=Can.REGISTER, records="import.started")
def start_import(found: ImportList, *, by: Person, at: datetime) -> ImportList:
    """Let all new rows go into the register. Rows that were decided later follow when it is started once more."""
    found.started_at = at
    found.save(update_fields=["started_at"])
    remember(rows=found.rows.filter(state=RowState.NEW).count())
    return found


@action(needs=Can.REGISTER, records="kim.imported")
def enter_row(row: ImportRow, *, by: Person, at: datetime) -> ImportRow:
    """Enter one row: KIM, site, decree and chair, and with them what became of the row. A row that is entered stays as it is."""
    if row.state != RowState.NEW or row.place is None:
        return row
    name = row.cell(Column.NAME)
    if _like_it(row.place, name):
        return _closed(row, RowState.THERE, "Sudah ada di register.")
    labels = free_labels(name, row.place, how_many=1)
    if not labels:
        return _closed(row, RowState.WRONG, "Tidak ada alamat yang masih kosong untuk nama ini.")
    row.kim = enter_kim(row.place, name=name, label=labels[0], on_behalf=True, at=at)
    remember_of(row.kim, "kim.registered", number=row.kim.number, label=labels[0])
    issued, number = read_day(row.cell(Column.ISSUED)), row.cell(Column.DECREE)[:80]
    if issued and number:
        title, until = row.place.head_title, read_day(row.cell(Column.UNTIL))
        enter_decree(row.kim, number=number, issuer_title=title, issued_on=issued, valid_until=until)
        remember_of(row.kim, "kim.decree_recorded", decree=number)
    if chair := row.cell(Column.CHAIR)[:100]:
        appoint(row.kim, FirstOfficer(chair, "Ketua"), by, at)
    remember(number=row.kim.number, of=row.of_id, row=row.number)
    return _closed(row, RowState.ENTERED, "")


def _judged(row: ImportRow, verdict: Verdict) -> ImportRow:
    row.state, row.why, row.place_id, row.candidates = verdict.state, verdict.why, verdict.place, verdict.candidates
    return row


def _closed(row: ImportRow, state: RowState, why: str) -> ImportRow:
    row.state, row.why = state, why
    row.save(update_fields=["state", "why", "kim"])
    return row


def _like_it(place: Region, name: str) -> bool:
    return any(plain_name(known) == plain_name(name) for known in Kim.objects.filter(region=place).values_list("name", flat=True))
