"""Writes the search index, in the transaction that publishes, corrects, hides or withdraws."""

from typing import Final

from django.db import connection

from kimid.places.queries import lineage_of
from kimid.wire.models import Item, SearchRow
from kimid.wire.search import postgres, sqlite
from kimid.wire.search.index_query import search_key
from kimid.wire.search.terms import item_terms

engine: Final = sqlite if connection.vendor == "sqlite" else postgres

_TAKE: Final = (
    "INSERT INTO wire_searchrow (key, item_id, text) VALUES (%s, %s, '') "
    "ON CONFLICT (key) DO NOTHING"
)


def add(item: Item, text: str) -> None:
    """Add a new item to the index. The item must have its region with all regions above."""
    key = _take_key(item)
    SearchRow.objects.filter(key=key).update(text=text)
    engine.write(key, item_terms(item, text))


def reindex(item: Item, text: str | None = None) -> None:
    """Write an item to the index again. Without `text` the stored text stays."""
    item.region = lineage_of(item.region_id)[0]
    put(item, text)


def put(item: Item, text: str | None = None) -> None:
    """Like `reindex`, for an item that has its region with all regions above."""
    row = SearchRow.objects.filter(item=item).first()
    if row is None:
        add(item, text or "")
        return
    if text is not None:
        row.text = text
        row.save(update_fields=["text"])
    engine.write(row.key, item_terms(item, row.text))


def _take_key(item: Item) -> int:
    """A key for an item: the second of its publication, or the next free one."""
    key = search_key(item.published_at)
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_TAKE, [key, item.pk])
            if cursor.rowcount:
                return key
            key += 1
