"""A database of their own for tests that start kimid as a program, on the PostgreSQL of the run."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier


@contextmanager
def own_database(server: str, name: str) -> Iterator[str]:
    """The address of a new, empty database of this name on the server; gone afterwards."""
    with psycopg.connect(server, autocommit=True) as line:
        line.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            line.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))
