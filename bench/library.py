"""Task: give all items of a house words of their own, as uneven as those of a language, and put them into the search index."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import accumulate, batched, product
from random import Random
from typing import Any, Final, NamedTuple

from django.db import connection, transaction

from kimid.lib.codes import lineage
from kimid.lib.stems import stems_of
from kimid.wire.models import Item
from kimid.wire.search.postgres import vector_of
from kimid.wire.search.question import key_of
from kimid.wire.search.terms import Terms, kind_mark, region_mark, site_mark

KNOWN: Final = 20_000  # words there are
_TITLE, _SUMMARY, _TEXT = 8, 25, 47  # words
_BATCH: Final = 5_000
_SYLLABLES: Final = [first + second for first, second in product("bcdghjklmprstw", "aeiou")]


class Doc(NamedTuple):
    """What an item says, and what of it the index holds."""

    key: int
    item: int
    title: str
    summary: str
    text: str
    terms: Terms


def words() -> list[str]:
    """The words, most common first: made of syllables, each its own stem. The n-th is n times rarer than the first, about."""
    choose = Random(61)  # noqa: S311  # picks words, guards nothing
    made: dict[str, None] = {}
    while len(made) < KNOWN:
        word = "".join(choose.choices(_SYLLABLES, k=choose.choice((2, 2, 3, 3, 4))))
        if stems_of(word) == (word,):
            made[word] = None
    return list(made)


def lines() -> Iterator[str]:
    """Fill the index of a house that `bulk` filled with items."""
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
    told = ("pk", "site_id", "region_id", "kind", "published_at")
    for pk, site, region, kind, at in list(Item.objects.order_by("published_at", "pk").values_list(*told)):
        said = choose.choices(known, cum_weights=weights, k=_TITLE + _SUMMARY + _TEXT)
        title, summary, text = said[:_TITLE], said[_TITLE : _TITLE + _SUMMARY], said[-_TEXT:]
        marks = [kind_mark(kind), site_mark(site), *map(region_mark, lineage(region))]
        terms = Terms(title, summary, text, marks)
        yield Doc(key_of(at), pk, " ".join(title), " ".join(summary), " ".join(text), terms)


def _fill_sqlite(cursor: Any, docs: Sequence[Doc]) -> int:
    cursor.executemany(
        "UPDATE wire_item SET title = %s, summary = %s WHERE id = %s", [(doc.title, doc.summary, doc.item) for doc in docs]
    )
    cursor.executemany(
        "INSERT INTO wire_searchrow (key, item_id, text) VALUES (%s, %s, %s)", [(doc.key, doc.item, doc.text) for doc in docs]
    )
    rows = [(doc.key, doc.title, doc.summary, doc.text, " ".join(doc.terms.marks)) for doc in docs]
    cursor.executemany("INSERT INTO wire_words (rowid, title, summary, words, marks) VALUES (%s, %s, %s, %s, %s)", rows)
    return len(docs)


def _fill_postgres(cursor: Any, docs: Sequence[Doc]) -> int:
    cursor.execute("DROP INDEX IF EXISTS search_row_vector")  # made again when all rows are there, as a restore would
    cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS told (id bigint, title text, summary text) ON COMMIT DROP")
    cursor.execute("TRUNCATE told")
    with cursor.copy("COPY told FROM STDIN") as copy:
        for doc in docs:
            copy.write_row((doc.item, doc.title, doc.summary))
    cursor.execute("UPDATE wire_item SET title = told.title, summary = told.summary FROM told WHERE told.id = wire_item.id")
    with cursor.copy("COPY wire_searchrow (key, item_id, text, vector) FROM STDIN") as copy:
        for doc in docs:
            copy.write_row((doc.key, doc.item, doc.text, vector_of(doc.key, doc.terms)))
    return len(docs)


def _settle(cursor: Any) -> None:
    """What a house that was filled over years would have come to by itself."""
    if connection.vendor == "sqlite":
        cursor.execute("INSERT INTO wire_words (wire_words) VALUES ('optimize')")
    else:
        cursor.execute("CREATE INDEX search_row_vector ON wire_searchrow USING gin (vector) WITH (fastupdate = off)")
