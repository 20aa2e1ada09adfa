"""A backup of the database as it still is, before steps change it."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils import timezone

from kimid.cli.backup_troubles import plain_troubles

# A run that stopped between two steps is started again within this time.
_AGAIN: Final = timedelta(hours=1)


def back_up_before_steps() -> None:
    """Make a set, where this install has a folder for them and rows to lose. Raises CliError.

    Not a second one when a run is started again of which some steps are done: that would be no set
    from before, and the rule of a day would put it in the place of the one that is.
    """
    from kimid.backups.making import make_backup

    if not settings.BACKUP_DIR or not connection.introspection.table_names():
        return
    folder = Path(settings.BACKUP_DIR).absolute()
    with plain_troubles():
        name = _set_before(folder)
        if not name:
            name = make_backup(folder, timezone.now(), removes_surplus=False).made.name
    print(f"kimid: {name} is the backup from before these steps")


def _set_before(folder: Path) -> str:
    """The set that the same run has made before it stopped; empty without one."""
    from kimid.backups.databases import applied_migrations
    from kimid.backups.errors import BackupError
    from kimid.backups.manifest import read_manifest
    from kimid.backups.sets import sets_in

    done = set(applied_migrations("default"))
    for newest in sets_in(folder)[-1:]:
        with suppress(BackupError):  # a damaged one is none
            is_before = set(read_manifest(newest.path).migrations) < done
            if is_before and timezone.now() - newest.moment < _AGAIN:
                return newest.name
    return ""
