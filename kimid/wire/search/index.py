"""Keeping the index: in the transaction that publishes, corrects, hides or withdraws."""

from typing import Final

from django.db import connection

from kimid.places.queries import lineage_of
from kimid.wire.models import Item, SearchRow
from kimid.wire.search import postgres, sqlite
from kimid.wire.search.question import key_of
from kimid.wire.search.terms import terms_of

engine: Final = sqlite if connection.vendor == "sqlite" else postgres

_TAKE: Final = "INSERT INTO wire_searchrow (key, item_id, text) VALUES (%s, %s, '') ON CONFLICT (key) DO NOTHING"


def add(item: Item, text: str) -> None:
    """Let a newly published item be found. It has its region, and that all above it."""
    key = _take_key(item)
    SearchRow.objects.filter(key=key).update(text=text)
    engine.write(key, terms_of(item, text))


def renew(item: Item, text: str | None = None) -> None:
    """Let an item be found by what it says now. Without `text` its words besides title and summary are the same."""
    item.region = lineage_of(item.region_id)[0]
    put(item, text)


def put(item: Item, text: str | None = None) -> None:
    """As `renew`, for an item that has its region, and that all above it."""
    row = SearchRow.objects.filter(item=item).first()
    if row is None:
        add(item, text or "")
        return
    if text is not None:
        row.text = text
        row.save(update_fields=["text"])
    engine.write(row.key, terms_of(item, row.text))


def _take_key(item: Item) -> int:
    """A key of its own for an item: the second it was published, or the next that nobody has taken."""
    key = key_of(item.published_at)
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_TAKE, [key, item.pk])
            if cursor.rowcount:
                return key
            key += 1
