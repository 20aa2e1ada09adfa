"""`kim migrate`: bring the database up to date."""

from kimid.cli import database


def run(arguments: list[str]) -> int:
    """Apply pending migrations and say so."""
    database.setup_django()
    database.apply_migrations()
    print("kimid: the database is up to date.")
    return 0
