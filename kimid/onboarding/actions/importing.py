"""An office brings its own list of KIM into the register: a file first, then rows, each whole or
not at all.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kimid.events.action import action, add_event_data, record_event_for
from kimid.onboarding.matching import RowVerdict, plain_name
from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowState
from kimid.onboarding.worksheet import Worksheet, read_day
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.entering import FirstOfficer, appoint, enter_decree, enter_kim
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from kimid.sites.label_suggestions import free_labels
from kimid.sites.stages import LifeStage


class ImportStarted(ValueError):
    """The rows of this list are on their way into the register: its columns and places are no
    longer changed.
    """


class PlaceNotOffered(ValueError):
    """The row waits for no decision, or the village is not among those to choose from."""


@action(needs=RegistryPermission.REGISTER, records="import.begun")
def begin_import(
    region: Region,
    *,
    file_name: str,
    worksheet: Worksheet,
    verdicts: Sequence[RowVerdict],
    by: Person,
    at: datetime,
) -> ImportList:
    """Keep the list of an office, so that it can be gone on with tomorrow. Nothing of it is in the
    register yet.
    """
    fields = {
        "file_name": file_name[:120],
        "headings": worksheet.headings,
        "columns": worksheet.columns,
        "begun_at": at,
    }
    made = ImportList.objects.create(region=region, entered_by=by, **fields)
    numbered = enumerate(zip(worksheet.rows, verdicts, strict=True), worksheet.first_row_number)
    rows = [
        _with_verdict(ImportRow(import_list=made, number=number, cells=cells), verdict)
        for number, (cells, verdict) in numbered
    ]
    ImportRow.objects.bulk_create(rows)
    add_event_data(rows=len(rows))
    return made


@action(needs=RegistryPermission.REGISTER, records="import.columns_chosen")
def choose_columns(
    import_list: ImportList,
    *,
    columns: Mapping[str, int],
    verdicts: Mapping[int, RowVerdict],
    by: Person,
    at: datetime,
) -> ImportList:
    """Say which column holds what; `verdicts` are what the rows are then, by their numbers. Raises
    ImportStarted.
    """
    if import_list.started_at is not None:
        raise ImportStarted
    import_list.columns = dict(columns)
    import_list.save(update_fields=["columns"])
    rows = [_with_verdict(row, verdicts[row.number]) for row in import_list.rows.all()]
    ImportRow.objects.bulk_update(rows, ["state", "why", "place", "candidates"], batch_size=200)
    return import_list


@action(needs=RegistryPermission.REGISTER, records="import.place_chosen")
def choose_place(row: ImportRow, *, place: Region, by: Person, at: datetime) -> ImportRow:
    """Say which of several villages a row means. Raises PlaceNotOffered."""
    if row.state != RowState.DECIDE or place.code not in row.candidates:
        raise PlaceNotOffered
    there = _has_same_name(place, row.cell(ImportColumn.NAME))
    row.place = place
    row.state = RowState.ALREADY_THERE if there else RowState.NEW
    row.why = "Sudah ada di register." if there else ""
    row.save(update_fields=["place", "state", "why"])
    add_event_data(row=row.number, place=place.code)
    return row


@action(needs=RegistryPermission.REGISTER, records="import.started")
def start_import(import_list: ImportList, *, by: Person, at: datetime) -> ImportList:
    """Let all new rows go into the register. Rows that were decided later follow when it is started
    once more.
    """
    import_list.started_at = at
    import_list.save(update_fields=["started_at"])
    add_event_data(rows=import_list.rows.filter(state=RowState.NEW).count())
    return import_list


@action(needs=RegistryPermission.REGISTER, records="kim.imported")
def enter_row(row: ImportRow, *, by: Person, at: datetime) -> ImportRow:
    """Enter one row: KIM, its address, decree and chair, and with them what became of the row. Its
    decree waits to be compared, its site for its chair. A row that is entered stays as it is.
    """
    if row.state != RowState.NEW or row.place is None:
        return row
    name = row.cell(ImportColumn.NAME)
    if _has_same_name(row.place, name):
        return _close_row(row, RowState.ALREADY_THERE, "Sudah ada di register.")
    labels = free_labels(name, row.place, limit=1)
    if not labels:
        return _close_row(row, RowState.WRONG, "Tidak ada alamat yang masih kosong untuk nama ini.")
    row.kim = enter_kim(
        row.place,
        name=name,
        label=labels[0],
        on_behalf=True,
        stage=LifeStage.UNOPENED,  # nobody of the group has come yet
        at=at,
    )
    from_list = {"import_list": row.import_list_id, "office": row.import_list.region_id}
    record_event_for(row.kim, "kim.registered", number=row.kim.number, label=labels[0], **from_list)
    issued = read_day(row.cell(ImportColumn.ISSUED))
    number = row.cell(ImportColumn.DECREE)[:80]
    if issued and number:
        title = row.place.head_title
        until = read_day(row.cell(ImportColumn.UNTIL))
        enter_decree(
            row.kim,
            number=number,
            issuer_title=title,
            issued_on=issued,
            valid_until=until,
            is_listed=True,  # nobody has seen its paper
        )
        record_event_for(row.kim, "kim.decree_recorded", decree=number, **from_list)
    if chair := row.cell(ImportColumn.CHAIR)[:100]:
        appoint(row.kim, FirstOfficer(chair, "Ketua"), by, at)
    add_event_data(number=row.kim.number, of=row.import_list_id, row=row.number)
    return _close_row(row, RowState.ENTERED, "")


def _with_verdict(row: ImportRow, verdict: RowVerdict) -> ImportRow:
    row.state = verdict.state
    row.why = verdict.why
    row.place_id = verdict.place
    row.candidates = verdict.candidates
    return row


def _close_row(row: ImportRow, state: RowState, why: str) -> ImportRow:
    row.state = state
    row.why = why
    row.save(update_fields=["state", "why", "kim"])
    return row


def _has_same_name(place: Region, name: str) -> bool:
    return any(
        plain_name(known) == plain_name(name)
        for known in Kim.objects.filter(region=place).values_list("name", flat=True)
    )
