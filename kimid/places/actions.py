"""Loading regions: done by the operator from the command line, never from a page, so there is no actor and no event."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Final

from django.db import connection, transaction

from kimid.lib import codes
from kimid.places.changes import Plan
from kimid.places.models import Dataset, FormerName, Region
from kimid.places.source import Edition, RegionRow

DATASET: Final = "regions"
BATCH: Final = 1000  # rows per statement: big enough to be quick, small enough for a progress bar that moves
# The same order as the values of a RegionRow, with level and parent_id last.
COLUMNS: Final = (*(name if name != "successor" else "successor_id" for name in RegionRow._fields), "level", "parent_id")
UPDATED: Final = [column.removesuffix("_id") for column in COLUMNS if column != "code"]

type Report = Callable[[int, int], None]
type Values = tuple[object, ...]


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many regions are new, were changed, and have ended."""

    added: int
    changed: int
    ended: int


def load_edition(edition: Edition, *, at: datetime, report: Report) -> Loaded | None:
    """Bring the database to this edition of the data file; None when it is there already.

    A region that the edition no longer names gets `valid_until`, the day of the edition's decree.
    """
    with transaction.atomic():
        if Dataset.objects.filter(name=DATASET, version=edition.version).exists():
            return None
        loaded = load_regions(edition.rows, report=report, ended_on=edition.decreed_on)
        Dataset.objects.update_or_create(name=DATASET, defaults={"version": edition.version, "loaded_at": at})
    return loaded


def load_changes(plan: Plan, *, version: str, at: datetime) -> bool:
    """Bring the database to what a plan wants, whole or not at all; False when it is there already.

    A plan made from a database that has followed it changes nothing, so a run may be repeated.
    """
    with transaction.atomic():
        if Dataset.objects.filter(name=DATASET, version=version).exists():
            return False
        load_regions(plan.rows, report=lambda done, total: None, renamed_on=plan.on)
        Dataset.objects.update_or_create(name=DATASET, defaults={"version": version, "loaded_at": at})
    return True


def load_regions(
    rows: Sequence[RegionRow], *, report: Report, ended_on: date | None = None, renamed_on: date | None = None
) -> Loaded:
    """Write new and changed regions, all or none; a second load of the same rows writes nothing.

    `report(done, total)` is called after every batch, with numbers of rows that had to be written. With `ended_on` the
    rows are the whole country: regions that are not among them ended on that day. Without it they are a part of the
    country and the others are left alone. Regions had their former names until `renamed_on`, or `ended_on`, if given. A
    first day that is known stays where the rows say none. Nothing is ever deleted.
    """
    with transaction.atomic():
        held = _held()
        due = [values for row in rows if held.get(row.code) != (values := _values(_with_first_day(row, held)))]
        _keep_names(held, due, renamed_on or ended_on)
        _write(due, report)
        added = sum(values[0] not in held for values in due)
        ended = _end(held.keys() - {row.code for row in rows}, ended_on) if ended_on else 0
        if due:
            tell_the_planner()
    return Loaded(added=added, changed=len(due) - added, ended=ended)


def tell_the_planner() -> None:
    """Let PostgreSQL look at the regions again: by what it saw of a table without rows, one search took eleven seconds."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(Region._meta.db_table)}")


def region_of(row: RegionRow) -> Region:
    """The region that a row of the file describes, not saved."""
    return _region(_values(row))


def _held() -> dict[object, Values]:
    return {values[0]: values for values in Region.objects.values_list(*COLUMNS).iterator(chunk_size=10_000)}


def _with_first_day(row: RegionRow, held: dict[object, Values]) -> RegionRow:
    """Our data file says of no region when it began; what a change of regions wrote down about that stays."""
    known = held.get(row.code)
    first = known[COLUMNS.index("valid_from")] if known and row.valid_from is None else None
    return row._replace(valid_from=first) if isinstance(first, date) else row


def _values(row: RegionRow) -> Values:
    return (*row, codes.level(row.code), codes.parent(row.code))


def _region(values: Values) -> Region:
    return Region(**dict(zip(COLUMNS, values, strict=True)))


def _write(due: Sequence[Values], report: Report) -> None:
    report(0, len(due))
    done = 0
    for batch in batched(due, BATCH):
        regions = [_region(values) for values in batch]
        Region.objects.bulk_create(regions, update_conflicts=True, unique_fields=["code"], update_fields=UPDATED)
        done += len(batch)
        report(done, len(due))


def _keep_names(held: dict[object, Values], due: Sequence[Values], on: date | None) -> None:
    """Remember how renamed regions were called until that day. Rows of a part of the country have no day and rename nothing."""
    if on is None:
        return
    said = [COLUMNS.index(column) for column in ("code", "name", "kind", "slug")]
    before = [[str(held[row[0]][at]) for at in said] for row in due if row[0] in held and _calls_otherwise(held[row[0]], row)]
    rows = [FormerName(region_id=code, name=name, kind=kind, slug=slug, until=on) for code, name, kind, slug in before]
    FormerName.objects.bulk_create(rows, batch_size=BATCH)


def _calls_otherwise(was: Values, row: Values) -> bool:
    return any(was[COLUMNS.index(column)] != row[COLUMNS.index(column)] for column in ("name", "slug"))


def _end(missing: Iterable[object], on: date) -> int:
    """End regions that the new edition does not name; those that ended before keep their day."""
    ended = 0
    for batch in batched(sorted(map(str, missing)), BATCH):
        ended += Region.objects.filter(code__in=batch, valid_until=None).update(valid_until=on)
    return ended
