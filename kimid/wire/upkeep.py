"""The search index is looked after: what is not in it, whatever the reason, is put in."""

from collections.abc import Iterator
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.wire.claims import keep_stems
from kimid.wire.models import Item
from kimid.wire.search import index

_AT_ONCE: Final = 500


@daily(hour=2, zone="WIB")
@task
def index_missing() -> None:
    """Put items that search does not know into the index: their titles and summaries; texts come with the next correction."""
    while put_in(_AT_ONCE):
        pass


def index_again() -> Iterator[int]:
    """Put all items into the index anew, some at a time; yields how many are done."""
    done = last = 0
    while found := list(_with_their_places(Item.objects.filter(pk__gt=last))[:_AT_ONCE]):
        with transaction.atomic():
            for item in found:
                index.put(item)
                keep_stems(item)
        done, last = done + len(found), found[-1].pk
        yield done


def unindexed() -> "QuerySet[Item]":
    """The items that search does not know."""
    return Item.objects.filter(search_row=None)


def put_in(how_many: int) -> int:
    """Put so many of them into the index; returns how many there were."""
    found = list(_with_their_places(unindexed())[:how_many])
    for item in found:
        index.put(item)
    return len(found)


def _with_their_places(rows: "QuerySet[Item]") -> "QuerySet[Item]":
    """With the site and the regions above, which are words of the index, in the order in which they were published."""
    return rows.select_related("site", "region__parent__parent__parent").order_by("pk")
