"""What a database consists of, read from its own catalogue, so that two can be compared."""

import re
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

type Definitions = dict[str, str]

_SQLITE: Final = """
SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'
"""
_POSTGRESQL: Final = """
SELECT 'column ' || c.relname || '.' || a.attname,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod),
                 CASE WHEN a.attnotnull THEN 'NOT NULL' END,
                 nullif(a.attidentity::text, ''), nullif(a.attgenerated::text, ''),
                 nullif(a.attcollation, 0)::regcollation, pg_get_expr(d.adbin, d.adrelid))
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT 'constraint ' || conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL
SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function ' || oid::regprocedure, prosrc
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT 'sequence ' || sequencename, data_type::text FROM pg_sequences WHERE schemaname = 'public'
UNION ALL
SELECT 'extension ' || extname, '' FROM pg_extension
"""
# A dump of PostgreSQL says `a = ANY (ARRAY['b'::character varying]::text[])` with the same casts at
# other places. Without them, and the parentheses around them, the text is the same.
_CASTS: Final = re.compile(r"::(?:character varying|text)(?:\[\])?|[()]")


def definitions(database: BaseDatabaseWrapper) -> Definitions:
    """Every table or column, index, constraint, trigger and function, by its name."""
    is_file = database.vendor == "sqlite"
    with database.cursor() as cursor:
        cursor.execute(_SQLITE if is_file else _POSTGRESQL)
        rows: list[tuple[str, str]] = cursor.fetchall()
    return {name: text if is_file else _CASTS.sub("", text) for name, text in rows}


def row_counts(database: BaseDatabaseWrapper) -> dict[str, int]:
    """How many rows each table has."""
    counts = {}
    with database.cursor() as cursor:
        for table in database.introspection.table_names(cursor):
            # The names are those of our tables.
            cursor.execute(f"SELECT count(*) FROM {database.ops.quote_name(table)}")
            counts[table] = cursor.fetchone()[0]
    return counts
