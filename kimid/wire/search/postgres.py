"""The index on PostgreSQL: a tsvector column beside each search row, under a GIN index.

GIN collects all matching rows before it can sort them, so a common word would be slow. Therefore
each row also has the terms of its time spans, and the newest spans are searched first. Even for a
common word few rows are read.
"""

from collections.abc import Iterable
from contextlib import closing
from itertools import chain, combinations
from typing import Any, Final

from django.db import connection, transaction

from kimid.wire.search.index_query import MAX_HITS, IndexQuery, longest_first
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
# Weights of D, C (the rest), B (summary) and A (title). The rank counts the words and where they
# stand.
_BEST: Final = """
SELECT key FROM wire_searchrow WHERE key = ANY(%s)
ORDER BY ts_rank('{{0, 0.05, 0.3, 1}}', vector, %s::tsquery) DESC, key DESC LIMIT %s OFFSET %s
""".replace("{{", "{").replace("}}", "}")


def write(key: int, terms: ItemTerms) -> None:
    """Replace the words of a row in the index."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(_WRITE, [vector_of(key, terms), key])


def find(query: IndexQuery) -> list[int]:
    """The keys of the matching rows, in the order that the query asks for."""
    is_best_first = query.is_best_first and bool(query.words)
    enough = MAX_HITS if is_best_first else query.skip + query.take
    with transaction.atomic(), closing(connection.cursor()) as cursor:
        [(top, bottom, *_)] = _rows(cursor, _BEGIN, [])
        newest = _newest(cursor, query, top or 0, max(bottom or 0, query.since), enough)
        if not is_best_first:
            return newest[query.skip :]
        cursor.execute("SET LOCAL enable_indexscan = on")
        any_word = " | ".join(map(_any_of, query.words))
        return _keys(cursor, _BEST, [newest, any_word, query.take, query.skip])


def vector_of(key: int, terms: ItemTerms) -> str:
    """The text of the tsvector of a row. Weights: A title, B summary, C the rest."""
    positions: dict[str, list[str]] = {}
    for position, words in (("1A", terms.title), ("2B", terms.summary), ("3C", terms.words)):
        for word in dict.fromkeys(words):
            positions.setdefault(word, []).append(position)
    word_terms = (
        f"'{word}':{','.join(word_positions)}" for word, word_positions in positions.items()
    )
    filter_terms = (f"'{term}'" for term in (*terms.filters, *span_terms(key)))
    return " ".join((*word_terms, *filter_terms))


def _newest(cursor: Any, query: IndexQuery, top: int, bottom: int, enough: int) -> list[int]:
    """The newest hits, at most `enough`, searched further and further back from the key `top`."""
    spans = TimeSpans.back(top, bottom)
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
    required = [_any_of(spans.terms)] if spans else []
    required += [
        _any_of(chain(*sets))
        for sets in combinations(longest_first(query.words), query.max_missing + 1)
    ]
    required += [f"'{term}'" for term in query.filters]
    excluded = "".join(f" & !'{term}'" for term in query.excluded)
    return [*required[:-1], f"{required[-1]}{excluded}"]


def _any_of(terms: Iterable[str]) -> str:
    return f"({' | '.join(f"'{term}'" for term in terms)})"


def _keys(cursor: Any, statement: str, params: list[Any]) -> list[int]:
    return [key for (key,) in _rows(cursor, statement, params)]


def _rows(cursor: Any, statement: str, params: list[Any]) -> list[tuple[Any, ...]]:
    cursor.execute(statement, params)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
