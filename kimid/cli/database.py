"""Getting the database ready from the command line."""

from contextlib import suppress
from typing import Final

import django
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from kimid.cli.backup_before_steps import back_up_before_steps
from kimid.cli.errors import CliError
from kimid.cli.lone_models import models_rendered_alone
from kimid.cli.whole_steps import record_steps_with_their_work

# How long a step waits for another program that uses its table. Behind a step that waits, readers
# wait too.
LOCK_SECONDS: Final = 20
_WAIT: Final = {
    "postgresql": f"SET lock_timeout = '{LOCK_SECONDS}s'",
    "sqlite": f"PRAGMA busy_timeout = {LOCK_SECONDS * 1000}",
}
# A lock that was not to be had, and two programs that wait for each other.
_LOCKED_STATES: Final = {"55P03", "40P01"}
_IN_USE: Final = (
    "another program uses the database. {what} waited {seconds} seconds for it and changed nothing."
    " Stop every kimid that uses this database, web servers and workers, and run ./kim migrate"
    " again; the steps that are done stay done."
)
_FAILED: Final = (
    "step {step} failed: {reason}. It changed nothing, and the steps before it stay done. If you"
    " can mend the reason, run ./kim migrate again. If not, restore the backup from before, start"
    " the version that you had, and report this message."
)


def setup_django() -> None:
    """Load Django. Needed once before anything else of the project is imported."""
    django.setup(set_prefix=False)


def apply_migrations() -> None:
    """Apply pending migrations. Raises CliError when the database cannot be reached, is newer than
    this code, is in use by others, or when a step fails.
    """
    try:
        refuse_newer_database()
        todo = pending_migrations()
        if todo:
            back_up_before_steps()
            print(f"kimid: bringing the database up to date, {len(todo)} steps")
            _apply()
        else:
            # Content types and permissions, which a run that died after its last step left out.
            emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    except DatabaseError as error:
        raise CliError(
            _IN_USE.format(what="The database", seconds=LOCK_SECONDS)
            if _is_locked(error)
            else f"the database does not answer: {error}. Look at KIMID_DATABASE_URL and start"
            " again."
        ) from error


def _apply() -> None:
    """Apply all, and wait for no other program longer than LOCK_SECONDS."""
    record_steps_with_their_work()
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WAIT[connection.vendor])
        with models_rendered_alone():
            call_command("migrate", verbosity=0, interactive=False)
    except Exception as error:
        step = _first_pending()
        if _is_locked(error):
            sentence = _IN_USE.format(what=f"Step {step}", seconds=LOCK_SECONDS)
        else:
            reason = str(error).strip() or type(error).__name__
            sentence = _FAILED.format(step=step, reason=reason.splitlines()[0])
        raise CliError(sentence) from error
    finally:
        connection.close()  # what comes next waits as it always does


def _first_pending() -> str:
    """The step that was not done, as far as the database still says."""
    with suppress(DatabaseError):
        return next(iter(pending_migrations()), "")
    return ""


def _is_locked(error: Exception) -> bool:
    """SQLite says so in words, PostgreSQL in a state. A table may have "lock" in its name."""
    state = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, OperationalError) and (
        state in _LOCKED_STATES or " is locked" in str(error)
    )


def pending_migrations() -> list[str]:
    """Migrations of this code that the database has not seen, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unknown_migrations() -> list[str]:
    """Migrations the database has seen and this code does not know, as `app.name`. Apps that were
    removed do not count.
    """
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    return sorted(
        f"{app}.{name}"
        for app, name in set(loader.applied_migrations) - known
        if app in loader.migrated_apps
    )


def refuse_newer_database() -> None:
    """Raise CliError when a newer release has already changed this database."""
    strange = unknown_migrations()
    if strange:
        raise CliError(
            f"the database is newer than this code; it knows {', '.join(strange)}. "
            "Install the newer release again, or restore the backup made before it."
        )
