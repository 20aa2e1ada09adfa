"""An office brings its own list of KIM into the register: a file first, then rows, each whole or
not at all.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, record_event_for
from kimid.lib import codes
from kimid.onboarding.matching import changed_rows, plain_name
from kimid.onboarding.models import ImportColumn, ImportList, ImportRow, RowAnswer, RowState
from kimid.onboarding.people_cells import read_members, read_phone
from kimid.onboarding.worksheet import Worksheet, read_day, read_end
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.entering import FirstOfficer, appoint, enter_decree, enter_kim
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from kimid.sites.label_suggestions import free_labels
from kimid.sites.stages import LifeStage

_PLACE_COLUMNS: Final = frozenset(
    {ImportColumn.VILLAGE, ImportColumn.DISTRICT, ImportColumn.REGENCY}
)


class ImportStarted(ValueError):
    """The rows of this list are on their way into the register: its columns and places are no
    longer changed.
    """


class PlaceNotOffered(ValueError):
    """The row waits for no decision, or the village is not among those to choose from."""


class RowGone(ValueError):
    """The row is in the register meanwhile: nothing of it is changed here any more."""


@action(needs=RegistryPermission.REGISTER, records="import.begun")
def begin_import(
    region: Region, *, file_name: str, worksheet: Worksheet, by: Person, at: datetime
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
    rows = [
        ImportRow(import_list=made, number=number, cells=cells)
        for number, cells in enumerate(worksheet.rows, worksheet.first_row_number)
    ]
    changed_rows(made, rows)
    ImportRow.objects.bulk_create(rows)
    add_event_data(rows=len(rows))
    return made


@action(needs=RegistryPermission.REGISTER, records="import.columns_chosen")
def choose_columns(
    import_list: ImportList, *, columns: Mapping[str, int], by: Person, at: datetime
) -> ImportList:
    """Say which column holds what; each row is then looked at again. Raises ImportStarted."""
    if import_list.started_at is not None:
        raise ImportStarted
    import_list.columns = dict(columns)
    import_list.save(update_fields=["columns"])
    _look_again(import_list)
    return import_list


@action(needs=RegistryPermission.REGISTER, records="import.place_chosen")
def choose_place(
    import_list: ImportList, *, number: int, place: str, by: Person, at: datetime
) -> ImportList:
    """Say which of several villages a row means, by its code. Raises PlaceNotOffered and
    RowGone.
    """
    row = _open_row(import_list, number)
    if row.state != RowState.DECIDE or place not in row.candidates:
        raise PlaceNotOffered
    row.chosen = place
    row.save(update_fields=["chosen"])
    _look_again(import_list)
    add_event_data(row=number, place=place)
    return import_list


@action(needs=RegistryPermission.REGISTER, records="import.row_mended")
def mend_row(
    import_list: ImportList, *, number: int, cells: Mapping[str, str], by: Person, at: datetime
) -> ImportList:
    """Write something else instead of cells of a row, by their columns; the cells of the file stay
    as they are. Raises RowGone.
    """
    row = _open_row(import_list, number)
    changed = [column for column, text in cells.items() if text.strip() != row.typed(column)]
    row.mended = {**row.mended, **{column: cells[column].strip() for column in changed}}
    if not _PLACE_COLUMNS.isdisjoint(changed):
        row.chosen = ""
    if not _PLACE_COLUMNS.union([ImportColumn.NAME]).isdisjoint(changed):
        row.answer = ""  # it was about another name or village
    row.save(update_fields=["mended", "chosen", "answer"])
    _look_again(import_list)
    add_event_data(row=number, columns=changed)
    return import_list


@action(needs=RegistryPermission.REGISTER, records="import.rows_answered")
def answer_rows(
    import_list: ImportList, *, numbers: Sequence[int], answer: RowAnswer, by: Person, at: datetime
) -> ImportList:
    """Leave rows out, say that each is another KIM of its village, or take back what was answered.
    Rows that are in the register stay.
    """
    rows = import_list.rows.filter(number__in=numbers).exclude(state=RowState.ENTERED)
    taken_back = {"chosen": ""} if answer == RowAnswer.NONE else {}
    answered = rows.update(answer=answer, **taken_back)
    _look_again(import_list)
    add_event_data(rows=answered, answer=answer)
    return import_list


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
    if not codes.covers(row.import_list.region_id, row.place.code):
        return _close_row(row, RowState.SKIPPED, "Desa ini di luar wilayah kantor Anda.")
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
        listed_members=read_members(row.cell(ImportColumn.MEMBERS)),
        at=at,
    )
    from_list = {"import_list": row.import_list_id, "office": row.import_list.region_id}
    record_event_for(row.kim, "kim.registered", number=row.kim.number, label=labels[0], **from_list)
    _enter_decree(row, row.kim, from_list)
    _appoint_people(row, row.kim, by, at)
    add_event_data(number=row.kim.number, of=row.import_list_id, row=row.number)
    return _close_row(row, RowState.ENTERED, "")


def _enter_decree(row: ImportRow, kim: Kim, from_list: Mapping[str, object]) -> None:
    """The decree of the row, which nobody has compared with its paper yet."""
    issued = read_day(row.cell(ImportColumn.ISSUED))
    number = row.cell(ImportColumn.DECREE)[:80]
    if not issued or not number:
        return
    enter_decree(
        kim,
        number=number,
        issuer_title=kim.region.head_title,
        issued_on=issued,
        valid_until=read_end(row.cell(ImportColumn.UNTIL), issued),
        is_listed=True,  # nobody has seen its paper
    )
    record_event_for(kim, "kim.decree_recorded", decree=number, **from_list)


def _appoint_people(row: ImportRow, kim: Kim, by: Person, at: datetime) -> None:
    if chair := row.cell(ImportColumn.CHAIR)[:100]:
        phone = read_phone(row.cell(ImportColumn.PHONE)) or ""
        appoint(kim, FirstOfficer(chair, "Ketua", phone=phone), by, at)
    if secretary := row.cell(ImportColumn.SECRETARY)[:100]:
        appoint(kim, FirstOfficer(secretary, "Sekretaris"), by, at)


def _open_row(import_list: ImportList, number: int) -> ImportRow:
    """The row of this number, locked, with its list. Raises RowGone."""
    rows = import_list.rows.select_for_update().exclude(state=RowState.ENTERED)
    row = rows.filter(number=number).first()
    if row is None:
        raise RowGone
    row.import_list = import_list
    return row


def _look_again(import_list: ImportList) -> None:
    """What one row is depends on the others: all are looked at, and those that changed saved."""
    rows = list(import_list.rows.select_for_update().order_by("number"))
    changed = changed_rows(import_list, rows)
    ImportRow.objects.bulk_update(changed, ["state", "why", "place", "candidates"], batch_size=200)


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
