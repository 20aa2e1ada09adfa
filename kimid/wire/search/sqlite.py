"""The index on SQLite: an FTS5 table whose rows have the keys of the search rows. It gives them in falling order by itself.

When a search row goes, a trigger takes its words out of the index.
"""

from typing import Any, Final

from django.db import connection

from kimid.wire.search.question import AMONG, Alternatives, Question
from kimid.wire.search.terms import Terms

_WRITE: Final = "INSERT OR REPLACE INTO wire_words (rowid, title, summary, words, marks) VALUES (%s, %s, %s, %s, %s)"
_MATCHES: Final = "SELECT rowid FROM wire_words WHERE wire_words MATCH %s AND rowid >= %s ORDER BY rowid DESC"
_POINTS: Final = "SELECT rowid, {points} AS points FROM wire_words WHERE wire_words MATCH %s AND rowid >= %s"
_BEST: Final = "SELECT rowid FROM ({parts}) GROUP BY rowid ORDER BY sum(points) DESC, rowid DESC LIMIT %s OFFSET %s"
_IN_TITLE: Final = 10
_IN_SUMMARY: Final = 3


def write(key: int, terms: Terms) -> None:
    """Put the words of a row into the index, instead of those it had."""
    columns = (terms.title, terms.summary, terms.words, terms.marks)
    _run(_WRITE, [key, *map(" ".join, columns)])


def find(question: Question) -> list[int]:
    """The keys of what matches, in the order asked for."""
    if question.is_best_first and question.words:
        return _best(question)
    return _run(f"{_MATCHES} LIMIT %s OFFSET %s", [_match(question), question.since, question.take, question.skip])


def _best(question: Question) -> list[int]:
    """The best of the newest hits: title and summary are asked for each word, no further back than the oldest of them."""
    newest = _run(f"{_MATCHES} LIMIT %s", [_match(question), question.since, AMONG])
    if not newest:
        return []
    parts, params = [_POINTS.format(points=0)], [_match(question), newest[-1]]
    for word in question.words:
        for column, points in (("title", _IN_TITLE), ("summary", _IN_SUMMARY)):
            parts.append(_POINTS.format(points=points))
            params += [f"({column} : {_any_of(word)}) AND {_match(question)}", newest[-1]]
    return _run(_BEST.format(parts=" UNION ALL ".join(parts)), [*params, question.take, question.skip])


def _match(question: Question) -> str:
    ways = " OR ".join(f"({' AND '.join(map(_any_of, words))})" for words in question.ways)
    wanted = [f"({ways})"] if ways else []
    wanted += map(_quoted, question.marks)
    without = "".join(f" NOT {_quoted(mark)}" for mark in question.without)
    return f"(({' AND '.join(wanted)}){without})"


def _any_of(word: Alternatives) -> str:
    return f"({' OR '.join(map(_quoted, word))})"


def _quoted(term: str) -> str:
    return f'"{term}"'


def _run(statement: str, params: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [key for (key,) in cursor.fetchall()]
