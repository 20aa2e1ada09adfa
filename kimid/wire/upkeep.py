"""The search index is looked after: what is not in it, whatever the reason, is put in."""

from typing import Final

from django.db.models import QuerySet

from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.wire.models import Item
from kimid.wire.search import index

_AT_ONCE: Final = 500


@daily(hour=2, zone="WIB")
@task
def index_missing() -> None:
    """Put items that search does not know into the index: their titles and summaries; texts come with the next correction."""
    while put_in(_AT_ONCE):
        pass


def unindexed() -> "QuerySet[Item]":
    """The items that search does not know."""
    return Item.objects.filter(search_row=None)


def put_in(how_many: int) -> int:
    """Put so many of them into the index; returns how many there were."""
    found = list(unindexed().select_related("site", "region__parent__parent__parent").order_by("pk")[:how_many])
    for item in found:
        index.put(item)
    return len(found)
