"""Counts of reads and shares. A reader counts once in half an hour.

A reader is a mark: a hash of the fingerprint and the item with the salt of the day. There is no
cookie, no address and no name. After the day its salt is deleted, and nobody can make its marks
again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import blake2b
from secrets import token_bytes
from typing import Final, NamedTuple

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from kimid.lib import clock, codes
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.wire.kinds import kind_of
from kimid.wire.models import DaySalt, Item, ItemReads, ReaderMark

WINDOW: Final = timedelta(minutes=30)
MUCH_READ: Final = 20  # reads, after which what would make an item lighter is worth its cost
ZONE: Final = "WIB"  # days of counts and salts begin by this zone, everywhere in the country


class Read(NamedTuple):
    """One read or share of an item. `reader` is a hash that does not lead back to a person."""

    site_id: int
    item_id: int
    reader: bytes
    at: datetime
    is_share: bool = False


class Reach(NamedTuple):
    """The number of reads and shares of an item, by all readers together."""

    reads: int
    shares: int


def reach_of(item_id: int) -> Reach:
    """The reach of an item until now. One query."""
    total = ItemReads.objects.filter(item=item_id).aggregate(
        reads=Sum("count"), shares=Sum("shares")
    )
    return Reach(total["reads"] or 0, total["shares"] or 0)


def reads_by_region(since: date) -> dict[str, int]:
    """The number of reads since a day, in each region with all below it. One query.

    Regions without reads are absent.
    """
    counts: Counter[str] = Counter()
    rows = (
        ItemReads.objects.filter(on__gte=since)
        .values_list("item__region")
        .annotate(total=Sum("count"))
        .order_by()
    )
    for code, total in rows:
        for above in codes.lineage(code):
            counts[above] += total
    return dict(counts)


def count_reads(reads: Sequence[Read]) -> None:
    """Count these reads, except those of items that their site does not show, and repeated ones.

    Many processes may run this at once: they lock the salt of the day. A second call with the same
    reads counts nothing, so it is safe after a lost database answer.
    """
    days: defaultdict[date, list[Read]] = defaultdict(list)
    for read in sorted(reads, key=lambda read: read.at):
        days[clock.today(read.at, ZONE)].append(read)
    for on, of_day in sorted(days.items()):
        _count_day(on, of_day)


def delete_old(at: datetime) -> None:
    """Delete the salts and the marks of all days before the day of `at`."""
    today = clock.today(at, ZONE)
    DaySalt.objects.filter(on__lt=today).delete()
    ReaderMark.objects.filter(counted_at__lt=clock.start_of(today, ZONE)).delete()


# One hour after midnight: the last reads of a day are still in the buffer and need their salt.
@daily(hour=1, zone=ZONE)
@task(lane=Lane.DERIVED)
def delete_reader_marks() -> None:
    """Delete the salts and marks of past days."""
    delete_old(timezone.now())


@transaction.atomic
def _count_day(on: date, reads: Sequence[Read]) -> None:
    """Count the reads of one day, in order of time."""
    sites = _sites_of({read.item_id for read in reads})
    public_reads = [read for read in reads if sites.get(read.item_id) == read.site_id]
    if not public_reads:
        return
    salt = _salt(on)
    ReaderMark.objects.filter(counted_at__lte=public_reads[0].at - WINDOW).delete()
    marked = [(_mark(salt, read), read) for read in public_reads]
    known = dict(
        ReaderMark.objects.filter(pk__in={mark for mark, _ in marked}).values_list(
            "mark", "counted_at"
        )
    )
    counted = list(_newly_read(marked, known))
    ReaderMark.objects.bulk_create(
        [ReaderMark(mark=mark, counted_at=known[mark]) for mark in dict(counted)],
        update_conflicts=True,
        unique_fields=["mark"],
        update_fields=["counted_at"],
    )
    read_items = Counter(read.item_id for _, read in counted if not read.is_share)
    _raise_counts(on, "count", read_items)
    _follow_much_read(read_items)
    _raise_counts(on, "shares", Counter(read.item_id for _, read in counted if read.is_share))


def _newly_read(
    marked: Iterable[tuple[int, Read]], known: dict[int, datetime]
) -> Iterable[tuple[int, Read]]:
    """The marks and reads that count. Updates `known`, the last counted moment of each mark."""
    for mark, read in marked:
        if mark not in known or read.at - known[mark] >= WINDOW:
            known[mark] = read.at
            yield mark, read


def _sites_of(item_ids: set[int]) -> dict[int, int]:
    """The sites of those of these items that exist. Locks the rows (see `remove_item`)."""
    rows = Item.objects.filter(pk__in=item_ids).order_by("pk").select_for_update(no_key=True)
    return dict(rows.values_list("pk", "site_id"))


def _salt(on: date) -> bytes:
    """The salt of the day. Locks it, so that only one transaction counts at a time."""
    DaySalt.objects.bulk_create([DaySalt(on=on, salt=token_bytes(16))], ignore_conflicts=True)
    return bytes(DaySalt.objects.select_for_update().get(pk=on).salt)


def _mark(salt: bytes, read: Read) -> int:
    what = f"{read.item_id} shared " if read.is_share else f"{read.item_id} "
    digest = blake2b(what.encode() + read.reader, key=salt, digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _raise_counts(on: date, column: str, counted: Mapping[int, int]) -> None:
    ItemReads.objects.bulk_create(
        [ItemReads(item_id=item, on=on) for item in counted], ignore_conflicts=True
    )
    by_number: defaultdict[int, list[int]] = defaultdict(list)
    for item, number in counted.items():
        by_number[number].append(item)
    for number, items in by_number.items():
        ItemReads.objects.filter(on=on, item__in=items).update(**{column: F(column) + number})


def _follow_much_read(counted: Mapping[int, int]) -> None:
    """Enqueue what follows when an item has been read often. Once for each item: the salt is
    locked, so nobody else counts between these totals and those before.
    """
    rows = ItemReads.objects.filter(item__in=counted).order_by()
    totals = rows.values_list("item", "item__kind").annotate(total=Sum("count"))
    for item, kind, total in totals:
        follow = kind_of(kind).when_much_read
        if follow is not None and total - counted[item] < MUCH_READ <= total:
            follow.enqueue(item)
