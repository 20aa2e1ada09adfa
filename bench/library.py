"""Task: give all items of an install their own words, as uneven as a language, and index them."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import accumulate, batched, product
from random import Random
from typing import Any, Final, NamedTuple

from django.db import connection, transaction

from kimid.lib.codes import lineage
from kimid.lib.stems import stems_of
from kimid.wire.models import Item
from kimid.wire.search.index_query import search_key
from kimid.wire.search.postgres import vector_of
from kimid.wire.search.terms import ItemTerms, kind_term, region_term, site_term, title_term

KNOWN: Final = 20_000  # different words
# Words of each part of an item.
_TITLE = 8
_SUMMARY = 25
_TEXT = 47
_BATCH: Final = 5_000
_SYLLABLES: Final = [first + second for first, second in product("bcdghjklmprstw", "aeiou")]


class Doc(NamedTuple):
    """The text of an item, and its terms in the index."""

    key: int
    item: int
    title: str
    summary: str
    text: str
    terms: ItemTerms


def words() -> list[str]:
    """The words, most common first, made of syllables. Each is its own stem.

    The n-th word is about n times rarer than the first.
    """
    choose = Random(61)  # noqa: S311  # not for security
    unique: dict[str, None] = {}
    while len(unique) < KNOWN:
        word = "".join(choose.choices(_SYLLABLES, k=choose.choice((2, 2, 3, 3, 4))))
        if stems_of(word) == (word,):
            unique[word] = None
    return list(unique)


def lines() -> Iterator[str]:
    """Fill the index of an install that `bulk` filled with items."""
    fill = _fill_sqlite if connection.vendor == "sqlite" else _fill_postgres
    with transaction.atomic(), closing(connection.cursor()) as cursor:
        how_many = sum(fill(cursor, batch) for batch in batched(_docs(), _BATCH))
    with closing(connection.cursor()) as cursor:
        _settle(cursor)
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    yield f"{how_many} rows in the index"


def _docs() -> Iterator[Doc]:
    choose, known = Random(62), words()  # noqa: S311  # as above
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(1, KNOWN + 1)))
    fields = ("pk", "site_id", "region_id", "kind", "published_at")
    for pk, site, region, kind, at in list(
        Item.objects.order_by("published_at", "pk").values_list(*fields)
    ):
        chosen = choose.choices(known, cum_weights=weights, k=_TITLE + _SUMMARY + _TEXT)
        title = chosen[:_TITLE]
        summary = chosen[_TITLE : _TITLE + _SUMMARY]
        text = chosen[-_TEXT:]
        filters = [
            title_term(" ".join(title)),
            kind_term(kind),
            site_term(site),
            *map(region_term, lineage(region)),
        ]
        terms = ItemTerms(title, summary, text, filters)
        yield Doc(search_key(at), pk, " ".join(title), " ".join(summary), " ".join(text), terms)


def _fill_sqlite(cursor: Any, docs: Sequence[Doc]) -> int:
    cursor.executemany(
        "UPDATE wire_item SET title = %s, summary = %s WHERE id = %s",
        [(doc.title, doc.summary, doc.item) for doc in docs],
    )
    cursor.executemany(
        "INSERT INTO wire_searchrow (key, item_id, text) VALUES (%s, %s, %s)",
        [(doc.key, doc.item, doc.text) for doc in docs],
    )
    rows = [
        (doc.key, doc.title, doc.summary, doc.text, " ".join(doc.terms.filters)) for doc in docs
    ]
    cursor.executemany(
        "INSERT INTO wire_words (rowid, title, summary, words, marks) VALUES (%s, %s, %s, %s, %s)",
        rows,
    )
    return len(docs)


def _fill_postgres(cursor: Any, docs: Sequence[Doc]) -> int:
    # `_settle` creates it again after the last row, as a restore does.
    cursor.execute("DROP INDEX IF EXISTS search_row_vector")
    cursor.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS new_text (id bigint, title text, summary text) "
        "ON COMMIT DROP"
    )
    cursor.execute("TRUNCATE new_text")
    with cursor.copy("COPY new_text FROM STDIN") as copy:
        for doc in docs:
            copy.write_row((doc.item, doc.title, doc.summary))
    cursor.execute(
        "UPDATE wire_item SET title = new_text.title, summary = new_text.summary "
        "FROM new_text WHERE new_text.id = wire_item.id"
    )
    with cursor.copy("COPY wire_searchrow (key, item_id, text, vector) FROM STDIN") as copy:
        for doc in docs:
            copy.write_row((doc.key, doc.item, doc.text, vector_of(doc.key, doc.terms)))
    return len(docs)


def _settle(cursor: Any) -> None:
    """Bring the index to the state that it reaches after years."""
    if connection.vendor == "sqlite":
        cursor.execute("INSERT INTO wire_words (wire_words) VALUES ('optimize')")
    else:
        cursor.execute(
            "CREATE INDEX search_row_vector ON wire_searchrow USING gin (vector) "
            "WITH (fastupdate = off)"
        )
