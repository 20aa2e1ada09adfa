"""The index on PostgreSQL: a column of lexemes beside each search row, under a GIN index.

GIN finds all rows that match before the newest can be taken, so a common word would cost as much as it is common. Therefore
each row also has marks of four spans of time it lies in (of nine hours, three days, a month, half a year), and the newest spans
are asked first: however common a word, few rows are read until there are enough.
"""

from collections.abc import Iterable
from contextlib import closing
from typing import Any, Final

from django.db import connection, transaction

from kimid.wire.search.question import AMONG, Alternatives, Question
from kimid.wire.search.terms import Terms

_SPANS: Final = (15, 18, 21, 24)  # a span is 2 to the power of this many seconds long
_WRITE: Final = "UPDATE wire_searchrow SET vector = %s::tsvector WHERE key = %s"
# A common word makes reading the whole table look cheap, or walking back through the keys; with the spans it never is.
_BEGIN: Final = """
SELECT (SELECT max(key) FROM wire_searchrow),
    set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)
"""
_HITS: Final = "SELECT key FROM wire_searchrow WHERE vector @@ %s::tsquery AND key >= %s ORDER BY key DESC LIMIT %s"
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
        [(top, *_)] = _rows(cursor, _BEGIN, [])
        newest = _newest(cursor, question, top or 0, enough)
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
    marked = (f"'{mark}'" for mark in (*terms.marks, *_spans_at(key)))
    return " ".join((*worded, *marked))


def _newest(cursor: Any, question: Question, top: int, enough: int) -> list[int]:
    """The newest hits, at most `enough`, looked for in longer and longer spans of time before the newest row of all, `top`."""
    place = 0
    while True:
        found = _keys(cursor, _HITS, [_query(question, _window(top, place)), question.since, enough])
        if len(found) >= enough or place == len(_SPANS):
            return found
        place = _next_place(place, len(found), enough)


def _next_place(place: int, found: int, enough: int) -> int:
    """The next span that by what was found so far will hold enough; each is eight times longer. Of what is rare, the last."""
    if found == 0:
        return len(_SPANS)
    while place < len(_SPANS) and found < enough:
        found *= 8
        place += 1
    return place


def _window(top: int, place: int) -> str:
    """The condition for the newest span of a size, and the one before, for the newest may just have begun. At last none."""
    if place == len(_SPANS):
        return ""
    size = _SPANS[place]
    return f"('{_span(size, top >> size)}' | '{_span(size, (top >> size) - 1)}')"


def _query(question: Question, spans: str) -> str:
    ways = " | ".join(" & ".join(map(_any_of, words)) for words in question.ways)
    wanted = [f"({ways})"] if ways else []
    wanted += [f"'{mark}'" for mark in question.marks]
    wanted += [f"!'{mark}'" for mark in question.without]
    return " & ".join([*wanted, spans] if spans else wanted)


def _any_of(word: Alternatives) -> str:
    return f"({' | '.join(f"'{stem}'" for stem in word)})"


def _spans_at(key: int) -> Iterable[str]:
    return (_span(size, key >> size) for size in _SPANS)


def _span(size: int, number: int) -> str:
    return f"e:{size}:{number}"


def _keys(cursor: Any, statement: str, params: list[Any]) -> list[int]:
    return [key for (key,) in _rows(cursor, statement, params)]


def _rows(cursor: Any, statement: str, params: list[Any]) -> list[tuple[Any, ...]]:
    cursor.execute(statement, params)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
