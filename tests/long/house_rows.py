"""What the database of an install on SQLite has, read beside its server."""

import sqlite3

from tests.journeys.house import House


def rows_of(house: House, question: str, *words: str) -> list[tuple[object, ...]]:
    """The rows that answer a question; nothing can be changed by it."""
    line = sqlite3.connect(f"file:{house.folder / 'kimid.sqlite3'}?mode=ro", uri=True)
    try:
        found: list[tuple[object, ...]] = line.execute(question, words).fetchall()
        return found
    finally:
        line.close()
