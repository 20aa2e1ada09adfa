"""The index on PostgreSQL: a tsvector column beside each search row, under a GIN index.

GIN collects all matching rows before it can sort them, so a common word would be slow. Therefore
each row also has the terms of its time spans, and the newest spans are searched first. Even for a
common word few rows are read.
"""

from collections.abc import Sequence
from contextlib import closing
from itertools import combinations
from typing import Any, Final

from django.db import connection, transaction

from kimid.wire.search.alike import QueryWord, Reading
from kimid.wire.search.index_query import IndexQuery, longest_first
from kimid.wire.search.spans import TimeSpans, span_terms
from kimid.wire.search.terms import ItemTerms

_WRITE: Final = "UPDATE wire_searchrow SET vector = %s::tsvector WHERE key = %s"
# For a common word the planner prefers to scan the table, or to walk back through the keys. With
# the spans the GIN index is always faster.
_BEGIN: Final = """
SELECT (SELECT max(key) FROM wire_searchrow), (SELECT min(key) FROM wire_searchrow),
    set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)
"""
_HITS: Final = (
    "SELECT key FROM wire_searchrow WHERE {conditions} AND key >= %s ORDER BY key DESC LIMIT %s"
)
_HAS: Final = "vector @@ %s::tsquery"
_IN_TITLE: Final = "t:"  # before a word of the title
_HAVING: Final = "SELECT {flags} FROM wire_searchrow WHERE key = ANY(%s)"
_COUNTS: Final = (
    "SELECT {counts}, count(*)"
    " FROM (SELECT vector FROM wire_searchrow ORDER BY key DESC LIMIT %s) AS newest"
)


def write(key: int, terms: ItemTerms) -> None:
    """Replace the words of a row in the index."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(_WRITE, [vector_of(key, terms), key])


def find(query: IndexQuery) -> list[int]:
    """The keys of the matching rows, newest first."""
    enough = query.skip + query.take
    with transaction.atomic(), closing(connection.cursor()) as cursor:
        [(top, bottom, *_)] = _rows(cursor, _BEGIN, [])
        newest = _newest(cursor, query, top or 0, max(bottom or 0, query.since), enough)
    return newest[query.skip :]


def having(words: Sequence[QueryWord], keys: Sequence[int]) -> list[set[int]]:
    """For each word, which of these rows have it anywhere."""
    statement = _HAVING.format(flags=", ".join(["key", *[_HAS] * len(words)]))
    with closing(connection.cursor()) as cursor:
        rows = _rows(cursor, statement, [*map(_any_of, words), list(keys)])
    return [{key for key, *flags in rows if flags[place]} for place in range(len(words))]


def counts(words: Sequence[QueryWord], most: int) -> tuple[list[int], int]:
    """For each word, how many of the newest rows have it; and how many rows these are."""
    each = ", ".join([f"count(*) FILTER (WHERE {_HAS})"] * len(words))
    with closing(connection.cursor()) as cursor:
        [row] = _rows(cursor, _COUNTS.format(counts=each), [*map(_any_of, words), most])
    return list(row[:-1]), row[-1]


def vector_of(key: int, terms: ItemTerms) -> str:
    """The text of the tsvector of a row. A word of the title has a term of its own besides: GIN
    knows no weights.
    """
    words = dict.fromkeys((*terms.title, *terms.summary, *terms.words))
    title = dict.fromkeys(f"{_IN_TITLE}{word}" for word in terms.title)
    return " ".join(f"'{term}'" for term in (*words, *title, *terms.filters, *span_terms(key)))


def _newest(cursor: Any, query: IndexQuery, top: int, bottom: int, enough: int) -> list[int]:
    """The newest hits, at most `enough`, searched further and further back from the key `top`."""
    spans = None if query.is_rare else TimeSpans.back(top, bottom)
    while True:
        conditions = _conditions(query, spans)
        statement = _HITS.format(conditions=" AND ".join([_HAS] * len(conditions)))
        keys = _keys(cursor, statement, [*conditions, query.since, enough])
        if spans is None or len(keys) >= enough:
            return keys
        if not keys and len(query.words) > 1:
            spans = None  # the words may stand together nowhere: look everywhere at once
        else:
            spans = TimeSpans.back(top, bottom, spans.wider(top, len(keys), enough))


def _conditions(query: IndexQuery, spans: TimeSpans | None) -> list[str]:
    """The conditions of a row, the rarest first.

    They stay separate: GIN finds the next row for the first condition, and checks the others only
    there. In one joined condition it would weigh every word in every row.
    """
    required = [" | ".join(map(_quoted, spans.terms))] if spans else []
    prefix = _IN_TITLE if query.is_in_title else ""
    required += [
        " | ".join(_any_of(word, prefix) for word in words)
        for words in combinations(longest_first(query.words), query.max_missing + 1)
    ]
    required += map(_quoted, query.filters)
    excluded = "".join(f" & !{_quoted(term)}" for term in query.excluded)
    return [*required[:-1], f"({required[-1]}){excluded}"]


def _any_of(word: QueryWord, prefix: str = "") -> str:
    return " | ".join(f"({_all_of(reading, prefix)})" for reading in word.all_readings)


def _all_of(reading: Reading, prefix: str) -> str:
    return " & ".join(
        f"({' | '.join(_quoted(f'{prefix}{stem}') for stem in stems)})" for stems in reading
    )


def _quoted(term: str) -> str:
    return f"'{term}'"  # a term has no quotes: stems leave a-z and 0-9, filters add a colon


def _keys(cursor: Any, statement: str, params: list[Any]) -> list[int]:
    return [key for (key,) in _rows(cursor, statement, params)]


def _rows(cursor: Any, statement: str, params: list[Any]) -> list[tuple[Any, ...]]:
    cursor.execute(statement, params)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
