"""What the database itself refuses in the books, on both engines, also from raw SQL.

They are triggers. SQLite drops those of a table that a migration makes anew, and refuses to rename
a table that another's trigger names: so all are dropped before migrations and made after them.
"""

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class BookGuard:
    """One thing that the database refuses: `when` is true of the row that comes or goes."""

    name: str
    table: str
    event: str  # INSERT, UPDATE or DELETE
    when: str
    message: str

    @property
    def trigger(self) -> str:
        """The name of its trigger. A guard that says something else has another."""
        text = f"{self.table} {self.event} {self.when} {self.message}"
        return f"ledger_guard_{self.name}_{sha256(text.encode()).hexdigest()[:6]}"


def _read_guards() -> tuple[BookGuard, ...]:
    text = Path(__file__).with_name("guards.toml").read_text(encoding="utf-8")
    return tuple(BookGuard(**each) for each in tomllib.loads(text)["guard"])


GUARDS: Final = _read_guards()
_TABLES: Final = tuple(dict.fromkeys(guard.table for guard in GUARDS))
_OF_ROWS: Final = "ledger_guard_"
# REPLACE deletes the row that is in its way. SQLite asks the triggers about it only where
# `recursive_triggers` is on (`kimid/sqlite/base.py`), so that counts as one of the guards.
_REPLACING: Final = "ledger_guard_replacing"
_STAYS_WHOLE: Final = """
CREATE OR REPLACE FUNCTION ledger_stays_whole() RETURNS trigger AS $$
DECLARE has_rows boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO has_rows;
  IF has_rows THEN
    RAISE EXCEPTION 'ledger: nothing is deleted' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$ LANGUAGE plpgsql
"""


def make_guards(connection: BaseDatabaseWrapper) -> None:
    """Make all of them, in place of those that are there."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        drop_guards(connection)
        for guard in GUARDS:
            for statement in _statements(guard, connection.vendor):
                cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute(_STAYS_WHOLE)
            for table in _TABLES:
                cursor.execute(_no_truncate(table))


def drop_guards(connection: BaseDatabaseWrapper) -> None:
    """Drop those that are there, also what is switched off. For migrations, and nobody else."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, table, _ in _present(cursor, connection.vendor):
            if name == _REPLACING:
                continue  # a setting of the connection
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER {name}")
            elif name.startswith(_OF_ROWS):
                cursor.execute(f"DROP FUNCTION {name}() CASCADE")
            else:
                cursor.execute(f"DROP TRIGGER {name} ON {table}")


def has_books(connection: BaseDatabaseWrapper) -> bool:
    """Whether all tables are there that need a guard."""
    return set(_TABLES) <= set(connection.introspection.table_names())


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that are not there."""
    with connection.cursor() as cursor:
        present = {name for name, _, is_on in _present(cursor, connection.vendor) if is_on}
    wanted = [guard.trigger for guard in GUARDS]
    if connection.vendor == "postgresql":
        wanted += [f"{table}_stays_whole" for table in _TABLES]
    else:
        wanted.append(_REPLACING)
    return [name for name in wanted if name not in present]


def _statements(guard: BookGuard, vendor: str) -> list[str]:
    on = f"BEFORE {guard.event} ON {guard.table}"
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {guard.trigger} {on} BEGIN"
            f" SELECT RAISE(ABORT, '{guard.message}') WHERE {guard.when}; END"
        ]
    row = "OLD" if guard.event == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {guard.trigger}() RETURNS trigger AS $$ BEGIN"
        f" IF {guard.when} THEN {_raise(guard.message)} END IF;"
        f" RETURN {row}; END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {guard.trigger} {on} FOR EACH ROW EXECUTE FUNCTION {guard.trigger}()",
    ]


def _no_truncate(table: str) -> str:
    """TRUNCATE fires no trigger of a row. An empty table may be emptied."""
    return (
        f"CREATE TRIGGER {table}_stays_whole BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays_whole()"
    )


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';"


def _present(cursor: Any, vendor: str) -> list[tuple[str, str, bool]]:
    """Name and table of each that is there, and whether it is switched on."""
    if vendor == "sqlite":
        cursor.execute(
            "SELECT name, tbl_name, 1 FROM sqlite_master"
            " WHERE type = 'trigger' AND name LIKE 'ledger_guard_%'"
            " UNION ALL SELECT 'ledger_guard_replacing', '', recursive_triggers"
            " FROM pragma_recursive_triggers"
        )
    else:
        cursor.execute(
            "SELECT tgname, relname, tgenabled <> 'D'"
            " FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
            " AND (tgname LIKE 'ledger_guard_%%' OR tgname LIKE 'ledger_%%_stays_whole')"
        )
    return [(str(name), str(table), bool(is_on)) for name, table, is_on in cursor.fetchall()]
