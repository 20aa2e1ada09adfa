"""The index on SQLite: an FTS5 table with the keys of the search rows as row ids.

FTS5 returns rows in falling order of ids without a sort. A trigger deletes the words of a deleted
search row.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from kimid.wire.search.alike import QueryWord, Reading
from kimid.wire.search.index_query import IndexQuery
from kimid.wire.search.terms import ItemTerms

_WRITE: Final = (
    "INSERT OR REPLACE INTO wire_words (rowid, title, summary, words, marks) "
    "VALUES (%s, %s, %s, %s, %s)"
)
_MATCHES: Final = (
    "SELECT rowid FROM wire_words WHERE wire_words MATCH %s AND rowid >= %s ORDER BY rowid DESC"
)
_HAVING: Final = (
    "SELECT rowid FROM wire_words WHERE wire_words MATCH %s "
    "AND rowid IN (SELECT value FROM json_each(%s))"
)
_COUNT: Final = "SELECT count(*) FROM wire_words WHERE wire_words MATCH %s AND rowid >= %s"
_NEWEST: Final = "SELECT key FROM wire_searchrow ORDER BY key DESC LIMIT %s"


def write(key: int, terms: ItemTerms) -> None:
    """Replace the words of a row in the index."""
    columns = (terms.title, terms.summary, terms.words, terms.filters)
    _run(_WRITE, [key, *map(" ".join, columns)])


def find(query: IndexQuery) -> list[int]:
    """The keys of the matching rows, newest first."""
    return _run(
        f"{_MATCHES} LIMIT %s OFFSET %s",
        [_match(query), query.since, query.take, query.skip],
    )


def having(words: Sequence[QueryWord], keys: Sequence[int]) -> list[set[int]]:
    """For each word, which of these rows have it anywhere."""
    listed = json.dumps(list(keys))
    return [set(_run(_HAVING, [_any_of(word), listed])) for word in words]


def counts(words: Sequence[QueryWord], most: int) -> tuple[list[int], int]:
    """For each word, how many of the newest rows have it; and how many rows these are."""
    newest = _run(_NEWEST, [most])
    floor = min(newest, default=0)
    return [_run(_COUNT, [_any_of(word), floor])[0] for word in words], len(newest)


def _match(query: IndexQuery) -> str:
    any_set = " OR ".join(f"({' AND '.join(map(_any_of, words))})" for words in query.word_sets)
    column = "title : " if query.is_in_title else ""
    required = [f"{column}({any_set})"] if any_set else []
    required += map(_quoted, query.filters)
    excluded = "".join(f" NOT {_quoted(term)}" for term in query.excluded)
    return f"(({' AND '.join(required)}){excluded})"


def _any_of(word: QueryWord) -> str:
    return f"({' OR '.join(map(_all_of, word.all_readings))})"


def _all_of(reading: Reading) -> str:
    return f"({' AND '.join(f'({" OR ".join(map(_quoted, stems))})' for stems in reading)})"


def _quoted(term: str) -> str:
    return f'"{term}"'  # a term has no quotes: stems leave a-z and 0-9, filters add a colon


def _run(statement: str, params: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [key for (key,) in cursor.fetchall()]
