"""The task and the functions that add missing items to the search index, or all of them again."""

from collections.abc import Iterator
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.wire.claims import save_stems
from kimid.wire.facets import has_facets, save_facets
from kimid.wire.front import lock_items
from kimid.wire.models import Item
from kimid.wire.search import index

_AT_ONCE: Final = 500


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def index_missing() -> None:
    """Add items that are not in the search index.

    Only their titles and summaries: the full text follows with the next correction.
    """
    while index_some(_AT_ONCE):
        pass


def reindex_all() -> Iterator[int]:
    """Write all items to the index and into their narrowed lists again, in batches. Yields the
    number of items so far.
    """
    count = last = 0
    while items := list(_with_regions(Item.objects.filter(pk__gt=last))[:_AT_ONCE]):
        with transaction.atomic():
            save_facets(lock_items(filter(has_facets, items)))
            for item in items:
                index.put(item)
                save_stems(item)
        count = count + len(items)
        last = items[-1].pk
        yield count


def unindexed() -> "QuerySet[Item]":
    """The items that are not in the search index."""
    return Item.objects.filter(search_row=None)


def index_some(how_many: int) -> int:
    """Add up to `how_many` missing items to the index. Returns their number."""
    items = list(_with_regions(unindexed())[:how_many])
    for item in items:
        index.put(item)
    return len(items)


def _with_regions(rows: "QuerySet[Item]") -> "QuerySet[Item]":
    """With the site and the regions above: they are words of the index."""
    return rows.select_related("site", "region__parent__parent__parent").order_by("pk")
