"""The index on SQLite: an FTS5 table with the keys of the search rows as row ids.

FTS5 returns rows in falling order of ids without a sort. A trigger deletes the words of a deleted
search row.
"""

from typing import Any, Final

from django.db import connection

from kimid.wire.search.index_query import MAX_HITS, Alternatives, IndexQuery
from kimid.wire.search.terms import ItemTerms

_WRITE: Final = (
    "INSERT OR REPLACE INTO wire_words (rowid, title, summary, words, marks) "
    "VALUES (%s, %s, %s, %s, %s)"
)
_MATCHES: Final = (
    "SELECT rowid FROM wire_words WHERE wire_words MATCH %s AND rowid >= %s ORDER BY rowid DESC"
)
_POINTS: Final = (
    "SELECT rowid, {points} AS points FROM wire_words WHERE wire_words MATCH %s AND rowid >= %s"
)
_BEST: Final = (
    "SELECT rowid FROM ({parts}) GROUP BY rowid "
    "ORDER BY sum(points) DESC, rowid DESC LIMIT %s OFFSET %s"
)
_IN_TITLE: Final = 10
_IN_SUMMARY: Final = 3


def write(key: int, terms: ItemTerms) -> None:
    """Replace the words of a row in the index."""
    columns = (terms.title, terms.summary, terms.words, terms.filters)
    _run(_WRITE, [key, *map(" ".join, columns)])


def find(query: IndexQuery) -> list[int]:
    """The keys of the matching rows, in the order that the query asks for."""
    if query.is_best_first and query.words:
        return _best(query)
    return _run(
        f"{_MATCHES} LIMIT %s OFFSET %s",
        [_match(query), query.since, query.take, query.skip],
    )


def _best(query: IndexQuery) -> list[int]:
    """The best of the newest hits: each word is searched in their titles and summaries."""
    newest = _run(f"{_MATCHES} LIMIT %s", [_match(query), query.since, MAX_HITS])
    if not newest:
        return []
    parts = [_POINTS.format(points=0)]
    params = [_match(query), newest[-1]]
    for word in query.words:
        for column, points in (("title", _IN_TITLE), ("summary", _IN_SUMMARY)):
            parts.append(_POINTS.format(points=points))
            params += [f"({column} : {_any_of(word)}) AND {_match(query)}", newest[-1]]
    return _run(_BEST.format(parts=" UNION ALL ".join(parts)), [*params, query.take, query.skip])


def _match(query: IndexQuery) -> str:
    any_set = " OR ".join(f"({' AND '.join(map(_any_of, words))})" for words in query.word_sets)
    required = [f"({any_set})"] if any_set else []
    required += map(_quoted, query.filters)
    excluded = "".join(f" NOT {_quoted(term)}" for term in query.excluded)
    return f"(({' AND '.join(required)}){excluded})"


def _any_of(word: Alternatives) -> str:
    return f"({' OR '.join(map(_quoted, word))})"


def _quoted(term: str) -> str:
    return f'"{term}"'  # a term has no quotes: stems leave a-z and 0-9, filters add a colon


def _run(statement: str, params: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [key for (key,) in cursor.fetchall()]
