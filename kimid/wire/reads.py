"""How often an item is read and handed on: a reader counts once in half an hour, and is forgotten.

A reader is a mark: a hash of fingerprint and item under the salt of the day. No cookie, no address, no name. When the day
is over its salt is deleted, and nobody can make the marks of that day again.
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
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.wire.models import DaySalt, Item, ItemReads, ReaderMark

WINDOW: Final = timedelta(minutes=30)
ZONE: Final = "WIB"  # the clocks by which the days of counts and salts begin, everywhere in the country


class Read(NamedTuple):
    """Somebody had the page of an item before them, or handed it on. `reader` is a fingerprint that leads back to nobody."""

    site_id: int
    item_id: int
    reader: bytes
    at: datetime
    is_share: bool = False


class Reach(NamedTuple):
    """How often an item was read, and how often it was handed on, by all readers together."""

    reads: int
    shares: int


def reach_of(item_id: int) -> Reach:
    """The reach of an item until now. One query."""
    total = ItemReads.objects.filter(item=item_id).aggregate(reads=Sum("count"), shares=Sum("shares"))
    return Reach(total["reads"] or 0, total["shares"] or 0)


def reads_by_region(since: date) -> dict[str, int]:
    """How often items were read from this day on, in each region and all below it. Regions unread are absent. One read."""
    counts: Counter[str] = Counter()
    rows = ItemReads.objects.filter(on__gte=since).values_list("item__region").annotate(found=Sum("count")).order_by()
    for code, found in rows:
        for above in codes.lineage(code):
            counts[above] += found
    return dict(counts)


def count(reads: Sequence[Read]) -> None:
    """Count these reads. Those of items that are not public on their site count nothing, and so does who was counted lately.

    Any number of processes may do this at once: they take turns at the salt of the day. Counting the same reads twice, after
    an answer of the database was lost, counts them once.
    """
    days: defaultdict[date, list[Read]] = defaultdict(list)
    for read in sorted(reads, key=lambda read: read.at):
        days[clock.today(read.at, ZONE)].append(read)
    for on, of_day in sorted(days.items()):
        _count_day(on, of_day)


def forget(at: datetime) -> None:
    """Delete the salts of all days before this moment's, and the marks made with them."""
    today = clock.today(at, ZONE)
    DaySalt.objects.filter(on__lt=today).delete()
    ReaderMark.objects.filter(counted_at__lt=clock.start_of(today, ZONE)).delete()


# An hour after midnight, so that the last reads of the day, which still wait then, find their salt.
@daily(hour=1, zone=ZONE)
@task
def forget_readers() -> None:
    """Delete the salts and marks of days that are over."""
    forget(timezone.now())


@transaction.atomic
def _count_day(on: date, reads: Sequence[Read]) -> None:
    """Count the reads of one day, in order of time."""
    sites = _sites_of({read.item_id for read in reads})
    real = [read for read in reads if sites.get(read.item_id) == read.site_id]
    if not real:
        return
    salt = _salt(on)
    ReaderMark.objects.filter(counted_at__lte=real[0].at - WINDOW).delete()
    made = [(_mark(salt, read), read) for read in real]
    known = dict(ReaderMark.objects.filter(pk__in={mark for mark, _ in made}).values_list("mark", "counted_at"))
    counted = list(_newly_read(made, known))
    ReaderMark.objects.bulk_create(
        [ReaderMark(mark=mark, counted_at=known[mark]) for mark in dict(counted)],
        update_conflicts=True,
        unique_fields=["mark"],
        update_fields=["counted_at"],
    )
    _raise_counts(on, "count", Counter(read.item_id for _, read in counted if not read.is_share))
    _raise_counts(on, "shares", Counter(read.item_id for _, read in counted if read.is_share))


def _newly_read(made: Iterable[tuple[int, Read]], known: dict[int, datetime]) -> Iterable[tuple[int, Read]]:
    """The marks and reads that count. `known` says when each mark counted last, and is kept up."""
    for mark, read in made:
        if mark not in known or read.at - known[mark] >= WINDOW:
            known[mark] = read.at
            yield mark, read


def _sites_of(item_ids: set[int]) -> dict[int, int]:
    """The site of each of these items that is public now. They stay so until the counts are written (see `take_off`)."""
    rows = Item.objects.filter(pk__in=item_ids).order_by("pk").select_for_update(no_key=True)
    return dict(rows.values_list("pk", "site_id"))


def _salt(on: date) -> bytes:
    """The salt of the day. Whoever has it counts alone until its transaction ends."""
    DaySalt.objects.bulk_create([DaySalt(on=on, salt=token_bytes(16))], ignore_conflicts=True)
    return bytes(DaySalt.objects.select_for_update().get(pk=on).salt)


def _mark(salt: bytes, read: Read) -> int:
    what = f"{read.item_id} shared " if read.is_share else f"{read.item_id} "
    digest = blake2b(what.encode() + read.reader, key=salt, digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _raise_counts(on: date, column: str, counted: Mapping[int, int]) -> None:
    ItemReads.objects.bulk_create([ItemReads(item_id=item, on=on) for item in counted], ignore_conflicts=True)
    by_number: defaultdict[int, list[int]] = defaultdict(list)
    for item, number in counted.items():
        by_number[number].append(item)
    for number, items in by_number.items():
        ItemReads.objects.filter(on=on, item__in=items).update(**{column: F(column) + number})
