"""The database engine, tried on its own file, so that these tests run with any database of the
project.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from kimid.sqlite.driver import MIN_VERSION, pysqlite3, require_recent

# The mark only allows connections. The database of the project is not used.
pytestmark = pytest.mark.django_db

OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA trusted_schema=OFF;",
}


@pytest.fixture
def handler(tmp_path: Path) -> ConnectionHandler:
    settings = {"ENGINE": "kimid.sqlite", "NAME": str(tmp_path / "try.sqlite3"), "OPTIONS": OPTIONS}
    return ConnectionHandler({"default": settings})


@pytest.fixture
def database(handler: ConnectionHandler) -> Iterator[BaseDatabaseWrapper]:
    connection = handler["default"]
    yield connection
    connection.close()


def one_row(
    database: BaseDatabaseWrapper,
    query: str,
    params: Sequence[Any] | Mapping[str, Any] | None = None,
) -> tuple[object, ...]:
    with database.cursor() as cursor:
        cursor.execute(query, params)
        row: tuple[object, ...] = cursor.fetchone()
        return row


def test_the_sqlite_inside_is_new_enough_to_keep_every_commit() -> None:
    assert pysqlite3.sqlite_version_info >= MIN_VERSION
    require_recent(pysqlite3.sqlite_version_info)


def test_an_old_sqlite_is_refused_in_words_that_help() -> None:
    with pytest.raises(
        ImproperlyConfigured, match=r"SQLite 3\.51\.2 is too old.*Install the newest pysqlite3"
    ):
        require_recent((3, 51, 2))


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("trusted_schema", 0), ("foreign_keys", 1)],
)
def test_every_connection_is_made_safe(
    database: BaseDatabaseWrapper, name: str, value: object
) -> None:
    assert one_row(database, f"PRAGMA {name}") == (value,)


def test_named_and_numbered_parameters_and_percent_signs_reach_sqlite(
    database: BaseDatabaseWrapper,
) -> None:
    assert one_row(database, "SELECT %s, '100%%'", ["a"]) == ("a", "100%")
    assert one_row(database, "SELECT %(left)s, %(right)s", {"left": 1, "right": 2}) == (1, 2)
    assert one_row(database, "SELECT '100%'") == ("100%",)


def test_values_come_back_as_they_were_put_in(database: BaseDatabaseWrapper) -> None:
    moment = datetime(2026, 11, 25, 3, 4, 5, 678, tzinfo=UTC)
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE stored (at datetime, yes bool, amount text)")
        cursor.executemany(
            "INSERT INTO stored VALUES (%s, %s, %s)", [(moment, True, Decimal("1.50"))]
        )
        cursor.executemany("INSERT INTO stored VALUES (%s, %s, %s)", [])
    assert one_row(database, "SELECT * FROM stored") == (moment, True, "1.50")


def test_four_threads_write_without_losing_a_row(
    handler: ConnectionHandler, database: BaseDatabaseWrapper
) -> None:
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE rows (writer integer, number integer)")

    def write(writer: int) -> None:
        with handler["default"].cursor() as cursor:
            for number in range(50):
                cursor.execute("INSERT INTO rows VALUES (%s, %s)", [writer, number])
        handler["default"].close()

    threads = [threading.Thread(target=write, args=[writer]) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert one_row(database, "SELECT count(DISTINCT writer * 1000 + number) FROM rows") == (200,)


def test_a_debug_log_can_show_the_values_of_a_query(database: BaseDatabaseWrapper) -> None:
    database.force_debug_cursor = True
    one_row(database, "SELECT %s, %s", ["desa", 7])
    assert database.queries[-1]["sql"] == "SELECT 'desa', 7"


def test_migrations_can_be_made_before_there_is_a_folder_of_data(tmp_path: Path) -> None:
    environment = os.environ | {
        "KIMID_DATA_DIR": str(tmp_path / "none"),
        "KIMID_SECRET_KEY": "of-no-use" * 9,
        "DJANGO_SETTINGS_MODULE": "kimid.settings",
    }

    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (made.returncode, "Traceback" in made.stderr) == (0, False)
