"""Names the schema of this version: `.venv/bin/python -m tests.upgrades.name_schema`.

Fills a database on SQLite and one on PostgreSQL, and writes both and the hashes of all migrations
into `tests/upgrades/schemas/` under the version of `pyproject.toml`. PostgreSQL is the server of
`DATABASE_URL`, or one that is started for it. Takes two minutes.
"""

import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.databases import ROOT, Install, open_databases
from tests.upgrades import dumps
from tests.upgrades.dumps import SCHEMAS
from tests.upgrades.migration_files import LIST, as_text, present_hashes

_LIMIT: Final = 1_000_000  # bytes of one dump
# That of every test run: tests open what it sealed.
KEY: Final = {"KIMID_SECRET_KEY": "of-no-use-outside-of-tests-" * 3}


def main() -> str:
    """Write the folder of this version; gives what to say instead, or nothing."""
    name = present_version()
    folder = SCHEMAS / name
    if folder.exists():
        return (
            f"{folder.relative_to(ROOT)} is there. Databases out there have this schema, so it"
            f" never changes. If {name} was not released yet, remove the folder and start again."
        )
    with TemporaryDirectory(prefix="kimid-schema-") as scratch:
        files = {
            dumps.SQLITE: _filled("sqlite", Path(scratch)),
            dumps.POSTGRESQL: _filled("postgres", Path(scratch)),
            LIST: as_text(present_hashes()).encode(),
        }
    if heavy := [file for file, content in files.items() if len(content) > _LIMIT]:
        return f"more than {_LIMIT:,} bytes: {', '.join(heavy)}. Make the world smaller."
    folder.mkdir(parents=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)
        sys.stdout.write(f"{len(content):9,} bytes {(folder / file).relative_to(ROOT)}\n")
    return ""


def present_version() -> str:
    """The version of this code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def _filled(kind: str, scratch: Path) -> bytes:
    """The dump of a new database."""
    databases = open_databases(kind, scratch)
    try:
        install = databases.build("schema")
        _fill(install)
        if kind == "sqlite":
            return dumps.dump_sqlite(install.folder / "kimid.sqlite3")
        return dumps.dump_postgresql(install.url)
    finally:
        databases.remove()


def _fill(install: Install) -> None:
    command = [sys.executable, "-m", "tests.upgrades.world"]
    subprocess.run(command, cwd=ROOT, env=install.environment(**KEY), check=True)


if __name__ == "__main__":
    sys.exit(main())
