"""Loading regions. The operator does it by the command line, so there is no actor and no event."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Final

from django.db import connection, transaction

from kimid.lib import codes
from kimid.places.data_file import Edition, RegionRow
from kimid.places.models import REGIONS_DATASET, Dataset, FormerName, Region
from kimid.places.region_changes import RegionChangePlan

BATCH: Final = 1000  # rows per statement: quick, and the progress bar still moves
# The same order as the values of a RegionRow, with level and parent_id last.
COLUMNS: Final = (
    *(name if name != "successor" else "successor_id" for name in RegionRow._fields),
    "level",
    "parent_id",
)

type ProgressCallback = Callable[[int, int], None]
type RowValues = tuple[object, ...]


@dataclass(frozen=True)
class LoadResult:
    """How many regions a load added, changed and ended."""

    added: int
    changed: int
    ended: int


def load_edition(edition: Edition, *, at: datetime, report: ProgressCallback) -> LoadResult | None:
    """Bring the database to this edition of the data file. None when it is there already.

    Regions that are not in the edition get `valid_until`, the day of the edition's decree.
    """
    with transaction.atomic():
        if Dataset.objects.filter(name=REGIONS_DATASET, version=edition.version).exists():
            return None
        loaded = load_regions(edition.rows, report=report, ended_on=edition.decreed_on)
        Dataset.objects.update_or_create(
            name=REGIONS_DATASET, defaults={"version": edition.version, "loaded_at": at}
        )
    return loaded


def load_changes(plan: RegionChangePlan, *, version: str, at: datetime) -> bool:
    """Bring the database to the state of a plan, all or nothing. False when it is there already.

    A plan made from a database in that state changes nothing, so a run may be repeated.
    """
    with transaction.atomic():
        if Dataset.objects.filter(name=REGIONS_DATASET, version=version).exists():
            return False
        load_regions(plan.rows, report=lambda done, total: None, renamed_on=plan.effective_on)
        Dataset.objects.update_or_create(
            name=REGIONS_DATASET, defaults={"version": version, "loaded_at": at}
        )
    return True


def load_regions(
    rows: Sequence[RegionRow],
    *,
    report: ProgressCallback,
    ended_on: date | None = None,
    renamed_on: date | None = None,
) -> LoadResult:
    """Write new and changed regions, all or nothing. A second load of the same rows writes nothing.

    `report(done, total)` is called after every batch, with numbers of rows to write.

    With `ended_on` the rows are the whole country: other regions end on that day. Without it they
    are a part of the country, and other regions stay as they are. Former names hold until
    `renamed_on`, or `ended_on`. A known first day stays where the rows have none. Nothing is ever
    deleted.
    """
    with transaction.atomic():
        stored = _stored_rows()
        to_write = [
            values
            for row in rows
            if stored.get(row.code) != (values := _values(_with_first_day(row, stored)))
        ]
        _save_former_names(stored, to_write, renamed_on or ended_on)
        _write(to_write, report)
        added = sum(values[0] not in stored for values in to_write)
        ended = (
            _end_missing(stored.keys() - {row.code for row in rows}, ended_on) if ended_on else 0
        )
        if to_write:
            analyze_regions()
    return LoadResult(added=added, changed=len(to_write) - added, ended=ended)


def analyze_regions() -> None:
    """Update the statistics of PostgreSQL. With those of an empty table a search took 11 s."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(Region._meta.db_table)}")


def region_of(row: RegionRow) -> Region:
    """The region of a row of the file, not saved."""
    return _region(_values(row))


def _stored_rows() -> dict[object, RowValues]:
    return {
        values[0]: values
        for values in Region.objects.values_list(*COLUMNS).iterator(chunk_size=10_000)
    }


def _with_first_day(row: RegionRow, stored: dict[object, RowValues]) -> RegionRow:
    """The row with the first day from the database, if the row has none.

    The data file never has one; a change of regions writes it.
    """
    stored_row = stored.get(row.code)
    first_day = (
        stored_row[COLUMNS.index("valid_from")] if stored_row and row.valid_from is None else None
    )
    return row._replace(valid_from=first_day) if isinstance(first_day, date) else row


def _values(row: RegionRow) -> RowValues:
    return (*row, codes.level(row.code), codes.parent(row.code))


def _region(values: RowValues) -> Region:
    return Region(**dict(zip(COLUMNS, values, strict=True)))


def _write(to_write: Sequence[RowValues], report: ProgressCallback) -> None:
    """Insert rows, or put them in place of those with the same code. As SQL: every install loads
    the whole country, and `bulk_create` builds an expression for each of its 1.3 million values.
    """
    report(0, len(to_write))
    done = 0
    columns = ", ".join(COLUMNS)
    values = ", ".join(["%s"] * len(COLUMNS))
    others = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS[1:])
    statement = (
        f"INSERT INTO places_region ({columns}) VALUES ({values})"  # noqa: S608  # our own columns
        f" ON CONFLICT (code) DO UPDATE SET {others}"
    )
    with connection.cursor() as cursor:
        for batch in batched(to_write, BATCH):
            cursor.executemany(statement, batch)  # type: ignore[arg-type]  # values of a row
            done += len(batch)
            report(done, len(to_write))


def _save_former_names(
    stored: dict[object, RowValues], to_write: Sequence[RowValues], on: date | None
) -> None:
    """Save the names that regions had until that day. Nothing without a day."""
    if on is None:
        return
    columns = [COLUMNS.index(column) for column in ("code", "name", "kind", "slug")]
    former = [
        [str(stored[row[0]][index]) for index in columns]
        for row in to_write
        if row[0] in stored and _is_renamed(stored[row[0]], row)
    ]
    rows = [
        FormerName(region_id=code, name=name, kind=kind, slug=slug, until=on)
        for code, name, kind, slug in former
    ]
    FormerName.objects.bulk_create(rows, batch_size=BATCH)


def _is_renamed(old: RowValues, new: RowValues) -> bool:
    return any(
        old[COLUMNS.index(column)] != new[COLUMNS.index(column)] for column in ("name", "slug")
    )


def _end_missing(missing: Iterable[object], on: date) -> int:
    """End regions that the new edition does not have. Regions that ended before keep their day."""
    ended = 0
    for batch in batched(sorted(map(str, missing)), BATCH):
        ended += Region.objects.filter(code__in=batch, valid_until=None).update(valid_until=on)
    return ended
