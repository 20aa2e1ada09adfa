"""The index on PostgreSQL: a column of lexemes beside each search row, under a GIN index.

GIN finds all rows that match before the newest can be taken, so a common word would cost as much as it is common. Therefore
each row also has marks of the spans of time it lies in, and the newest spans are asked first: however common a word, few rows
are read until there are enough.
"""

from collections.abc import Iterable
from contextlib import closing
from itertools import chain, combinations
from typing import Any, Final

from django.db import connection, transaction

from kimid.wire.search.question import AMONG, Question, longest_first
from kimid.wire.search.spans import Spans, spans_at
from kimid.wire.search.terms import Terms

_WRITE: Final = "UPDATE wire_searchrow SET vector = %s::tsvector WHERE key = %s"
# A common word makes reading the whole table look cheap, or walking back through the keys; with the spans it never is.
_BEGIN: Final = """
SELECT (SELECT max(key) FROM wire_searchrow), (SELECT min(key) FROM wire_searchrow),
    set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)
"""
_HITS: Final = "SELECT key FROM wire_searchrow WHERE {conditions} AND key >= %s ORDER BY key DESC LIMIT %s"
_HAS: Final = "vector @@ %s::tsquery"
# Title, summary and the rest; a hit counts by how many of the words it has, and where.
_BEST: Final = """
SELECT key FROM wire_searchrow WHERE key = ANY(%s)
ORDER BY ts_rank('{{0, 0.05, 0.3, 1}}', vector, %s::tsquery) DESC, key DESC LIMIT %s OFFSET %s
""".replace("{{", "{").replace("}}", "}")


def write(key: int, terms: Terms) -> None:
    """Put the words of a row into the index, instead of those it had."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(_WRITE, [vector_of(key, terms), key])


def find(question: Question) -> list[int]:
    """The keys of what matches, in the order asked for."""
    is_best_first = question.is_best_first and bool(question.words)
    enough = AMONG if is_best_first else question.skip + question.take
    with transaction.atomic(), closing(connection.cursor()) as cursor:
        [(top, bottom, *_)] = _rows(cursor, _BEGIN, [])
        newest = _newest(cursor, question, top or 0, max(bottom or 0, question.since), enough)
        if not is_best_first:
            return newest[question.skip :]
        cursor.execute("SET LOCAL enable_indexscan = on")
        any_word = " | ".join(map(_any_of, question.words))
        return _keys(cursor, _BEST, [newest, any_word, question.take, question.skip])


def vector_of(key: int, terms: Terms) -> str:
    """The text of the tsvector of a row. Where a word stands is told by weights A (title), B (summary) and C."""
    places: dict[str, list[str]] = {}
    for place, words in (("1A", terms.title), ("2B", terms.summary), ("3C", terms.words)):
        for word in dict.fromkeys(words):
            places.setdefault(word, []).append(place)
    worded = (f"'{word}':{','.join(found)}" for word, found in places.items())
    marked = (f"'{mark}'" for mark in (*terms.marks, *spans_at(key)))
    return " ".join((*worded, *marked))


def _newest(cursor: Any, question: Question, top: int, bottom: int, enough: int) -> list[int]:
    """The newest hits, at most `enough`, looked for further and further back from the newest row of all, `top`."""
    spans = Spans.back(top, bottom)
    while True:
        wanted = _conditions(question, spans)
        statement = _HITS.format(conditions=" AND ".join([_HAS] * len(wanted)))
        found = _keys(cursor, statement, [*wanted, question.since, enough])
        if spans is None or len(found) >= enough:
            return found
        is_nowhere = not found and len(question.words) > 1  # words that do not stand together, and may nowhere
        spans = None if is_nowhere else Spans.back(top, bottom, spans.further(top, len(found), enough))


def _conditions(question: Question, spans: Spans | None) -> list[str]:
    """What a row must have, one condition for each thing, what is rare first: GIN looks for the next row that has the first, and
    only there for the others. Of a single condition with all of it the index weighs every word in every row that has one.
    """
    wanted = [_any_of(spans.marks)] if spans else []
    wanted += [_any_of(chain(*sets)) for sets in combinations(longest_first(question.words), question.may_lack + 1)]
    wanted += [f"'{mark}'" for mark in question.marks]
    without = "".join(f" & !'{mark}'" for mark in question.without)
    return [*wanted[:-1], f"{wanted[-1]}{without}"]


def _any_of(terms: Iterable[str]) -> str:
    return f"({' | '.join(f"'{term}'" for term in terms)})"


def _keys(cursor: Any, statement: str, params: list[Any]) -> list[int]:
    return [key for (key,) in _rows(cursor, statement, params)]


def _rows(cursor: Any, statement: str, params: list[Any]) -> list[tuple[Any, ...]]:
    cursor.execute(statement, params)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
