"""Getting the database ready from the command line."""

import django
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from kimid.cli.errors import CliError


def setup_django() -> None:
    """Load Django. Needed once before anything else of the project is imported."""
    django.setup(set_prefix=False)


def apply_migrations() -> None:
    """Apply pending migrations. Raises Trouble when the database cannot be reached or is newer than
    this code.
    """
    try:
        refuse_newer_database()
        todo = pending_migrations()
        if todo:
            print(f"kimid: bringing the database up to date, {len(todo)} steps")
            call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise CliError(
            f"the database does not answer: {error}. Look at KIMID_DATABASE_URL and start again."
        ) from error


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
    """Raise Trouble when a newer release has already changed this database."""
    strange = unknown_migrations()
    if strange:
        raise CliError(
            f"the database is newer than this code; it knows {', '.join(strange)}. "
            "Install the newer release again, or restore the backup made before it."
        )
